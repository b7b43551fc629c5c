"""Measures on flat figures of known angles, whichever way round they are."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

import pytest

from supple.core.sight.facing import Facing
from supple.core.sight.load import words
from supple.core.sight.measures import MEASURES, arms_before, shoulder_turn_deg, shoulder_width
from supple.core.sight.position import position_of
from supple.core.sight.seen import Seen, seen
from tests.core.sight.figures import (
    HUG,
    LYING,
    ON_ALL_FOURS,
    PRONE,
    SITTING,
    STANDING,
    body_of,
    moved,
)


def placed(figure, mirrored=False) -> Seen:
    """Return a figure's points with its front found."""
    body = seen(body_of(figure, mirrored=mirrored), 4 / 3)
    assert body is not None
    facing = Facing()
    facing.feed(body, 0.0)
    return body


def ways(figure):
    return [(replace(figure, facing=facing), mirrored) for facing in (1, -1) for mirrored in (False, True)]


def test_every_measure_has_its_words():
    assert set(words().measures) == set(MEASURES)


def test_every_measure_has_an_error_of_at_least_a_home_cameras():
    for one in words().measures.values():
        assert one.uncertainty >= (10 if one.unit == "degrees" else 0.1)


@pytest.mark.parametrize("facing", [1, -1])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_knee_that_comes_to_the_chest(facing, mirrored):
    out, near = (
        MEASURES["knee_in"].function(placed(replace(HUG, hip=hip, facing=facing), mirrored))
        for hip in (95, 125)
    )
    assert 0.2 < near - out < 0.6


@pytest.mark.parametrize(("figure", "mirrored"), [way for one in (HUG, SITTING, LYING) for way in ways(one)])
def test_hip_and_knee_whichever_way_round(figure, mirrored):
    body = placed(figure, mirrored)
    assert MEASURES["hip_flexion_deg"].function(body) == pytest.approx(figure.hip, abs=0.5)
    assert MEASURES["knee_flexion_deg"].function(body) == pytest.approx(figure.knee, abs=0.5)
    assert MEASURES["trunk_lean_deg"].function(body) == pytest.approx(figure.lean, abs=0.5)
    assert MEASURES["neck_flexion_deg"].function(body) == pytest.approx(figure.neck, abs=0.5)
    assert MEASURES["arm_raise_deg"].function(body) == pytest.approx(figure.arm, abs=0.5)


@pytest.mark.parametrize(("figure", "mirrored"), ways(replace(STANDING, lean=-20, hip=-15, neck=-10)))
def test_bending_back_is_negative(figure, mirrored):
    body = placed(figure, mirrored)
    assert MEASURES["trunk_lean_deg"].function(body) == pytest.approx(-20, abs=0.5)
    assert MEASURES["hip_flexion_deg"].function(body) == pytest.approx(-15, abs=0.5)
    assert MEASURES["head_lean_deg"].function(body) < -20


def test_size_and_place_change_nothing():
    small = placed(replace(HUG, size=0.5, at=(0.4, 0.4)))
    large = placed(HUG)
    for name, measure in MEASURES.items():
        assert measure.function(small) == pytest.approx(measure.function(large), abs=0.5), name


def test_the_other_leg_is_told_apart():
    body = placed(replace(HUG, other_hip=5, other_knee=5))
    assert MEASURES["hip_flexion_deg"].function(body) == pytest.approx(105, abs=2)
    assert MEASURES["other_hip_flexion_deg"].function(body) == pytest.approx(5, abs=2)
    assert MEASURES["legs_apart_deg"].function(body) == pytest.approx(100, abs=4)


def front(turn_share):
    """Return the body of somebody who sits facing the camera, turned by as much as the shoulders narrow."""
    middle, half = 0.5, 0.17 / 2 * turn_share
    points = {
        "left_shoulder": (middle + half, 0.3), "right_shoulder": (middle - half, 0.3),
        "left_hip": (middle + 0.05, 0.55), "right_hip": (middle - 0.05, 0.55),
        "left_ear": (middle + 0.03, 0.2), "right_ear": (middle - 0.03, 0.2), "nose": (middle, 0.21),
    }  # fmt: skip
    for name in ("elbow", "wrist"):
        points[f"left_{name}"], points[f"right_{name}"] = (middle + 0.05, 0.42), (middle - 0.05, 0.42)
    body = seen(moved(body_of(SITTING), points), 1.0)
    assert body is not None
    body.width_at = 0.17 / body.torso
    return body


