"""Hold what the judge says against what is true of a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from studio.streams.camera import Array
from studio.streams.draws import flows
from studio.streams.measured import Near, measured
from studio.streams.options import Options
from studio.streams.performing import performed
from studio.streams.stream import stream
from studio.streams.track import points_at, starts_s
from studio.streams.truth import Repetition, truth_of
from supple.core.movement import Catalogue
from supple.core.sight import events
from supple.core.sight.judge import Judge
from supple.core.sight.load import sight_of
from supple.core.sight.model import Count

RATE_HZ = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold how one stream was judged; errors are what the judge says less what is true.

    `early` repetitions were counted before the first one began; `not_judged` are those from which the
    judge abstained; `cues` were given, though the computed person has no fault. `holds_untold` are those
    of counted repetitions that the judge was too unsure of to tell.
    """

    options: Options
    true: int
    counted: int
    not_judged: int
    early: int = 0
    cues: int = 0
    true_sides: tuple[int, int] = (0, 0)
    counted_sides: tuple[int, int] = (0, 0)
    hold_errors_s: tuple[float, ...] = ()
    hold_uncertainties_s: tuple[float, ...] = ()
    holds_untold: int = 0
    range_errors: tuple[float, ...] = ()
    ranges: tuple[float, ...] = ()
    events: tuple[events.Event, ...] = field(default=(), repr=False)

    @property
    def exact(self) -> bool:
        """Whether every whole repetition was counted and nothing else."""
        return self.true == self.counted

    @property
    def abstained(self) -> bool:
        """Whether the judge said of something that it could not judge it."""
        return self.not_judged > 0


def counted_part(known: Catalogue, movement: str, part: str) -> Count | None:
    """Find how a part of a movement is counted; None where the judge abstains from it."""
    sight = sight_of(known.movements[movement])
    counts = sight.counts if sight else ()
    return next((one for one in counts if part in one.parts), None)


def judge_of(known: Catalogue, options: Options, expected: str = "", part: str = "") -> Judge:
    """Make the judge for a stream: it expects what is done, or another movement."""
    movement = known.movements[expected or options.movement]
    side = options.course.side if movement.sides == "each" else None
    wanted = part or (options.course.part if not expected else "")
    mirrored = options.camera.mirrored
    return Judge.for_movement(known, movement.id, side=side, part=wanted or None, mirrored=mirrored)


def said(judge: Judge, options: Options, known: Catalogue) -> tuple[events.Event, ...]:
    """Let the judge see a whole stream."""
    heard: list[events.Event] = []
    for frame in stream(options, known).frames:
        heard += judge.feed(frame)
    return (*heard, *judge.finish())


def counted(heard: Iterable[events.Event]) -> list[events.Repetition]:
    """Give the repetitions that count."""
    found = [one for one in heard if isinstance(one, events.Repetition)]
    return [one for one in found if one.number is not None]


def score(known: Catalogue, options: Options) -> Outcome:
    """Judge one stream of one movement's part."""
    heard = said(judge_of(known, options), options, known)
    found = counted(heard)
    stretches = performed(known, options)
    truth = truth_of(stretches)
    true = [one for one in truth.repetitions if one.whole]
    repetitions = [one for one in heard if isinstance(one, events.Repetition)]
    pairs = list(_pairs(true, found))
    holds, ranges = _errors(known, options, pairs)
    return Outcome(
        options,
        true=len(true),
        counted=len(found),
        not_judged=len(repetitions) - len(found),
        cues=sum(isinstance(one, events.Fault) for one in heard),
        early=sum(one.end_s <= truth.start_s for one in found),
        true_sides=_sides(one.side for one in true),
        counted_sides=_sides(one.side for one in found),
        hold_errors_s=tuple(error for error, _ in holds),
        hold_uncertainties_s=tuple(uncertainty for _, uncertainty in holds),
        holds_untold=sum(one.hold_s is None and one.hold_uncertainty_s is not None for _, one in pairs),
        range_errors=tuple(error for error, _ in ranges),
        ranges=tuple(true_range for _, true_range in ranges),
        events=heard,
    )


def miscounted(known: Catalogue, expected: str, part: str, options: Options) -> int:
    """Say how many repetitions of `expected` the judge counts while something else is done."""
    return len(counted(said(judge_of(known, options, expected, part), options, known)))


def _sides(sides: Iterable[str | None]) -> tuple[int, int]:
    listed = list(sides)
    return listed.count("left"), listed.count("right")


def _pairs(
    true: Iterable[Repetition], found: Iterable[events.Repetition]
) -> Iterator[tuple[Repetition, events.Repetition]]:
    """Pair what was done with what was counted at that time."""
    waiting = list(found)
    for one in true:
        fits = [it for it in waiting if it.start_s < one.end_s and it.end_s > one.start_s]
        if fits:
            best = max(fits, key=lambda it: min(it.end_s, one.end_s) - max(it.start_s, one.start_s))
            waiting.remove(best)
            yield one, best


def _errors(
    known: Catalogue, options: Options, pairs: Iterable[tuple[Repetition, events.Repetition]]
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Give the errors of holds with the uncertainties told, and those of ranges with the true ranges."""
    stretches = performed(known, options)
    times_s = np.arange(0.0, starts_s(stretches)[-1], 1.0 / RATE_HZ)
    points = points_at(stretches, times_s, options.body)
    holds: list[tuple[float, float]] = []
    ranges: list[tuple[float, float]] = []
    for true, found in pairs:
        count = counted_part(known, true.movement, true.part)
        course = measured(count.measure, points, near_of(options, true)) if count else None
        if count is None or course is None or flows(known.movements[true.movement], true.part):
            continue  # Who goes round and round has no start to go away from.
        here = (times_s >= true.start_s) & (times_s <= true.end_s)
        change, hold_s = furthest(course[here], count)
        if found.hold_s is not None:
            holds.append((found.hold_s - hold_s, found.hold_uncertainty_s or 0.0))
        ranges += [
            (abs(one.change) - change, change) for one in found.measured if one.measure == count.measure
        ]
    return holds, ranges


def near_of(options: Options, true: Repetition) -> Near:
    """Say which side a repetition is measured on: the working one, or the one nearer the camera."""
    if true.side is not None:
        return true.side
    return "left" if options.camera.from_deg >= 0.0 else "right"


def furthest(course: Array, count: Count) -> tuple[float, float]:
    """Give how far a repetition's measure goes from its start, and how long it stays near there."""
    away = course - course[0]
    away = {"more": away, "less": -away, "either": np.abs(away)}[count.towards]
    peak = float(away.max())
    if not count.hold_share or peak <= 0.0:
        return peak, 0.0
    held = np.flatnonzero(away >= count.hold_share * peak)
    return peak, float(held[-1] - held[0]) / RATE_HZ
