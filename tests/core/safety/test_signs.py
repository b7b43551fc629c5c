"""Warning signs: each one alone, the most urgent of several, and what each level does."""

import pytest

from supple.core.safety import warning_signs

SIGNS = warning_signs()
ALONE = [(sign.id, sign.level) for sign in SIGNS.signs.values()]


@pytest.mark.parametrize(("name", "level"), ALONE)
def test_each_sign_alone_gives_its_level(name, level):
    assert SIGNS.found({name}).id == level


@pytest.mark.parametrize("name", ["E1", "E2", "E3", "E4"])
def test_any_single_cauda_equina_sign_is_an_emergency_that_locks(name):
    found = SIGNS.found({name})
    assert found.id == "emergency"
    assert found.locks


def test_no_sign_finds_nothing():
    assert SIGNS.found(()) is None


@pytest.mark.parametrize("other", ["E1", "E2", "E3", "E4", "E6"])
def test_sexual_change_becomes_an_emergency_beside_another(other):
    assert SIGNS.found({"E5"}).id == "same_day"
    assert SIGNS.found({"E5", other}).id == "emergency"


def test_the_most_urgent_sign_wins():
    assert SIGNS.found({"C4", "U1"}).id == "same_day"
    assert SIGNS.found({"C4", "C1"}).id == "wait"
    assert SIGNS.found({"C4", "U1", "E7"}).id == "emergency"


def test_emergency_and_same_day_lock_and_booking_does_not():
    assert {level.id: level.locks for level in SIGNS.levels} == {
        "emergency": True,
        "same_day": True,
        "wait": True,
        "book": False,
    }


def test_every_level_tells_whom_to_call_in_each_country():
    for level in SIGNS.levels:
        assert set(level.call) == {"UK", "EU", "US"}
    assert "999" in SIGNS.levels[0].call["UK"]
    assert "112" in SIGNS.levels[0].call["EU"]
    assert "911" in SIGNS.levels[0].call["US"]


def test_at_most_six_cards_and_the_cauda_equina_one_by_one():
    assert len(SIGNS.cards) <= 6
    assert SIGNS.cards[0].kind == "one_by_one"
    assert [sign.id for sign in SIGNS.cards[0].items] == ["E1", "E2", "E3", "E4", "E5"]
