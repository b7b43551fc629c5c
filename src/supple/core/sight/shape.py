"""What the samples of one repetition show: how far it went."""

from __future__ import annotations

from collections.abc import Sequence

CALM_S = 0.3
HIGH = 0.9
Sample = tuple[float, float]
"""A time in seconds, and how far the measure is from its start then."""


def calmed(samples: Sequence[Sample], over_s: float = CALM_S) -> list[Sample]:
    """Return the means over so much time about each sample: what is over may be looked at from both ends."""
    calm: list[Sample] = []
    first = last = 0
    total = 0.0
    for time_s, _ in samples:
        while last < len(samples) and samples[last][0] <= time_s + over_s / 2.0:
            total += samples[last][1]
            last += 1
        while samples[first][0] < time_s - over_s / 2.0:
            total -= samples[first][1]
            first += 1
        calm.append((time_s, total / (last - first)))
    return calm


def furthest(samples: Sequence[Sample]) -> float:
    """Return what a tenth of the samples lies beyond: one noisy moment does not make a range."""
    changes = sorted(change for _, change in samples)
    return changes[int(HIGH * (len(changes) - 1))]
