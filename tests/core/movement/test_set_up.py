"""Setting the camera up: beats of their own before the countdown, never part of the routine's time."""

import itertools

import pytest

from supple.core.catalogue import folder
from supple.core.catalogue.schema import check
from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.set_up import CAMERA
from supple.errors import CatalogueError

WHOLE = catalogue()
WITH = timeline(WHOLE, "four_minutes", Choices(camera=True))
WITHOUT = timeline(WHOLE, "four_minutes")


def test_without_the_camera_nothing_is_set_up():
    assert WITHOUT.set_up == ()
    assert WITHOUT.set_up_s == 0


def test_the_routine_is_the_same_with_the_camera():
    assert (WITH.ready, WITH.beats, WITH.after) == (WITHOUT.ready, WITHOUT.beats, WITHOUT.after)
    assert WITH.seconds == pytest.approx(240.0, abs=1e-9)


def test_it_comes_before_getting_ready_without_a_gap():
    beats = [*WITH.set_up, *WITH.ready]
    for one, following in itertools.pairwise(beats):
        assert following.start_s == pytest.approx(one.start_s + one.seconds, abs=1e-4)
        assert following.pose_from == one.pose_to
    assert {beat.kind for beat in WITH.set_up} == {"set_up"}
    assert WITH.set_up_s == pytest.approx(40.0)


def test_in_the_middle_of_a_session_it_does_not_come_again():
    assert timeline(WHOLE, "four_minutes", Choices(camera=True, position="sitting")).set_up == ()


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
@pytest.mark.parametrize("routine", sorted(WHOLE.routines))
def test_every_routine_can_be_set_up_everywhere(place, routine):
    made = timeline(WHOLE, routine, Choices(camera=True, place=place))
    assert [beat.phase for beat in made.set_up] == ["place", "face", "settle", "still"]
    assert all(beat.say and beat.show for beat in made.set_up)


def test_a_fault_in_the_file_is_named():
    import tomllib

    raw = tomllib.loads((folder() / "camera.toml").read_text("utf-8"))
    raw["places"]["floor"]["distance_m"] = 50
    with pytest.raises(CatalogueError, match=r"camera.toml: places.floor.distance_m is 50"):
        check(raw, CAMERA, "camera.toml")
