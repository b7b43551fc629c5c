"""Timelines: exact seconds, contiguous beats, both sides alike, nothing that was left out."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.movement import Choices, catalogue, lines, timeline
from supple.errors import UsageError

WHOLE = catalogue()
MOVEMENTS = WHOLE.routines["four_minutes"].movements
SECONDS = {  # clinical table 1.0
    "double_knee_hug": 44,
    "single_knee_hug": 34,
    "seated_thoracic_extension": 30,
    "seated_rotation": 30,
    "gentle_backbend": 30,
    "supported_extension": 30,
}
choices = st.builds(
    Choices,
    level=st.sampled_from(["gentle", "standard", "stronger"]),
    pace=st.floats(0.75, 2.0),
    left_out=st.sets(st.sampled_from(MOVEMENTS), max_size=5).map(tuple),
)


def test_standard_is_240_seconds():
    assert timeline(WHOLE, "four_minutes").seconds == pytest.approx(240.0, abs=1e-9)


@pytest.mark.parametrize("movement", MOVEMENTS)
def test_each_movement_takes_its_time(movement):
    beats = [beat for beat in timeline(WHOLE, "four_minutes").beats if beat.movement == movement]
    own = [beat for beat in beats if beat.kind == "work" or beat.phase != "change" or beat.side]
    assert sum(beat.seconds for beat in own) == pytest.approx(SECONDS[movement])


@given(choices)
def test_beats_follow_each_other_without_gap(choices):
    made = timeline(WHOLE, "four_minutes", choices)
    beats = [*made.ready, *made.beats, *made.after]
    assert made.beats[0].start_s == 0
    assert made.after[0].start_s == pytest.approx(made.seconds)
    for one, following in itertools.pairwise(beats):
        assert following.start_s == pytest.approx(one.start_s + one.seconds, abs=1e-4)
        assert following.pose_from == one.pose_to


@given(choices)
def test_what_was_left_out_does_not_come_and_the_rest_does(choices):
    made = timeline(WHOLE, "four_minutes", choices)
    bases = {WHOLE.movements[beat.movement].base for beat in made.beats if beat.kind == "work"}
    strength = {"bridge", "bird_dog"}
    assert bases - strength == set(MOVEMENTS) - set(choices.left_out)
    assert choices.level == "stronger" or not bases & strength


@given(choices)
def test_both_sides_get_the_same(choices):
    made = timeline(WHOLE, "four_minutes", choices)
    for movement in MOVEMENTS:
        work = [beat for beat in made.beats if beat.movement == movement and beat.kind == "work"]
        sides = [
            [(round(beat.seconds, 3), beat.phase, beat.breath) for beat in work if beat.side == side]
            for side in ("left", "right")
        ]
        assert sides[0] == sides[1]


@given(choices)
def test_no_movement_begins_in_another_position(choices):
    beats = timeline(WHOLE, "four_minutes", choices).beats
    for one, following in itertools.pairwise(beats):
        if one.kind == "work" and following.kind == "work":
            assert one.position == following.position


@given(choices)
def test_every_beat_can_be_shown_breathed_and_posed(choices):
    made = timeline(WHOLE, "four_minutes", choices)
    for beat in (*made.ready, *made.beats, *made.after):
        assert beat.show
        assert beat.breath in {"in", "out", "easy"}
        for key in (beat.pose_from, beat.pose_to):
            owner, pose = key.removesuffix(".right").split(".")
            poses = WHOLE.positions if owner == "positions" else WHOLE.movements[owner].poses
            assert pose in poses


@given(choices)
def test_at_most_fifteen_breaths_a_minute_at_any_pace(choices):
    made = timeline(WHOLE, "four_minutes", choices)
    turns = [
        beat.start_s
        for one, beat in itertools.pairwise(made.beats)
        if beat.breath == "in" and one.breath != "in"
    ]
    gaps = [later - earlier for earlier, later in itertools.pairwise(turns)]
    assert min(gaps, default=60) >= 4.0 - 1e-4


def test_every_line_that_is_said_is_known_to_the_voice():
    made = timeline(WHOLE, "four_minutes")
    said = {beat.say for beat in (*made.ready, *made.beats, *made.after) if beat.say}
    assert said <= set(lines())


def test_nobody_ends_face_down_without_the_way_up():
    made = timeline(WHOLE, "four_minutes")
    assert made.beats[-1].position == "prone"
    assert made.after[-1].pose_to == "positions.standing"


def test_gentle_has_half_the_repetitions_rounded_up():
    made = timeline(WHOLE, "four_minutes", Choices(level="gentle"))
    counts = {
        beat.movement: beat.repetitions for beat in made.beats if beat.phase in {"rock", "turn", "lift"}
    }
    assert counts == {"rock_on_chair": 4, "seated_lift": 3, "small_rotation": 2, "wall_lean": 3}


def test_pace_stretches_everything():
    assert timeline(WHOLE, "four_minutes", Choices(pace=1.75)).seconds == pytest.approx(420.0)


def test_json_loses_nothing():
    made = timeline(WHOLE, "four_minutes").to_json()
    assert json.loads(json.dumps(made))["beats"][7] == made["beats"][7]
    first = made["beats"][0]
    assert {"start_s", "seconds", "movement", "side", "repetition", "phase", "breath", "say"} <= first.keys()


def test_unknown_routine_names_what_there_is():
    with pytest.raises(UsageError, match=r"no routine 'morning'.*four_minutes"):
        timeline(WHOLE, "morning")


def test_nothing_left_is_said():
    with pytest.raises(UsageError, match="No movement is left"):
        timeline(WHOLE, "four_minutes", Choices(left_out=MOVEMENTS))
