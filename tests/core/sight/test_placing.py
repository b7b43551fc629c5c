"""One place for the phone: what it sees from there, how to turn, and what it keeps quiet about."""

from pathlib import Path

import pytest

from supple.core.movement import Choices, catalogue
from supple.core.sight import placing, saying

WHOLE = catalogue()
PLACES = ("floor", "bed", "chair")


PAGE = Path(__file__).parents[3] / "docs" / "camera.md"


def seen(place, routine="four_minutes", **chosen):
    found = placing.seeing(WHOLE, routine, Choices(place=place, **chosen))
    return {one.movement: one for one in found}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_a_spot_that_says_whose_it_is(place):
    spot = placing.camera().spots[place]
    assert spot.source == "D"
    assert 0.3 <= spot.height_m <= 1.2
    assert 2.0 <= spot.distance_m <= 4.0
    assert len(spot.say) >= 3


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("routine", sorted(WHOLE.routines))
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
def test_each_movement_is_seen_after_a_turn_or_kept_quiet_about(place, routine, level):
    for one in seen(place, routine, level=level).values():
        assert bool(one.turn) != bool(one.why_not), one.movement


def test_on_the_floor_everything_can_be_seen():
    assert not [one for one in seen("floor").values() if one.why_not]


def test_on_the_edge_of_a_bed_nobody_sits_sideways():
    found = seen("bed")
    assert "cannot see" in found["seated_thoracic_extension"].why_not
    assert found["seated_rotation"].turn == "Sit on the edge of the bed, facing the camera."


def test_the_chair_is_turned_to_face_the_phone():
    found = seen("chair")
    assert found["seated_rotation"].turn == "Turn your chair to face the camera."
    assert found["seated_thoracic_extension"].turn == "Turn your chair so that your side is to the camera."


def test_what_has_no_count_is_kept_quiet_about():
    for place in PLACES:
        for name, one in seen(place).items():
            assert bool(WHOLE.movements[name].sight.get("counts")) or one.why_not


def test_all_that_the_camera_says_is_a_finished_sentence():
    lines = saying.lines()
    assert len(lines) == len(set(lines)) > 60
    assert not [line for line in lines if "{" in line or not line.endswith((".", "!", "?"))]
    for one in seen("floor").values():
        assert one.turn in lines


@pytest.mark.parametrize("place", PLACES)
def test_the_page_tells_the_same_of_every_place(place):
    spot = placing.camera().spots[place]
    quiet = [WHOLE.movements[name].name.lower() for name, one in seen(place).items() if one.why_not]
    row = f"| {place} | {spot.height_m:g} m | {spot.distance_m:g} m | {', '.join(quiet) or 'nothing'} |"
    assert row in PAGE.read_text("utf-8").splitlines()
