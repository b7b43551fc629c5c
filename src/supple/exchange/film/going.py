"""When the body is where: how far each beat's way has come at any moment, eased as the page eases it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from supple.core.movement import Beat, Timeline

SHARES = 48
"""Pictures on one way: between them nothing moves more than a pixel or two."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is shown at a time: the beat, the share of its time that has gone, and of the body's way."""

    beat: Beat
    gone: float
    share: float


class Going:
    """A whole session as moments; times count from its first beat."""

    def __init__(self, session: Timeline) -> None:
        self.beats: tuple[Beat, ...] = (*session.ready, *session.beats, *session.after)
        self._first_s = self.beats[0].start_s
        self._starts_s = [beat.start_s - self._first_s for beat in self.beats]
        through = [0.0, *(float(_flows(one, after)) for one, after in pairwise(self.beats)), 0.0]
        self._slopes = list(pairwise(through))

    @property
    def seconds(self) -> float:
        """How long it is altogether."""
        return self._starts_s[-1] + self.beats[-1].seconds

    def start_s(self, beat: Beat) -> float:
        """Return when a beat begins."""
        return beat.start_s - self._first_s

    def at(self, time_s: float) -> Moment:
        """Return what is shown at a time."""
        number = max(0, bisect_right(self._starts_s, time_s + 1e-9) - 1)
        beat = self.beats[number]
        gone = min(1.0, (time_s - self._starts_s[number]) / max(beat.seconds, 1e-6))
        share = _eased(gone, *self._slopes[number]) if beat.pose_from != beat.pose_to else 0.0
        return Moment(beat, gone, round(share * SHARES) / SHARES)


def _flows(one: Beat, after: Beat) -> bool:
    """Say whether the body goes through the pose between two beats without resting: a circle does."""
    if one.kind != "work" or after.kind != "work":
        return False
    moving = one.pose_from != one.pose_to and after.pose_from != after.pose_to
    return moving and one.phase == after.phase and one.pose_from != after.pose_to


def _eased(gone: float, leaves: float, arrives: float) -> float:
    rise = gone * gone * (3.0 - 2.0 * gone)
    return rise + leaves * gone * (1.0 - gone) ** 2 - arrives * gone * gone * (1.0 - gone)


def ways(beats: Sequence[Beat]) -> list[tuple[str, str]]:
    """Return every way that the body goes, once."""
    return list(dict.fromkeys((beat.pose_from, beat.pose_to) for beat in beats))
