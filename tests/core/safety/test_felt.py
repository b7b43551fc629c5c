"""What is said to somebody who feels a movement somewhere: the pain rules are never softened."""

import pytest

from supple.core.movement import catalogue
from supple.core.movement.areas import areas
from supple.core.safety import pain, reaching, warning_signs
from supple.core.safety.felt import meaning

MOVEMENTS = catalogue().movements.values()
EVERYWHERE = [(movement, area) for movement in MOVEMENTS for area in areas()]


def smaller():
    return next(row["say"] for row in pain.rules()["answers"] if row["colour"] == "amber")


@pytest.mark.parametrize(("movement", "area"), EVERYWHERE, ids=lambda one: getattr(one, "id", one))
def test_everywhere_has_an_answer(movement, area):
    found = meaning(movement, area)
    assert found.say
    assert found.area == area
    listed = area in {one.area for one in movement.areas}
    assert (found.kind == "here") == listed


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda one: one.id)
@pytest.mark.parametrize("area", ["below_knee", "foot"])
def test_pain_down_the_leg_always_stops_it(movement, area):
    found = meaning(movement, area)
    assert found.kind == "stop"
    assert found.ask_signs
    assert reaching.words()["outward"] in found.say
    assert any(reaching.words()["both_legs"] in sentence for sentence in found.say)


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda one: one.id)
def test_between_the_legs_is_an_emergency(movement):
    found = meaning(movement, "between_legs")
    assert found.kind == "emergency"
    assert warning_signs().signs["E2"].text in found.say[0]
    assert "Do not wait" in found.say[1]


def test_where_it_should_be_felt_it_still_may_not_hurt():
    hug = catalogue().movements["double_knee_hug"]
    assert smaller() in meaning(hug, "low_back").say[1]
    assert any("down the leg" in sentence for sentence in meaning(hug, "buttock").say)


@pytest.mark.parametrize(("movement", "area"), EVERYWHERE, ids=lambda one: getattr(one, "id", one))
def test_smaller_is_never_said_without_when_to_stop(movement, area):
    said = " ".join(meaning(movement, area).say)
    assert smaller() not in said or "sharp or tearing: stop" in said


def test_a_movement_that_must_not_hurt_says_so():
    bend = catalogue().movements["gentle_backbend"]
    assert "This movement must not hurt at all." in meaning(bend, "chest").say
    assert "This movement must not hurt at all." in meaning(bend, "neck").say
    hug = catalogue().movements["double_knee_hug"]
    assert "This movement must not hurt at all." not in meaning(hug, "low_back").say


def test_a_buttock_that_is_not_meant_stops_it():
    bend = catalogue().movements["gentle_backbend"]
    assert meaning(bend, "buttock").kind == "stop"


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda one: one.id)
def test_pain_in_the_chest_is_never_only_a_movement_to_make_smaller(movement):
    found = meaning(movement, "chest")
    assert "can be an emergency: stop" in found.say[-1]
    if found.kind != "here":
        assert (found.kind, found.ask_signs) == ("stop", True)
        assert smaller() not in " ".join(found.say)


def test_an_unknown_area_is_refused():
    with pytest.raises(KeyError):
        meaning(catalogue().movements["bridge"], "tail")
