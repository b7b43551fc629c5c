"""Days and experiments as rows of numbers."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import numpy.typing as npt

from supple.helping.experiment import Experiment

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def row(told: dict[dt.date, float], starts: dt.date, length: int) -> Floats:
    """Return `length` days of outcomes from `starts`, with NaN where nothing was told."""
    dates = (starts + dt.timedelta(days=number) for number in range(length))
    return np.array([told.get(date, math.nan) for date in dates], dtype=np.float64)


def days_with_it(experiment: Experiment, length: int | None = None) -> Floats:
    """Return for each of the first `length` days 1 where it was to be done, else 0."""
    each = np.array([float(block.with_it) for block in experiment.blocks])
    return np.repeat(each, experiment.block_days)[:length]


def coins(experiment: Experiment) -> Floats:
    """Return for each pair +1 where the block with it came first, else -1."""
    return np.array([1.0 if block.with_it else -1.0 for block in experiment.blocks[::2]])
