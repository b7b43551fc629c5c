"""How well two series of the same movement agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Series = NDArray[np.float64]
GRID = 200
MOST_LAG = 20
"""Recordings start within a tenth of their length of each other."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Bland and Altman's bias and 95 % limits, in degrees, with correlation and ranges.

    The pictures of one recording are no independent samples: the limits say how far apart two readings of
    the same moment lie, not how sure the bias is. Bland and Altman, Lancet 1986;327:307-310.
    """

    bias_deg: float
    lower_deg: float
    upper_deg: float
    correlation: float
    range_deg: float
    reference_range_deg: float
    n: int


def agreement(measured: Series, reference: Series) -> Agreement:
    """Compare two series that were recorded together, at different rates and with unequal starts.

    Both are brought to the same number of samples, and moved against each other to where they agree best.
    """
    one, two = _resampled(measured), _resampled(reference)
    pairs = [_shifted(one, two, lag) for lag in range(-MOST_LAG, MOST_LAG + 1)]
    one, two = max(pairs, key=lambda pair: float(np.corrcoef(*pair)[0, 1]))
    apart = one - two
    bias, spread = float(apart.mean()), 1.96 * float(apart.std(ddof=1))
    return Agreement(
        bias_deg=round(bias, 1),
        lower_deg=round(bias - spread, 1),
        upper_deg=round(bias + spread, 1),
        correlation=round(float(np.corrcoef(one, two)[0, 1]), 3),
        range_deg=round(float(np.ptp(one)), 1),
        reference_range_deg=round(float(np.ptp(two)), 1),
        n=len(apart),
    )


def _resampled(series: Series) -> Series:
    return np.interp(np.linspace(0, 1, GRID), np.linspace(0, 1, len(series)), series)


def _shifted(one: Series, two: Series, lag: int) -> tuple[Series, Series]:
    return (one[lag:], two[: GRID - lag]) if lag >= 0 else (one[:lag], two[-lag:])
