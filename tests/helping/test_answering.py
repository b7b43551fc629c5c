import datetime as dt
from collections.abc import Sequence
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supple.helping import Answer, Block, Day, Experiment, HelpingError, Shape, Verdict, plan, verdict
from supple.helping.effect import HELPING_CHANCE
from supple.helping.orders import BENEFIT, first_surprise, looks_at
from supple.helping.series import Floats, days_with_it
from tests.helping.conftest import START, MakeDays

ONE = dt.timedelta(days=1)
AFTER = START + 90 * ONE
PAINS = st.one_of(st.none(), st.integers(0, 10).map(float), st.floats(0, 10))
A_DAY = st.tuples(PAINS, PAINS, st.sampled_from([None, True, False]), st.sampled_from([(), ("heat",)]))


def planned(seed: int = 5, shape: Shape | None = None) -> Experiment:
    return plan("routine", START, seed, declared_on=START, shape=shape)


def pains_with(experiment: Experiment, effect: float, seed: int = 1, level: float = 5.0) -> Floats:
    chance = np.random.default_rng(seed)
    scatter = np.zeros(experiment.length_days)
    for day in range(1, len(scatter)):
        scatter[day] = 0.4 * scatter[day - 1] + chance.normal()
    return np.clip(np.round(level + scatter + effect * days_with_it(experiment)), 0, 10)


@given(st.lists(A_DAY, max_size=100), st.integers(0, 100), st.integers(0, 2**40), st.sampled_from([3, 4, 7]))
@settings(max_examples=40)
def test_no_row_of_days_breaks_it(told: Sequence[tuple], waited: int, seed: int, block_days: int) -> None:
    days = [Day(START + n * ONE, *told[n][:3], other=frozenset(told[n][3])) for n in range(len(told))]
    today = START + max(waited, len(told) - 1) * ONE
    answer = verdict(planned(seed, Shape(6, block_days)), days, today)
    assert answer.answer in get_args(Answer)
    assert answer.sentence.endswith(".")
    for interval in (answer.bound, answer.plain):
        assert interval is None or interval[0] <= interval[1]
    assert answer.days_more is None or answer.days_more >= 1
    assert answer.next_on is None or answer.next_on >= today
    assert (answer.answer == "helping") <= ((answer.estimate or 0) < 0)


@pytest.mark.parametrize(("pairs", "block_days"), [(1, 1), (14, 1), (14, 2), (14, 7), (3, 5)])
def test_an_experiment_of_another_shape_is_answered_too(
    evenings: MakeDays, pairs: int, block_days: int
) -> None:
    order = [True, False, False, True] * 7
    blocks = tuple(Block(START + n * block_days * ONE, block_days, order[n]) for n in range(2 * pairs))
    experiment = Experiment("heat", "evening", blocks, START, 0)
    days = evenings(pains_with(experiment, -2.0))
    assert verdict(experiment, days, experiment.ends + ONE).answer in get_args(Answer)


@pytest.mark.parametrize("level", [0.0, 5.0, 10.0])
def test_the_same_pain_every_day_is_never_called_helping(evenings: MakeDays, level: float) -> None:
    answer = verdict(planned(), evenings(np.full(84, level)), AFTER)
    assert answer.answer in {"probably_not_helping", "no_clear_difference"}
    assert answer.estimate == pytest.approx(0, abs=1e-6)


def test_nothing_told_is_too_soon_even_at_the_end() -> None:
    answer = verdict(planned(), [], AFTER)
    assert answer.answer == "too_soon"
    assert answer.days_more is None
    assert "too few days" in answer.sentence


def test_at_first_it_is_too_soon_and_says_how_many_days_are_left(evenings: MakeDays) -> None:
    experiment = planned()
    pains = pains_with(experiment, -4.0)
    first = verdict(experiment, [], START)
    assert (first.answer, first.days_more) == ("too_soon", 83)
    assert first.next_on == START + 5 * ONE
    assert "83 more days" in first.sentence
    later = verdict(experiment, evenings(pains[:20]), START + 19 * ONE)
    assert (later.answer, later.days_more) == ("too_soon", 64)


def test_a_large_effect_is_found_before_the_end_and_stays_found(evenings: MakeDays) -> None:
    experiment = planned()
    days = evenings(pains_with(experiment, -3.0, level=6.0))
    answers = [verdict(experiment, days[: n + 1], days[n].date).answer for n in range(0, 84, 2)]
    first = answers.index("helping")
    assert 18 <= first < 35
    assert set(answers[:first]) <= {"too_soon", "probably_helping"}
    assert set(answers[first:]) == {"helping"}


@pytest.mark.parametrize("seed", range(4))
def test_looking_every_day_says_helping_just_when_the_looks_at_the_end_say_it_did(
    evenings: MakeDays, seed: int
) -> None:
    experiment = planned(seed)
    pains = pains_with(experiment, -1.0, seed)
    days = evenings(pains)
    daily = [verdict(experiment, days[: n + 1], days[n].date).answer == "helping" for n in range(5, 84, 6)]
    pair = first_surprise(looks_at(experiment, pains, 14), BENEFIT, HELPING_CHANCE)
    assert (daily.index(True) + 1 if any(daily) else None) == pair


def test_more_pain_with_it_is_not_helping_and_asks_the_warning_signs(evenings: MakeDays) -> None:
    experiment = planned()
    answer = verdict(experiment, evenings(pains_with(experiment, 3.0, level=3.0)), AFTER)
    assert (answer.answer, answer.worse) == ("probably_not_helping", True)
    assert any("warning signs" in reason for reason in answer.reasons)


