"""Generalised least squares with first-order autocorrelated errors (AR(1)), exact with days missing.

Every quantity that anything here needs is a quadratic form, so the whole work is one table of sums of
products for each autocorrelation on a grid, with the columns of no interest taken out (Frisch-Waugh-Lovell).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from supple.helping.series import Floats

AUTOCORRELATIONS: Floats = np.linspace(0.0, 0.95, 20)
# Days of the week differ by about half the day-to-day scatter; the prior keeps short rows of days steady.
WEEKDAY_SD = 0.5
FLAT = 1e-8
BISECTIONS = 44


@dataclass(frozen=True, slots=True)
class Reduced:
    """Sums of products of whitened columns after level, trend and weekdays have been taken out.

    `cross` is (autocorrelations, k + 1, k + 1): the k columns of interest, then the outcome. `log_det` is the
    part of the restricted log likelihood that does not depend on the outcome. `told` counts the days but the
    first, which only says where things began: nothing assumes that somebody starts on an average day.
    """

    cross: Floats
    log_det: Floats
    told: int
    free: int

    def likelihood(self, squares: Floats, taken: int = 0) -> Floats:
        """Return the restricted log likelihood on the grid, for these residual sums of squares."""
        degrees = max(self.told - self.free - taken, 1)
        log_scale = np.log(np.maximum(squares, 1e-9) / degrees)
        return np.asarray(-0.5 * (self.log_det + degrees * log_scale), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One coefficient with its plain 95 % interval, averaged over the autocorrelation's uncertainty."""

    value: float
    low: float
    high: float
    autocorrelation: float
    residual_sd: float


def surroundings(length: int, weekday: int) -> Floats:
    """Return the columns that every model here has, (length, 9): level, trend, seven weekdays."""
    number = np.arange(length)
    days = np.zeros((length, 7))
    days[number, (number + weekday) % 7] = 1.0
    trend = (number - (length - 1) / 2) / max(length, 1)
    return np.column_stack([np.ones(length), trend, days])


def precisions(columns: int) -> Floats:
    """Return the prior precision of the surroundings: flat but for the weekdays; extra columns are flat."""
    return np.array([FLAT, FLAT, *[WEEKDAY_SD**-2] * 7, *[FLAT] * (columns - 9)])


def reduce_at(around: Floats, columns: Floats, outcome: Floats, ends: Sequence[int]) -> tuple[Reduced, ...]:
    """Return the sums for the first `end` days, for each of `ends` in rising order.

    `around` (days, p) is taken out of `columns` (days, k) and `outcome` (days,), which is NaN where nothing
    was told: a gap of g days has the autocorrelation to the power of g (exact for AR(1)).
    """
    told = np.flatnonzero(~np.isnan(outcome))
    centre = float(outcome[told].mean()) if len(told) else 0.0
    table = np.column_stack([around, columns, np.nan_to_num(outcome - centre)])[told]
    correlation = AUTOCORRELATIONS[:, None] ** np.diff(told)
    spread = np.sqrt(1 - correlation**2)
    white = (table[1:] - correlation[:, :, None] * table[:-1]) / spread[:, :, None]
    log_spread = 2 * np.log(spread)
    counts = [max(int(count) - 1, 0) for count in np.searchsorted(told, ends)]
    products = np.zeros((len(AUTOCORRELATIONS), table.shape[1], table.shape[1]))
    logs = np.zeros(len(AUTOCORRELATIONS))
    reduced, done = [], 0
    for count in counts:
        part = white[:, done:count]
        products = products + np.swapaxes(part, 1, 2) @ part
        logs = logs + log_spread[:, done:count].sum(axis=1)
        reduced.append(_reduced(products, logs, around.shape[1], count))
        done = count
    return tuple(reduced)


def _reduced(products: Floats, logs: Floats, taken: int, told: int) -> Reduced:
    """Take the first `taken` columns out, one by one (Gauss): small tables need no threads of a library."""
    left, log_det = products, logs
    for precision in precisions(taken):
        pivot = left[:, 0, 0] + precision
        column = left[:, 1:, :1]
        left = left[:, 1:, 1:] - column * (left[:, :1, 1:] / pivot[:, None, None])
        log_det = log_det + np.log(pivot)
    return Reduced(left, log_det, told, taken - 7)


def estimate(reduced: Reduced) -> Estimate | None:
    """Return the first column's coefficient (the only one of interest), or None where it cannot be told.

    The interval is the central 95 % of the t distributions at each autocorrelation, weighted by restricted
    likelihood: the same as a flat prior on the coefficient, on log scale and on the autocorrelation.
    """
    xx, xy, yy = reduced.cross[:, 0, 0], reduced.cross[:, 0, -1], reduced.cross[:, -1, -1]
    degrees = reduced.told - reduced.free - 1
    if degrees < 1 or float(xx.min()) < 1e-6:
        return None
    values = xy / xx
    squares = np.maximum(yy - values * xy, 1e-9)
    log_weight = reduced.likelihood(squares, taken=1) - 0.5 * np.log(xx)
    weights = np.exp(log_weight - log_weight.max())
    weights /= weights.sum()
    mixture = _Mixture(values, np.sqrt(squares / degrees / xx), weights, degrees)
    scale = float(weights @ np.sqrt(squares / degrees))
    autocorrelation = float(weights @ AUTOCORRELATIONS)
    return Estimate(
        float(weights @ values), mixture.quantile(0.025), mixture.quantile(0.975), autocorrelation, scale
    )


@dataclass(frozen=True, slots=True)
class _Mixture:
    """Student's t distributions with weights."""

    centres: Floats
    scales: Floats
    weights: Floats
    degrees: int

    def quantile(self, share: float) -> float:
        """Return where `share` of the mixture lies below, by bisection."""
        one = special.stdtrit(self.degrees, share) * self.scales + self.centres
        low, high = float(one.min()), float(one.max())
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            below = float(self.weights @ special.stdtr(self.degrees, (middle - self.centres) / self.scales))
            low, high = (middle, high) if below < share else (low, middle)
        return (low + high) / 2
