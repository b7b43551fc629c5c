"""Which keys of a bone's way a file keeps: only those that straight lines between others do not give."""

from __future__ import annotations

import numpy as np


def thinned(values: np.ndarray, near: float) -> np.ndarray:
    """Keep every second, third … key (keys, n), as few as straight lines between them allow, or only one.

    Keys stay evenly spaced, so that all bones share a handful of lists of times.
    """
    last = len(values) - 1
    if last == 0 or np.abs(values - values[0]).max() <= near / 5.0:
        return values[:1]
    for step in range(last, 1, -1):
        if last % step == 0:
            kept = values[::step]
            at = np.arange(last + 1) / step
            before = np.minimum(at.astype(int), len(kept) - 2)
            share = (at - before)[:, None]
            drawn = kept[before] * (1.0 - share) + kept[before + 1] * share
            if np.abs(drawn - values).max() <= near:
                return np.asarray(kept)
    return values