def test_no_effect_with_little_scatter_rules_a_whole_point_out(evenings: MakeDays) -> None:
    experiment = planned()
    answer = verdict(experiment, evenings(np.clip(pains_with(experiment, 0.0), 4, 6)), AFTER)
    assert (answer.answer, answer.worse) == ("probably_not_helping", False)
    assert answer.bound is not None
    assert answer.bound[0] < 0 < answer.bound[1]


@given(st.integers(0, 500), st.floats(-2, 1))
@settings(max_examples=8)
def test_a_level_added_to_every_day_changes_no_answer(seed: int, effect: float) -> None:
    experiment = planned(seed)
    pains = np.clip(pains_with(experiment, effect, seed, level=4.0), 0, 8)
    one, other = _answered(experiment, pains), _answered(experiment, pains + 2)
    assert one.answer == other.answer
    assert one.estimate == pytest.approx(other.estimate, abs=1e-5)
    assert one.bound == pytest.approx(other.bound, abs=1e-3)


@given(st.integers(0, 500))
@settings(max_examples=8)
def test_a_point_less_on_each_day_with_it_is_a_point_more_of_effect(seed: int) -> None:
    experiment = planned(seed)
    pains = np.clip(pains_with(experiment, 0.0, seed), 1, 10)
    one, other = (_answered(experiment, pains - less * days_with_it(experiment)) for less in (0, 1))
    assert one.estimate is not None
    assert other.estimate == pytest.approx(one.estimate - 1, abs=1e-5)
    order = ["probably_not_helping", "no_clear_difference", "probably_helping", "helping"]
    assert order.index(other.answer) >= order.index(one.answer)


def _answered(experiment: Experiment, pains: Floats) -> Verdict:
    days = [Day(START + n * ONE, evening=float(pain)) for n, pain in enumerate(pains)]
    return verdict(experiment, days, AFTER)


def test_the_bound_and_the_answer_agree(evenings: MakeDays) -> None:
    for seed in range(8):
        experiment = planned(seed)
        answer = verdict(experiment, evenings(pains_with(experiment, -1.0, seed)), AFTER)
        assert answer.bound is not None
        assert (answer.answer == "helping") == (answer.bound[1] < 0)


def test_ended_early_only_what_was_clear_by_then_counts(evenings: MakeDays) -> None:
    experiment = planned()
    days = evenings(pains_with(experiment, -3.0, level=6.0))
    ended = Experiment("routine", "evening", experiment.blocks, START, 5, ended_on=START + 20 * ONE)
    answer = verdict(ended, days, AFTER)
    assert (answer.answer, answer.days_more, answer.next_on) == ("too_soon", None, None)
    assert answer.diagnostics.pairs_over == 3
    assert not answer.plain_declared


def test_a_pair_is_over_when_its_last_pain_is_told_or_its_last_day_is_past(evenings: MakeDays) -> None:
    experiment, last = planned(), START + 5 * ONE
    days = evenings(pains_with(experiment, 0.0)[:6])
    assert verdict(experiment, days[:5], last).diagnostics.pairs_over == 0
    assert verdict(experiment, days, last).diagnostics.pairs_over == 1
    assert verdict(experiment, days[:5], last + ONE).diagnostics.pairs_over == 1


def test_next_mornings_answer_as_evenings_would_a_day_later() -> None:
    evening = planned()
    morning = planned(shape=Shape(outcome="morning"))
    pains = pains_with(evening, -1.5)
    one = verdict(evening, [Day(START + n * ONE, evening=pain) for n, pain in enumerate(pains)], AFTER)
    days = [Day(START + (n + 1) * ONE, morning=pain) for n, pain in enumerate(pains)]
    other = verdict(morning, days, AFTER)
    assert (one.answer, one.estimate, one.bound) == (other.answer, other.estimate, other.bound)
    assert "next morning's pain" in other.sentence


@pytest.mark.parametrize(
    ("estimate", "level", "size"),
    [
        (-0.3, 5, "none"),
        (-0.7, 5, "small"),
        (-1.2, 5, "noticeable"),
        (-2.5, 6, "meaningful"),
        (-2.2, 9, "noticeable"),
    ],
)
def test_how_much_it_means_follows_the_measures_thresholds(estimate: float, level: float, size: str) -> None:
    experiment = planned()
    pains = level + estimate * days_with_it(experiment)
    assert _answered(experiment, pains).size == size


def test_what_could_fool_it_names_this_persons_own_days_first() -> None:
    experiment = planned()
    days = [
        Day(
            block.starts + n * ONE,
            evening=None if block.with_it and n else 4.0,
            did=not block.with_it,
            other=frozenset({"heat"} if block.with_it else ()),
        )
        for block in experiment.blocks
        for n in range(3)
    ]
    slow, missing, other, followed, *always = verdict(experiment, days, AFTER).fools
    assert "67% with it, 0% without" in missing
    assert "heat" in other
    assert "0% did" in followed
    assert any("You knew which days" in fool for fool in always)
    # Slow gains are what most often fools "probably not helping".
    assert "this test can miss it" in slow


def test_days_to_come_are_refused() -> None:
    with pytest.raises(HelpingError, match="later than today"):
        verdict(planned(), [Day(AFTER)], START)
