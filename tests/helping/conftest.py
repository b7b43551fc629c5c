"""Days and experiments that the tests of this folder share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from supple.helping import Block, Day, Experiment
from supple.helping.series import Floats

START = dt.date(2026, 3, 2)

MakeExperiment = Callable[..., Experiment]
MakeDays = Callable[..., list[Day]]


@pytest.fixture
def experiment_in_order() -> MakeExperiment:
    """Return a function: the coins, +1 for "with it first", -> the experiment."""

    def make(signs: Sequence[float], block_days: int = 3) -> Experiment:
        order = [value > 0 for sign in signs for value in (sign, -sign)]
        blocks = tuple(
            Block(START + dt.timedelta(days=number * block_days), block_days, with_it)
            for number, with_it in enumerate(order)
        )
        return Experiment("routine", "evening", blocks, START, 0)

    return make


@pytest.fixture
def evenings() -> MakeDays:
    """Return a function: a row of pains, NaN for "not told", -> days from START."""

    def make(pains: Floats | Sequence[float]) -> list[Day]:
        return [
            Day(START + dt.timedelta(days=number), evening=None if np.isnan(pain) else float(pain))
            for number, pain in enumerate(pains)
        ]

    return make
