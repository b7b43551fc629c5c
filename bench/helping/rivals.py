"""What simpler methods say about the same people, looked at every day and once at the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from bench.helping.people import DAYS, People
from supple.helping.series import Flags, Floats

LEVEL = 0.05
BEFORE_DAYS = 14
FIRST_LOOK = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A difference with its standard error and degrees of freedom, (people, days): one look a day."""

    difference: Floats
    error: Floats
    degrees: Floats

    def helping(self) -> Flags:
        """Return where it would be called helping (two-sided p below .05, less pain), (people, days)."""
        with np.errstate(invalid="ignore", divide="ignore"):
            t = self.difference / self.error
            beyond = special.stdtr(self.degrees, t) < LEVEL / 2
        usable = (self.degrees >= 1) & (self.error > 0)
        usable[:, :FIRST_LOOK] = False
        called: Flags = usable & beyond
        return called

    def covers(self, true: Floats) -> Flags:
        """Return for whom the 95 % interval on the last day holds the truth, (people,)."""
        half = special.stdtrit(np.maximum(self.degrees[:, -1], 1), 1 - LEVEL / 2) * self.error[:, -1]
        inside: Flags = np.abs(self.difference[:, -1] - true) <= half
        return inside


def said(people: People) -> dict[str, Said]:
    """Return what each rival says."""
    told = ~np.isnan(people.told)
    welch = _welch(people.told, told & (people.with_it > 0), told & (people.with_it == 0))
    return {
        "Welch's t-test": welch,
        "before and after": _before_after(people),
        "regression without autocorrelation": _regression(people),
    }


def _welch(pain: Floats, one: Flags, other: Flags) -> Said:
    with np.errstate(invalid="ignore", divide="ignore"):
        first, second = _running(pain, one), _running(pain, other)
        parts = [variance / count for count, _, variance in (first, second)]
        whole = parts[0] + parts[1]
        inverse = sum(
            part**2 / (count - 1) for part, (count, _, _) in zip(parts, (first, second), strict=True)
        )
        degrees = np.nan_to_num(whole**2 / inverse, nan=0.0, posinf=0.0)
        return Said(first[1] - second[1], np.sqrt(whole), degrees)


def _running(pain: Floats, chosen: Flags) -> tuple[Floats, Floats, Floats]:
    """Return count, mean and variance of the chosen days so far, each (people, days)."""
    values = np.where(chosen, pain, 0.0)
    count = chosen.cumsum(axis=1).astype(np.float64)
    mean = values.cumsum(axis=1) / count
    variance = ((values**2).cumsum(axis=1) - count * mean**2) / (count - 1)
    return count, mean, np.maximum(variance, 0.0)


def _before_after(people: People) -> Said:
    """Compare two weeks without it with all days since, doing it every day: what most people do."""
    day = np.arange(DAYS)
    pain = np.where(day < BEFORE_DAYS, people.never, people.always)
    told = ~people.missing
    return _welch(pain, told & (day >= BEFORE_DAYS), told & (day < BEFORE_DAYS))


def _regression(people: People) -> Said:
    """Least squares on level, trend, weekday and with or without, as if days were independent."""
    count = len(people.told)
    day = np.arange(DAYS)
    weekday = np.eye(7)[day % 7][:, 1:]
    fixed = np.column_stack([np.ones(DAYS), day / DAYS, weekday])
    told = ~np.isnan(people.told)
    pain = np.nan_to_num(people.told)
    table = np.concatenate(
        [np.broadcast_to(fixed, (count, DAYS, 8)), people.with_it[:, :, None], pain[:, :, None]], axis=2
    )
    table = table * told[:, :, None]
    sums = np.einsum("pdi,pdj->pdij", table, table).cumsum(axis=1)
    inverse = np.linalg.inv(sums[:, :, :9, :9] + 1e-9 * np.eye(9))
    slope = (inverse @ sums[:, :, :9, 9:])[..., 0]
    degrees = told.cumsum(axis=1) - 9.0
    squares = sums[:, :, 9, 9] - np.einsum("pdi,pdi->pd", slope, sums[:, :, :9, 9])
    variance = np.maximum(squares, 0.0) / np.maximum(degrees, 1.0)
    return Said(slope[:, :, 8], np.sqrt(variance * np.maximum(inverse[:, :, 8, 8], 0.0)), degrees)
