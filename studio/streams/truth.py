"""What is known of a stream: when each repetition was, and how far it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.streams.performing import Label, Stretch
from studio.streams.track import starts_s
from supple.core.movement.model import Side

WHOLE = 0.6
"""A repetition that goes less far than this share of the person's own way is none."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition that was done: from `start_s` until the body is back, or goes on, at `end_s`.

    `share` is how far it went of the person's own way.
    """

    movement: str
    part: str
    side: Side | None
    start_s: float
    end_s: float
    share: float

    @property
    def whole(self) -> bool:
        """Whether it counts."""
        return self.share >= WHOLE


@dataclass(frozen=True, slots=True)
class Truth:
    """Hold what was done; the work lasts from `start_s` to `end_s`."""

    start_s: float
    end_s: float
    repetitions: tuple[Repetition, ...]

    def count(self, movement: str, part: str = "") -> int:
        """Say how many repetitions of a movement, or of one part of it, count."""
        return sum(
            one.whole for one in self.repetitions if one.movement == movement and part in {"", one.part}
        )


def truth_of(stretches: Sequence[Stretch]) -> Truth:
    """Read the truth off a performance."""
    repetitions = tuple(_repetitions(stretches))
    begins = starts_s(stretches)
    start_s = repetitions[0].start_s if repetitions else begins[-2]
    end_s = repetitions[-1].end_s if repetitions else begins[-1]
    return Truth(start_s, end_s, repetitions)


def _repetitions(stretches: Sequence[Stretch]) -> Iterator[Repetition]:
    begins = starts_s(stretches)
    labels = dict.fromkeys(stretch.label for stretch in stretches if stretch.label)
    for label in labels:
        places = [place for place, stretch in enumerate(stretches) if stretch.label == label]
        last = places[-1] + _comes_back(stretches, places[-1] + 1)
        yield _repetition(label, begins[places[0]], begins[last + 1])


def _comes_back(stretches: Sequence[Stretch], after: int) -> int:
    """Say how many stretches after a repetition still belong to it: a way back, or a change, with pauses."""
    last = after
    while last < len(stretches) and stretches[last].label is None and stretches[last].pauses:
        last += 1
    there = last < len(stretches) and stretches[last].label is None
    return last + 1 - after if there and stretches[last].pose_from != stretches[last].pose_to else 0


def _repetition(label: Label, start_s: float, end_s: float) -> Repetition:
    return Repetition(label.movement, label.part, label.side, start_s, end_s, label.share)
