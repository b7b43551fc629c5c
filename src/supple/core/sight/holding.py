"""How long a furthest stretch was held: dated when the repetition is over, by looking back on all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from supple.core.sight.shape import Sample, calmed

EVEN_S = 0.6
"""Noise is evened out over so much time, twice: a level is then crossed once, and at its own time."""
HIGH = 0.8
"""Of all that lies beyond the level, this share is lower than the height that counts as the furthest. The
furthest point itself is noise, and a mean would take in the way there and back."""
LOW, HALF = 0.2, 0.5
MIDDLE = (0.35, 0.65)
LEAST_UNSURE_S, NOISE = 0.05, 1.8
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Hold:
    """How long a stretch was held, with its uncertainty (one standard deviation)."""

    seconds: float
    uncertainty_s: float


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


def held(lead: Sequence[Sample], samples: Sequence[Sample], share: float, furthest: float) -> Hold:
    """Return the time beyond `share` of the furthest stretch, short dips included.

    `lead` is how the body set out, before it was plain that it goes. Both are changes from the start that
    was taken; where the body was plainly lower before it set out, that is the start to hold against.
    """
    even = calmed(calmed([*lead, *samples], EVEN_S), EVEN_S)
    low, high, span = 0.0, furthest, (0, 0)
    noise = 0.0
    for _ in range(ROUNDS):
        level = low + share * (high - low)
        beyond = [at for at, (_, change) in enumerate(even) if at >= len(lead) // 2 and change >= level]
        if not beyond:
            return Hold(0.0, 0.0)
        span = beyond[0], beyond[-1]
        noise = _noise([*lead, *samples], even, span)
        high = _at_share(even[span[0] : span[1] + 1], HIGH)
        low = HALF * min(0.0, _at_share(even[: span[0]], LOW) + noise) if lead else 0.0
    level = low + share * (high - low)
    seconds = _crossing(even, span[1], 1, level) - _crossing(even, span[0], -1, level)
    ways_s = [_way_s(even, at, step, (low, high)) for at, step in zip(span, (-1, 1), strict=True)]
    return Hold(seconds, LEAST_UNSURE_S + NOISE * noise * hypot(*ways_s) / max(high - low, 1e-9))


def _noise(samples: Sequence[Sample], even: Sequence[Sample], span: tuple[int, int]) -> float:
    """Return the spread about what was evened out, while the stretch was held."""
    off = [samples[at][1] - even[at][1] for at in range(span[0], span[1] + 1)]
    return sqrt(sum(one * one for one in off) / len(off))


def _at_share(samples: Sequence[Sample], share: float) -> float:
    """Return the change that this share of the samples is below."""
    changes = sorted(change for _, change in samples)
    return changes[int(share * (len(changes) - 1))] if changes else 0.0


def _way_s(samples: Sequence[Sample], at: int, step: int, ends: tuple[float, float]) -> float:
    """Return how long the whole way would take at the pace at which its middle is passed."""
    low, high = (ends[0] + share * (ends[1] - ends[0]) for share in MIDDLE)
    inner = outer = at
    while 0 <= inner - step < len(samples) and samples[inner][1] < high:
        inner -= step
    while 0 <= outer + step < len(samples) and samples[outer][1] > low:
        outer += step
    return abs(samples[outer][0] - samples[inner][0]) / (MIDDLE[1] - MIDDLE[0])


def _crossing(samples: Sequence[Sample], at: int, step: int, level: float) -> float:
    """Return when a level is crossed between a sample and the next (or last) one."""
    here_s, here = samples[at]
    if not 0 <= at + step < len(samples):
        return here_s
    there_s, there = samples[at + step]
    return here_s + (there_s - here_s) * max(-1.0, min(1.0, (here - level) / max(here - there, 1e-9)))
