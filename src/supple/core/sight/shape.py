"""What the samples of one repetition show: how far it went."""

from __future__ import annotations

from collections.abc import Sequence

CALM_S = 0.3
PEAK_S = 0.1
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
    """Return the mean about the furthest point: one noisy picture does not make a range."""
    at_s = max(samples, key=lambda sample: sample[1])[0]
    near = [change for time_s, change in samples if abs(time_s - at_s) <= PEAK_S]
    return sum(near) / len(near)
