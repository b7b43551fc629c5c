"""The chance of being fooled is counted here over every order that the coins could have given."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supple.helping import Block, Experiment
from supple.helping.orders import BENEFIT, HARM, first_surprise, looks_at, standing
from supple.helping.series import Floats, days_with_it
from tests.helping.conftest import START, MakeExperiment

PAIRS = 7
DAYS = PAIRS * 6


def every_order(make: MakeExperiment) -> list[Experiment]:
    return [make(signs) for signs in product((1.0, -1.0), repeat=PAIRS)]


def awkward_pains(seed: int) -> Floats:
    """Whole numbers, a steep trend, a bad start, flares at the ceiling, days missing because of pain."""
    chance = np.random.default_rng(seed)
    scatter = np.cumsum(chance.normal(size=DAYS)) * 0.6
    pains = np.clip(np.round(7 - np.arange(DAYS) / 8 + scatter + 3 * (chance.random(DAYS) < 0.1)), 0, 10)
    pains[:2] = 10
    pains[chance.random(DAYS) < pains / 25] = np.nan
    return pains


@pytest.mark.parametrize("direction", [BENEFIT, HARM])
@pytest.mark.parametrize("seed", range(4))
def test_without_an_effect_no_more_orders_are_called_helping_than_declared(
    experiment_in_order: MakeExperiment, seed: int, direction: float
) -> None:
    pains = awkward_pains(seed)
    every = [looks_at(one, pains, PAIRS) for one in every_order(experiment_in_order)]
    for chance in (0.035, 0.10):
        share = np.mean([first_surprise(looks, direction, chance) is not None for looks in every])
        assert chance / 3 < share <= chance


@pytest.mark.parametrize("carried", [0.0, 0.5])
def test_a_true_effect_is_not_spoken_against_more_often_than_declared(
    experiment_in_order: MakeExperiment, carried: float
) -> None:
    pains, wrong = awkward_pains(9), 0
    for one in every_order(experiment_in_order):
        with_it = days_with_it(one)
        before = np.concatenate([with_it[:1], with_it[:-1]])
        felt = (1 - carried) * with_it + carried * before
        looks = looks_at(one, pains - 1.5 * felt, PAIRS)
        wrong += first_surprise(looks, BENEFIT, 0.10, effect=-1.5) is not None
    assert wrong / 2**PAIRS <= 0.10


def test_a_large_effect_is_seen_as_soon_as_the_coins_allow(experiment_in_order: MakeExperiment) -> None:
    experiment = experiment_in_order([1, -1, -1, 1, -1, 1, 1])
    chance = np.random.default_rng(1)
    pains = 6 - 4 * days_with_it(experiment) + chance.normal(size=DAYS) / 3
    assert first_surprise(looks_at(experiment, pains, PAIRS), BENEFIT, 0.10) in {4, 5}
    assert first_surprise(looks_at(experiment, pains, PAIRS), HARM, 0.10) is None


def test_the_real_order_stands_first_where_the_effect_is_large(experiment_in_order: MakeExperiment) -> None:
    experiment = experiment_in_order([1, -1, -1, 1, -1, 1, 1])
    pains = 6 - 4 * days_with_it(experiment) + np.random.default_rng(1).normal(size=DAYS) / 3
    stands = standing(looks_at(experiment, pains, PAIRS))
    assert (stands.orders, stands.as_good) == (2**PAIRS, 1)


@given(st.lists(st.sampled_from([1.0, -1.0]), min_size=PAIRS, max_size=PAIRS), st.integers(0, 99))
@settings(max_examples=15)
def test_with_and_without_exchanged_benefit_is_harm(signs: Sequence[float], seed: int) -> None:
    pains = awkward_pains(seed)
    one, other = (_in_order([side * sign for sign in signs]) for side in (1, -1))
    assert first_surprise(looks_at(one, pains, PAIRS), BENEFIT, 0.10) == first_surprise(
        looks_at(other, pains, PAIRS), HARM, 0.10
    )


def _in_order(signs: Sequence[float]) -> Experiment:
    order = [value > 0 for sign in signs for value in (sign, -sign)]
    days = range(0, DAYS, 3)
    blocks = (
        Block(START.fromordinal(START.toordinal() + day), 3, it) for day, it in zip(days, order, strict=True)
    )
    return Experiment("routine", "evening", tuple(blocks), START, 0)
