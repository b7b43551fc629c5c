"""How large what is told of a session may be: the judge's sums keep to it, the site refuses the rest."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite, isnan

MOST_TIMES, MOST_FRAMES = 200, 2_000_000
LARGEST_CHANGE = 360.0
LONGEST_HOLD_S = 600.0
LONGEST_WATCH_S = 4 * 3600.0
MOST_PARTS, MOST_RANGES, MOST_HOLDS, MOST_CUES, MOST_UNSEEN = 60, 8, 60, 60, 120
MOST_BENDS = 60


def times(count: int) -> int:
    """Return how often something came, no larger than may be told."""
    return min(max(count, 0), MOST_TIMES)


def within(value: float, low: float, high: float) -> float:
    """Return a number from `low` to `high`; what is no number is `low`."""
    return min(max(value, low), high) if not isnan(value) else low


def change(value: float) -> float:
    """Return how far a measure went, no further than may be told."""
    return within(value, -LARGEST_CHANGE, LARGEST_CHANGE)


def numbers(values: Iterable[float]) -> list[float]:
    """Return those that are finite numbers: one that is not would spoil all sums."""
    return [one for one in values if isfinite(one)]


def counted(expected: int, seen: int, not_judged: int) -> tuple[int, int, int]:
    """Return how many were asked for, seen, and not seen well enough, so that they fit together.

    Of what was asked for no more can be seen than all of it, also where somebody did it once more. What
    nobody asked for counts as asked for.
    """
    asked = times(expected or seen + not_judged)
    fits = min(seen, asked)
    return asked, fits, min(not_judged, asked - fits)
