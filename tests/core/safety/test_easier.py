"""An easier form in the middle of a session."""

from __future__ import annotations

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.choosing import chosen, easier_form
from supple.core.safety import with_easier

WHOLE = catalogue()
ROUTINE = WHOLE.routines["four_minutes"]


def worked(choices):
    made = timeline(WHOLE, "four_minutes", choices)
    return list(dict.fromkeys(beat.movement for beat in made.beats if beat.kind == "work"))


def test_it_begins_with_the_easier_form_and_leads_on_as_before():
    usual = worked(Choices())
    choices = with_easier(WHOLE, "four_minutes", Choices(), "seated_rotation")
    after = usual[usual.index("seated_rotation") + 1 :]
    assert worked(choices) == ["small_rotation", *after]
    assert choices.position == "sitting"


def test_two_easier_forms_stay():
    once = with_easier(WHOLE, "four_minutes", Choices(), "double_knee_hug")
    twice = with_easier(WHOLE, "four_minutes", once, "gentle_backbend")
    assert twice.easier == ("double_knee_hug", "gentle_backbend")
    assert worked(twice) == ["wall_lean", "supported_extension"]


@pytest.mark.parametrize("choices", [Choices(level="gentle"), Choices(cautions=("neck",))])
def test_what_is_in_its_gentle_form_already_has_no_easier_one(choices):
    forms = {movement.base: movement.id for movement in chosen(WHOLE, ROUTINE, choices)}
    assert forms["gentle_backbend"] == "wall_lean"
    assert easier_form(WHOLE, choices, "wall_lean") is None
    assert with_easier(WHOLE, "four_minutes", choices, "gentle_backbend") is None


def test_what_does_not_come_today_has_none():
    assert (
        with_easier(WHOLE, "four_minutes", Choices(left_out=("gentle_backbend",)), "gentle_backbend") is None
    )


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
def test_each_easier_form_can_be_reached_and_played(place, level):
    choices = Choices(place=place, level=level)
    for movement in chosen(WHOLE, ROUTINE, choices):
        instead = easier_form(WHOLE, choices, movement.id)
        eased = with_easier(WHOLE, "four_minutes", choices, movement.id)
        assert (instead is None) == (eased is None)
        if instead and eased:
            assert worked(eased)[0] == instead.id
            assert instead.base == movement.base
