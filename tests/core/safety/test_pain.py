"""The pain rules of section 10, at, just below and just above each threshold."""

import pytest

from supple.core.movement import catalogue, timeline
from supple.core.safety import answer, gate, todays_choices, without_direction


@pytest.mark.parametrize(
    ("before", "levels"),
    [
        (0, ("standard", "gentle", "stronger")),
        (5, ("standard", "gentle", "stronger")),
        (6, ("gentle",)),
        (7, ("gentle",)),
        (8, ("spasm_day",)),
        (10, ("spasm_day",)),
    ],
)
def test_gate(before, levels):
    assert gate(before).levels == levels


@pytest.mark.parametrize(
    ("before", "during", "colour"),
    [
        (5, 8, "stop"),
        (5, 7, "red"),
        (0, 4, "stop"),
        (1, 5, "stop"),
        (1, 4, "red"),
        (0, 3, "red"),
        (1, 3, "amber"),
        (5, 6, "red"),
        (5, 5, "amber"),
        (4, 5, "amber"),
        (3, 2, "green"),
        (2, 2, "green"),
        (0, 2, "green"),
        (0, 0, "green"),
    ],
)
def test_usual_movement(before, during, colour):
    assert answer(before, during).colour == colour


@pytest.mark.parametrize(
    ("before", "during", "colour"),
    [
        (2, 2, "green"),
        (2, 3, "amber"),
        (2, 4, "red"),
        (2, 5, "red"),
        (2, 6, "stop"),
        (5, 5, "green"),
        (5, 6, "red"),
        (4, 6, "red"),
        (0, 1, "amber"),
        (0, 2, "red"),
    ],
)
def test_movement_that_must_add_no_pain(before, during, colour):
    assert answer(before, during, pain_free=True).colour == colour


@pytest.mark.parametrize(
    ("before", "during", "colour"),
    [(6, 6, "green"), (6, 7, "red"), (6, 8, "stop"), (7, 7, "green"), (7, 8, "stop")],
)
def test_sore_start_counts_only_the_rise(before, during, colour):
    assert answer(before, during).colour == colour


@pytest.mark.parametrize(
    ("before", "during", "then"),
    [(5, 8, "end"), (1, 4, "skip_direction"), (3, 4, "easier"), (4, 4, "go_on"), (2, 2, "go_on")],
)
def test_what_follows_a_colour(before, during, then):
    assert answer(before, during).next == then


@pytest.mark.parametrize("before", range(11))
@pytest.mark.parametrize("during", range(11))
@pytest.mark.parametrize("pain_free", [False, True])
def test_every_pain_has_an_answer_and_more_pain_is_never_milder(before, during, pain_free):
    order = ["green", "amber", "red", "stop"]
    found = answer(before, during, pain_free=pain_free)
    assert found.say
    if during:
        milder = answer(before, during - 1, pain_free=pain_free)
        assert order.index(milder.colour) <= order.index(found.colour)


def test_a_sore_day_is_gentle_and_without_backward_bends():
    choices = todays_choices(catalogue(), 6)
    assert choices.level == "gentle"
    assert set(choices.left_out) == {"gentle_backbend", "supported_extension"}


def test_a_very_sore_day_has_no_routine():
    assert todays_choices(catalogue(), 8) is None
    assert todays_choices(catalogue(), 7) is not None


def test_the_wanted_level_is_kept_where_it_is_open():
    assert todays_choices(catalogue(), 5, "gentle").level == "gentle"
    assert todays_choices(catalogue(), 5, "stronger").left_out == ()


def test_red_leaves_out_all_that_bends_the_same_way():
    choices = without_direction(
        catalogue(), "four_minutes", todays_choices(catalogue(), 2), "double_knee_hug"
    )
    assert choices.left_out == ("double_knee_hug", "single_knee_hug")
    made = timeline(catalogue(), "four_minutes", choices)
    assert {beat.movement for beat in made.beats if beat.kind == "work"} == {
        "seated_thoracic_extension",
        "seated_rotation",
        "gentle_backbend",
        "supported_extension",
    }
    assert made.ready[0].pose_from == "positions.lying"


def test_red_in_the_middle_does_not_repeat_what_is_done():
    choices = without_direction(
        catalogue(), "four_minutes", todays_choices(catalogue(), 2), "seated_thoracic_extension"
    )
    made = timeline(catalogue(), "four_minutes", choices)
    assert {beat.movement for beat in made.beats if beat.kind == "work"} == {"seated_rotation"}


def test_red_at_the_last_direction_leaves_nothing():
    start = todays_choices(catalogue(), 2)
    choices = without_direction(catalogue(), "four_minutes", start, "gentle_backbend")
    assert choices is None
