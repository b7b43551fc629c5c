"""From poses to points: bones keep their length, hands hold, nothing sinks into the mat."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supple.core.movement import body, catalogue
from supple.core.movement.arms import Solved
from supple.core.movement.grips import GRIPS, placed
from supple.core.movement.kinematics import SIDES, Skeleton, lowest_leg, lowest_trunk, solve
from supple.core.movement.physique import DRAWN
from supple.core.movement.pose import ANGLES, CHOICES, Pose, between, mirrored, pose_from
from supple.core.movement.poses import pose_of
from supple.core.movement.spreads import SPREADS
from supple.errors import CatalogueError

BONES = {
    ("hip", "knee"): body.THIGH_M,
    ("knee", "ankle"): body.SHIN_M,
    ("shoulder", "elbow"): body.UPPER_ARM_M,
    ("elbow", "wrist"): body.FOREARM_M,
    ("wrist", "hand"): body.PALM_M,
    ("hand", "fingertips"): body.FINGER_M,
}


def keys() -> list[str]:
    known = catalogue()
    own = [f"{movement.id}.{name}" for movement in known.movements.values() for name in movement.poses]
    return own + [f"positions.{name}" for name in known.positions]


KEYS = keys()
POSES = {key: pose_of(catalogue(), key) for key in KEYS}

any_pose = st.fixed_dictionaries(
    {},
    optional={
        **{key: st.floats(low, high) for key, (low, high) in ANGLES.items()},
        **{key: st.sampled_from(names) for key, names in CHOICES.items()},
        "spine_spread": st.sampled_from(tuple(SPREADS)),
    },
).map(pose_from)


@settings(max_examples=60)
@given(any_pose, any_pose, st.floats(0, 1))
def test_bones_keep_their_length_in_every_pose_and_between(start: Pose, end: Pose, fraction: float) -> None:
    points = solve(between(start, end, fraction)).points
    assert all(isfinite(value) for point in points.values() for value in point)
    for (upper, lower), length_m in BONES.items():
        for side in SIDES:
            assert dist(points[f"{side}_{upper}"], points[f"{side}_{lower}"]) == pytest.approx(
                length_m, abs=1e-6
            )
    assert dist(points["neck"], points["head"]) == pytest.approx(body.NECK_M)


@settings(max_examples=40)
@given(any_pose)
def test_the_mirrored_pose_is_the_mirrored_body(pose: Pose) -> None:
    points, other = solve(pose).points, solve(mirrored(pose)).points
    for name, (x, y, z) in points.items():
        swapped = name.replace("left", "*").replace("right", "left").replace("*", "right")
        assert other[swapped] == pytest.approx((x, -y, z), abs=2e-3)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_sinks_into_what_it_lies_on(key: str) -> None:
    solved = solve(POSES[key])
    assert lowest(solved) > -0.012
    if POSES[key].choice("rest")[0][0] in ("mat", "knees", "feet"):
        assert lowest(solved) < 0.012


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("side", SIDES)
def test_hands_are_where_they_should_be(key: str, side: str) -> None:
    solved = solve(POSES[key])
    name = POSES[key].choice(f"{side}_hand")[0][0]
    if name in GRIPS:
        palm, _, _ = placed(GRIPS[name], SIDES[side], solved.points, solved.frames)
        assert dist(palm, solved.points[f"{side}_hand"]) < 0.02


@pytest.mark.parametrize("movement", catalogue().movements)
@pytest.mark.parametrize("fraction", [0.25, 0.5, 0.75])
def test_nothing_sinks_on_the_way_through_a_movement(movement: str, fraction: float) -> None:
    names = [key for key in KEYS if key.startswith(f"{movement}.")]
    for start in names:
        for end in names:
            assert lowest(solve(between(POSES[start], POSES[end], fraction))) > -0.012


def test_a_planted_foot_stays_on_the_floor_while_the_leg_slides_long() -> None:
    bent = pose_of(catalogue(), "positions.lying")
    long = pose_from({"pitch_deg": 92, "left_foot": "floor", "right_foot": "floor"})
    for step in range(6):
        solved = solve(between(bent, long, step / 5.0))
        assert lowest_leg("left", Solved(solved.points, solved.frames, DRAWN)) == pytest.approx(0.0, abs=2e-3)


def test_knees_come_to_the_chest() -> None:
    points = solve(POSES["double_knee_hug.hug"]).points
    assert points["left_knee"][0] < points["L1"][0]
    assert dist(points["left_knee"], points["T6"]) < 0.42


def test_the_straight_leg_lies_on_the_mat() -> None:
    points = solve(POSES["single_knee_hug.hug"]).points
    assert points["right_ankle"][2] < 0.1
    assert points["right_knee"][2] < 0.14


def test_turning_turns_the_shoulders_and_leaves_the_hips() -> None:
    points = solve(POSES["seated_rotation.turned"]).points
    assert points["right_shoulder"][0] - points["left_shoulder"][0] > 0.15
    assert points["right_hip"][0] == pytest.approx(points["left_hip"][0], abs=1e-3)


def test_a_chair_and_a_bed_lift_the_body() -> None:
    seated, lying = pose_from({"rest": "chair"}), pose_from({"rest": "bed", "pitch_deg": 90})
    assert solve(seated).points["pelvis"][2] > body.SEAT_M
    assert solve(lying).points["T6"][2] > body.BED_M


@pytest.mark.parametrize("name", ["legs_over", "sitting_up"])
def test_who_lies_beside_the_edge_of_the_bed_has_the_lower_legs_over_it(name: str) -> None:
    points = solve(pose_of(catalogue(), f"positions.{name}@bed")).points
    edge_m = -body.BED_HALF_M[1]
    assert points["pelvis"][1] == pytest.approx(edge_m + body.HIPS_TO_EDGE_M)
    assert all(points[f"right_{joint}"][1] < edge_m for joint in ("knee", "ankle", "toe"))
    assert points["pelvis"][2] > body.BED_M


def test_a_pose_that_does_not_exist_is_named() -> None:
    with pytest.raises(CatalogueError, match=r"no pose 'single_knee_hug\.jump'"):
        pose_of(catalogue(), "single_knee_hug.jump")


def lowest(solved: Skeleton) -> float:
    legs = [lowest_leg(side, Solved(solved.points, solved.frames, DRAWN)) for side in SIDES]
    others = [point[2] for point in solved.points.values() if point != solved.points["mat"]]
    trunk = lowest_trunk(solved.points, solved.frames, body.TRUNK)
    return min(*legs, *others, trunk)


@pytest.mark.parametrize("movement", ["seated_rotation.start", "positions.sitting"])
def test_who_sits_down_keeps_both_feet_flat_on_their_spot_and_never_dips_below_the_seat(
    movement: str,
) -> None:
    standing, sitting = pose_of(catalogue(), "positions.standing"), pose_of(catalogue(), movement)
    steps = [solve(between(standing, sitting, step / 20)).points for step in range(21)]
    for points in steps:
        for side in SIDES:
            assert points[f"{side}_ankle"][0] == pytest.approx(0.0, abs=0.015)
            assert points[f"{side}_heel"][2] == pytest.approx(0.0, abs=0.012)
            assert points[f"{side}_toe"][2] == pytest.approx(0.006, abs=0.015)
    heights = [points["pelvis"][2] for points in steps]
    assert min(heights) > sitting_height(sitting) - 0.01
    assert max(abs(b - a) for a, b in pairwise(heights)) < 0.05


def sitting_height(pose: Pose) -> float:
    return solve(pose).points["pelvis"][2]


def test_a_persons_own_flesh_lifts_the_body_and_moves_a_wrist() -> None:
    pose = pose_of(catalogue(), "gentle_backbend.start")
    plain, lifted = solve(pose).points, solve(replace(pose, own_m=(0.02, *[0.0] * 6))).points
    assert lifted["pelvis"][2] - plain["pelvis"][2] == pytest.approx(0.02)
    moved = solve(replace(pose, own_m=(0.0, -0.02, *[0.0] * 5))).points
    assert dist(moved["left_wrist"], plain["left_wrist"]) == pytest.approx(0.02, abs=0.003)
    assert moved["right_wrist"] == plain["right_wrist"]


def test_a_persons_own_hand_tilts_about_its_wrist() -> None:
    pose = pose_of(catalogue(), "gentle_backbend.start")
    plain, tilted = solve(pose).points, solve(replace(pose, own_deg=(30.0, *[0.0] * 9))).points
    assert dist(tilted["left_wrist"], plain["left_wrist"]) < 1e-9
    assert 0.01 < dist(tilted["left_fingertips"], plain["left_fingertips"]) < 0.11
    assert tilted["right_fingertips"] == plain["right_fingertips"]
    both = replace(pose, own_deg=(10.0, 20.0, 30.0, 0.0, 0.0, 10.0, -20.0, -30.0, 0.0, 0.0))
    left, right = (solve(both).points[f"{side}_fingertips"] for side in ("left", "right"))
    assert right == pytest.approx((left[0], -left[1], left[2]), abs=1e-6)


@pytest.mark.parametrize("key", ["supported_extension.start", "small_rotation.start", "positions.prone"])
def test_no_elbow_folds_further_than_it_can_on_the_way_to_its_place(key: str) -> None:
    start, end = (pose_of(catalogue(), name) for name in ("positions.prone", key))
    for step in range(13):
        points = solve(between(start, end, step / 12.0)).points
        for side in ("left", "right"):
            assert dist(points[f"{side}_shoulder"], points[f"{side}_wrist"]) > 0.159


def test_a_mirrored_pose_mirrors_the_persons_own_corrections() -> None:
    pose = replace(
        pose_of(catalogue(), "gentle_backbend.start"),
        own_m=(0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07),
        own_deg=tuple(float(number) for number in range(1, 11)),
    )
    assert mirrored(pose).own_deg == (6.0, -7.0, -8.0, 9.0, 10.0, 1.0, -2.0, -3.0, 4.0, 5.0)
    assert mirrored(pose).own_m == (0.01, 0.05, -0.06, 0.07, 0.02, -0.03, 0.04)
    assert mirrored(mirrored(pose)) == pose
    assert between(pose_of(catalogue(), "gentle_backbend.start"), pose, 0.5).own_m[0] == pytest.approx(0.005)