def test_a_head_that_turns_alone_is_no_turn():
    body = front(1.0)
    assert shoulder_turn_deg(body) == pytest.approx(0, abs=0.5)
    body.x[0] += 0.23 * body.torso
    assert shoulder_turn_deg(body) < 12


def test_arms_that_swing_alone_are_hardly_a_turn():
    body = front(1.0)
    for at in (13, 14, 15, 16):
        body.x[at] += 0.35 * body.torso
    assert shoulder_turn_deg(body) < 20


def test_shoulders_that_grow_narrow_are_a_turn():
    body = front(0.8)
    body.x[0] += 0.2 * body.torso
    for at in (13, 14, 15, 16):
        body.x[at] += 0.25 * body.torso
    assert shoulder_turn_deg(body) == pytest.approx(36.9, abs=2)


def arms_out(turn_deg):
    """Return the body of somebody who turns, with the arms out to the sides, before a near camera."""
    aside, ahead, points = cos(radians(turn_deg)), sin(radians(turn_deg)), {}
    for name, reach, y in (("shoulder", 0.34, 0.3), ("elbow", 0.8, 0.31), ("wrist", 1.3, 0.32)):
        for side, out in (("left", reach), ("right", -reach)):
            nearer = 6.0 / (6.0 + out * ahead)
            points[f"{side}_{name}"] = (0.5 + 0.25 * out * aside * nearer, y)
    for side, sign in (("left", 1), ("right", -1)):
        points[f"{side}_hip"] = (0.5 + 0.05 * sign, 0.55)
        points[f"{side}_ear"] = (0.5 + 0.03 * sign * aside, 0.2)
    points["nose"] = (0.5 + 0.06 * ahead, 0.21)
    body = seen(moved(body_of(SITTING), points), 1.0)
    assert body is not None
    body.width_at = 0.17 / 0.25
    return body


@pytest.mark.parametrize("turn_deg", [0, 20, 40, 60])
def test_arms_held_out_to_the_sides_do_not_hide_the_turn(turn_deg):
    left, right = shoulder_turn_deg(arms_out(turn_deg)), shoulder_turn_deg(arms_out(-turn_deg))
    assert left == pytest.approx(turn_deg, abs=5)
    assert right == pytest.approx(-left, abs=0.5)


def test_a_head_that_turns_alone_is_no_turn_with_the_arms_out_either():
    body = arms_out(0)
    for offset in (0.02, 0.05, 0.1, 0.2):
        body.x[0] = 0.5 + offset * body.torso
        assert abs(shoulder_turn_deg(body)) < 12


def test_arms_tell_less_the_wider_the_hands_are_apart():
    body, told = front(1.0), []
    for half in (0.0, 0.08, 0.095, 0.11, 0.2):
        body.x[15], body.x[16] = 0.5 + half, 0.5 - half
        told.append(arms_before(body))
    assert told[:2] == [1.0, 1.0]
    assert told[2] == pytest.approx(0.53, abs=0.02)
    assert told[3:] == [0.0, 0.0]


def test_shoulders_that_only_tip_are_no_turn():
    body = front(1.0)
    middle, tipped = 0.5, radians(35)
    for at, half in ((11, 0.085), (12, -0.085)):
        body.x[at], body.y[at] = middle + half * cos(tipped), 0.3 + half * sin(tipped)
    assert shoulder_width(body) == pytest.approx(body.width_at, abs=0.01)
    body.x[0] += 0.15 * body.torso
    assert abs(shoulder_turn_deg(body)) < 12


@pytest.mark.parametrize(
    ("figure", "position"),
    [
        (LYING, "lying"),
        (HUG, "lying"),
        (replace(LYING, lean=-117, hip=8, knee=92), "lying"),
        (PRONE, "prone"),
        (replace(PRONE, lean=55, hip=-35), "prone"),
        (SITTING, "sitting"),
        (replace(SITTING, lean=55, hip=140), "sitting"),
        (STANDING, "standing"),
        (replace(STANDING, lean=-25), "standing"),
        (ON_ALL_FOURS, "kneeling"),
        (replace(SITTING, hip=165, knee=140), None),  # On the back, the feet towards the camera.
    ],
)
@pytest.mark.parametrize("facing", [1, -1])
def test_positions(figure, position, facing):
    assert position_of(placed(replace(figure, facing=facing))) == position
