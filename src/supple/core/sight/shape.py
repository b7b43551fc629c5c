"""What the samples of one repetition show: how far it went, and how long it stayed there."""

from __future__ import annotations

from collections.abc import Sequence

CALM_S = 0.3
PEAK_S = 0.1
PLATEAU = 0.75
Sample = tuple[float, float]
"""A time in seconds, and how far the measure is from its start then."""


def calmed(samples: Sequence[Sample]) -> list[Sample]:
    """Return the means over CALM_S about each sample: what is over may be looked at from both ends."""
    calm: list[Sample] = []
    first = last = 0
    total = 0.0
    for time_s, _ in samples:
        while last < len(samples) and samples[last][0] <= time_s + CALM_S / 2.0:
            total += samples[last][1]
            last += 1
        while samples[first][0] < time_s - CALM_S / 2.0:
            total -= samples[first][1]
            first += 1
        calm.append((time_s, total / (last - first)))
    return calm


def furthest(samples: Sequence[Sample]) -> float:
    """Return the mean about the furthest point: one noisy picture does not make a range."""
    at_s = max(samples, key=lambda sample: sample[1])[0]
    near = [change for time_s, change in samples if abs(time_s - at_s) <= PEAK_S]
    return sum(near) / len(near)


def hold_s(samples: Sequence[Sample], share: float, peak: float) -> float:
    """Return the time beyond `share` of the furthest stretch, short dips included.

    The middle of that stretch is what a long hold is measured by: its furthest point may be noise.
    """
    far = sorted(change for _, change in samples if change >= PLATEAU * peak)
    if not far:
        return 0.0
    level = share * far[len(far) // 2]
    held = [at for at, (_, change) in enumerate(samples) if change >= level]
    return _crossing(samples, held[-1], 1, level) - _crossing(samples, held[0], -1, level) if held else 0.0


def _crossing(samples: Sequence[Sample], at: int, step: int, level: float) -> float:
    """Return when a level is crossed between a sample and the next (or last) one."""
    here_s, here = samples[at]
    if not 0 <= at + step < len(samples):
        return here_s
    there_s, there = samples[at + step]
    return here_s + (there_s - here_s) * (here - level) / max(here - there, 1e-9)
