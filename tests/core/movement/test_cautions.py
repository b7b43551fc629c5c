"""Cautions: what each one changes, what two together change, and that a routine is left."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from supple.core.movement import Choices, Movement, catalogue
from supple.core.movement.choosing import KEEP, LEAVE_OUT, action, chosen, enough
from supple.core.movement.model import Level, Place
from supple.errors import UsageError

WHOLE = catalogue()
FOUR_MINUTES = WHOLE.routines["four_minutes"]
WAYS = [Choices(level=level, place=place) for level, place in product(get_args(Level), get_args(Place))]
EVERY = list(product(WHOLE.routines.values(), WAYS))


def left(*cautions: str) -> list[Movement]:
    """Return every movement that may come in any routine, place and level with these cautions."""
    found = {
        movement.id: movement
        for routine, choices in EVERY
        for movement in chosen(WHOLE, routine, Choices(choices.level, choices.place, cautions=cautions))
    }
    return list(found.values())


def ids(*cautions: str) -> set[str]:
    return {movement.id for movement in left(*cautions)}


def bases(*cautions: str) -> set[str]:
    return {movement.base for movement in left(*cautions)}


@pytest.mark.parametrize("caution", WHOLE.cautions)
def test_an_action_leaves_out_or_brings_a_form_of_the_same_movement(caution):
    for name, instead in WHOLE.cautions[caution].actions.items():
        assert not WHOLE.movements[name].form_of
        assert instead == LEAVE_OUT or WHOLE.movements[instead].form_of == name


@pytest.mark.parametrize("caution", WHOLE.cautions)
def test_one_caution_alone_leaves_a_routine(caution):
    for routine, choices in EVERY:
        movements = chosen(WHOLE, routine, Choices(choices.level, choices.place, cautions=(caution,)))
        assert enough(movements), (routine.id, choices)


@pytest.mark.parametrize("caution", ["pregnant_16_weeks", "breathless_flat", "rolling_vertigo"])
def test_who_must_not_lie_flat_never_does(caution):
    assert {movement.position for movement in left(caution)} <= {"sitting", "standing", "kneeling"}


@pytest.mark.parametrize("caution", ["rolling_vertigo", "no_kneeling", "no_floor", "knee_pain", "dizzy"])
def test_who_must_not_go_onto_all_fours_never_works_there(caution):
    assert "kneeling" not in {movement.position for movement in left(caution)}


def test_hip_replacement_leaves_both_knee_hugs_out():
    assert not bases("hip_replacement") & {"double_knee_hug", "single_knee_hug"}


def test_after_a_broken_spine_bone_the_chest_lifts_by_its_own_strength():
    assert "seated_lift" in ids("spine_fracture")
    assert "seated_thoracic_extension" not in ids("spine_fracture")


@pytest.mark.parametrize("caution", ["thin_bones", "spine_fracture"])
def test_thin_bones_never_bend_far_forward(caution):
    assert "double_knee_hug" not in bases(caution)


@pytest.mark.parametrize("caution", ["slipped_vertebra", "narrow_canal", "stiffened_spine"])
def test_the_backbend_is_left_out_where_it_loads_what_must_not_be_loaded(caution):
    assert "gentle_backbend" not in bases(caution)


def test_dizziness_turns_the_standing_backbend_into_a_seated_one():
    assert "seated_backbend" in ids("dizzy")
    assert not {"gentle_backbend", "wall_lean"} & ids("dizzy")


@pytest.mark.parametrize(
    ("cautions", "movement", "expected"),
    [
        ((), "double_knee_hug", KEEP),
        (("leg_pain",), "double_knee_hug", "rock_on_chair"),
        (("leg_pain", "very_bendy"), "double_knee_hug", "rock_on_chair"),
        (("leg_pain", "thin_bones"), "double_knee_hug", LEAVE_OUT),
        (("leg_pain", "dizzy"), "gentle_backbend", LEAVE_OUT),
        (("dizzy", "dizzy"), "gentle_backbend", "seated_backbend"),
        (("no_floor",), "double_knee_hug", KEEP),
    ],
)
def test_the_more_careful_action_wins(cautions, movement, expected):
    assert action(WHOLE, cautions, movement) == expected


def test_many_cautions_may_leave_too_little_and_that_is_said():
    cautions = ("narrow_canal", "rolling_vertigo", "leg_pain", "hip_replacement")
    movements = chosen(WHOLE, FOUR_MINUTES, Choices(cautions=cautions, left_out=("seated_rotation",)))
    assert [movement.id for movement in movements] == ["seated_lift"]
    assert not enough(movements)


def test_the_chair_keeps_what_a_caution_asked_for():
    choices = Choices(place="chair", cautions=("leg_pain",))
    came = [movement.id for movement in chosen(WHOLE, FOUR_MINUTES, choices)]
    assert came == [
        "seated_forward_lean",
        "seated_knee_hug",
        "seated_thoracic_extension",
        "small_rotation",
        "seated_backbend",
        "seated_supported_lift",
    ]


def test_an_unknown_caution_is_named_with_what_was_meant():
    with pytest.raises(UsageError, match=r"no caution 'dizy'.*dizzy"):
        chosen(WHOLE, FOUR_MINUTES, Choices(cautions=("dizy",)))


def test_every_caution_says_in_plain_words_what_it_changes():
    for caution in WHOLE.cautions.values():
        assert caution.name
        assert caution.note.text.endswith(".")
        assert caution.actions
