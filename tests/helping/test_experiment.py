import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.helping import BLOCK_DAYS, WEEKS, Experiment, HelpingError, Question, Shape, plan
from supple.helping.series import days_with_it

MONDAY = dt.date(2026, 3, 2)
SHAPES = st.builds(Shape, weeks=st.sampled_from(WEEKS), block_days=st.sampled_from(BLOCK_DAYS))


def planned(seed: int, shape: Shape | None = None) -> Experiment:
    return plan("routine", MONDAY, seed, declared_on=MONDAY, shape=shape)


@given(st.integers(0, 2**63), SHAPES)
def test_each_pair_holds_one_block_with_it_and_one_without(seed: int, shape: Shape) -> None:
    experiment = planned(seed, shape)
    for first, second in zip(experiment.blocks[::2], experiment.blocks[1::2], strict=True):
        assert first.with_it != second.with_it
        assert first.days == second.days == shape.block_days
    assert days_with_it(experiment).sum() * 2 == experiment.length_days


@given(st.integers(0, 2**63), SHAPES)
def test_blocks_follow_each_other_to_the_declared_end(seed: int, shape: Shape) -> None:
    experiment = planned(seed, shape)
    for first, second in zip(experiment.blocks, experiment.blocks[1:], strict=False):
        assert second.starts == first.ends + dt.timedelta(days=1)
    assert experiment.ends == MONDAY + dt.timedelta(days=experiment.length_days - 1)
    assert experiment.length_days <= shape.weeks * 7


def test_twelve_weeks_are_planned_where_nothing_else_is_chosen() -> None:
    assert planned(1).length_days == 84
    assert planned(1).pairs == 14


def test_the_same_seed_is_the_same_order_and_seeds_differ() -> None:
    assert planned(7) == planned(7)
    assert len({planned(seed).blocks for seed in range(50)}) == 50


def test_both_orders_are_about_equally_often_first() -> None:
    firsts = [block.with_it for seed in range(200) for block in planned(seed).blocks[::2]]
    assert 0.46 < sum(firsts) / len(firsts) < 0.54


def test_a_date_finds_its_block() -> None:
    experiment = planned(3)
    for block in experiment.blocks:
        assert experiment.block_on(block.starts) is block
        assert experiment.block_on(block.ends) is block
    assert experiment.block_on(MONDAY - dt.timedelta(days=1)) is None
    assert experiment.block_on(experiment.ends + dt.timedelta(days=1)) is None


def test_it_cannot_start_before_it_is_declared() -> None:
    with pytest.raises(HelpingError, match="before it is declared"):
        plan("heat", MONDAY, 1, declared_on=MONDAY + dt.timedelta(days=1))


def test_an_unknown_question_is_refused_with_what_there_is() -> None:
    with pytest.raises(HelpingError, match=", ".join(get_args(Question))):
        plan("moon", MONDAY, 1, declared_on=MONDAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [{"weeks": 5}, {"block_days": 1}, {"outcome": "noon"}])
def test_a_shape_that_was_never_measured_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(HelpingError, match=r"cannot be planned|no 'noon' pain"):
        Shape(**wrong)  # type: ignore[arg-type]
