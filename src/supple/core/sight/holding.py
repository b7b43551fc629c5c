"""How long a furthest stretch was held: dated when the repetition is over, by looking back on all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from statistics import fmean

from supple.core.sight.dating import Way, edge
from supple.core.sight.shape import Sample, calmed

EVEN_S = 0.5
"""Noise is evened out over so much time, twice: a level is then crossed once, and about at its own time."""
HIGH = 0.875
"""Of all that lies beyond the level, this share is lower than the height that counts as the furthest. The
furthest point itself is noise, and a mean would take in the way there and back."""
LEAST_UNSURE_S, NOISE = 0.05, 2.1
SURE_S = 0.27
"""A hold that is less sure than this (one standard deviation) is not told [D]."""
ROUNDS = 3
BEFORE_S = 8.0
"""How long before a level was passed the start is looked for: somebody may have stopped on the way."""
NEAR_START = 0.25
"""Share of the furthest stretch: what was further off before another repetition was another start."""


@dataclass(frozen=True, slots=True)
class Hold:
    """How long a stretch was held, with its uncertainty (one standard deviation).

    `blur_s` is what the noise makes of that: a way that is slow and small against the noise has no moment
    at which it began or ended, and may be noise alone. What nobody saw is no part of it.
    """

    seconds: float
    uncertainty_s: float
    blur_s: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether start and end were seen well enough to tell how long it was."""
        return self.uncertainty_s <= SURE_S


class LiveHold:
    """Follow a hold while it lasts: each sample is looked at once."""

    __slots__ = ("_from",)

    def __init__(self) -> None:
        self._from = 0

    def thinned(self) -> None:
        """Take note that every other sample was dropped."""
        self._from //= 2

    def seconds(self, samples: Sequence[Sample], level: float) -> float:
        """Return the time since `level` was passed, which only grows while the furthest point does."""
        while self._from < len(samples) and samples[self._from][1] < level:
            self._from += 1
        return samples[-1][0] - samples[self._from][0] if self._from < len(samples) else 0.0


@dataclass(frozen=True, slots=True)
class Before:
    """What was before a repetition: how the body set out, and `least` of the repetitions before this one.

    Without `lows` the start that was taken is left as it is.
    """

    lead: Sequence[Sample] = ()
    lows: Sequence[float] | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The samples of a repetition and of what was before it, from `low` to `high`, beyond `share` in `span`.

    `even` are the samples without their noise; the first `lead` of them are from before it set out. `least`
    is where the body was then, against the start that was taken; None if not looked at.
    """

    samples: Sequence[Sample]
    even: Sequence[Sample]
    lead: int
    share: float
    low: float
    high: float
    span: tuple[int, int]
    least: float | None = None


def stretch_of(before: Before, samples: Sequence[Sample], share: float, furthest: float) -> Stretch | None:
    """Return what lies beyond `share` of the furthest stretch; None where nothing does.

    All are changes from the start that was taken. That start is noise as well, or another one: what is held
    against is where the body was in the last seconds before it set out, as a mean with the start that was
    taken and with the times before, where those are near it.
    """
    lead, every = before.lead, [*before.lead, *samples]
    even = evened(every)
    low, high, least, span = 0.0, furthest, None, (0, 0)
    for _ in range(ROUNDS):
        found = beyond(even, len(lead), low + share * (high - low))
        if found is None:
            return None
        span = found
        high = at_share(even[span[0] : span[1] + 1], HIGH)
        if lead and before.lows is not None:
            least = _lowest(even[: max(span[0], 1)], before_s=BEFORE_S)
            near = (one for one in (0.0, *before.lows) if abs(one - least) < NEAR_START * (high - least))
            low = fmean((least, *near))
    return Stretch(every, even, len(lead), share, low, high, span, least)


def evened(samples: Sequence[Sample]) -> list[Sample]:
    """Return the samples without their noise."""
    return calmed(calmed(samples, EVEN_S), EVEN_S)


def beyond(even: Sequence[Sample], lead: int, level: float) -> tuple[int, int] | None:
    """Return the first and the last sample beyond a level; the first half of the lead is another one's."""
    found = [at for at, (_, change) in enumerate(even) if at >= lead // 2 and change >= level]
    return (found[0], found[-1]) if found else None


def timed(one: Stretch, noise: float = NOISE, bend: float = 0.0) -> Hold:
    """Return how long a stretch was held.

    `noise` is how much larger errors are than the quick noise that is seen, and `bend` how uncertain it
    is at which share of the way the level lies.
    """
    span, whole = one.span, one.high - one.low
    way = Way(one.low, one.high, one.low + one.share * whole)
    start, end = (edge(one.samples, one.even, at, step, way) for at, step in zip(span, (-1, 1), strict=True))
    seen = noise * _noise(one.samples, one.even, span) / max(whole, 1e-9)
    bent_s = bend * (start.way_s + end.way_s)
    unsure_s = (seen * start.way_s, seen * end.way_s, start.gap_s / 2.0, end.gap_s / 2.0, bent_s)
    looked_at_s = one.samples[-1][0] - one.samples[0][0]
    unsure = min(hypot(LEAST_UNSURE_S, *unsure_s), LEAST_UNSURE_S + looked_at_s)
    return Hold(max(0.0, end.time_s - start.time_s), unsure, seen * hypot(start.way_s, end.way_s))


def _noise(samples: Sequence[Sample], even: Sequence[Sample], span: tuple[int, int]) -> float:
    """Return the spread about what was evened out, while the stretch was held."""
    off = [samples[at][1] - even[at][1] for at in range(span[0], span[1] + 1)]
    return sqrt(sum(one * one for one in off) / len(off))


def _lowest(samples: Sequence[Sample], before_s: float) -> float:
    """Return the least change in so much time before the end."""
    return min(change for time_s, change in samples if time_s >= samples[-1][0] - before_s)


def at_share(samples: Sequence[Sample], share: float) -> float:
    """Return the change that this share of the samples is below."""
    changes = sorted(change for _, change in samples)
    return changes[int(share * (len(changes) - 1))] if changes else 0.0
