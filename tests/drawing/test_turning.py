"""Turning the bones from one pose to another: as the solver has them, in glTF's axes."""

from itertools import pairwise
from math import acos, cos, degrees, dist, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.movement import catalogue, pose_of
from supple.core.movement.kinematics import solve
from supple.core.movement.spreads import VERTEBRAE
from supple.core.movement.vectors import product, rotation
from supple.drawing.turning import quaternion, turning

EXTENDED, HINGED = (
    pose_of(catalogue(), key) for key in ("gentle_backbend.extended", "gentle_backbend.hinged")
)
angle = st.floats(-175.0, 175.0)


def turned(q, v):
    """Turn a vector by a quaternion."""
    x, y, z, w = q
    cross = (y * v[2] - z * v[1], z * v[0] - x * v[2], x * v[1] - y * v[0])
    inner = tuple(c + w * p for c, p in zip(cross, v, strict=True))
    outer = (y * inner[2] - z * inner[1], z * inner[0] - x * inner[2], x * inner[1] - y * inner[0])
    return tuple(p + 2 * o for p, o in zip(v, outer, strict=True))


@given(angle, angle, angle)
def test_a_quaternion_turns_as_its_matrix_does(forward, side, turn):
    m = product(rotation(forward, 0.0, 0.0), rotation(0.0, side, turn))
    q = quaternion(m)
    assert sqrt(sum(part * part for part in q)) == pytest.approx(1.0, abs=1e-9)
    ahead, left, up = ((m[at], m[3 + at], m[6 + at]) for at in range(3))
    # Forwards, left, up become x, -z, y.
    for made, (x, y, z) in (((1, 0, 0), ahead), ((0, 0, -1), left), ((0, 1, 0), up)):
        assert turned(q, made) == pytest.approx((x, z, -y), abs=1e-9)


def test_bending_forwards_turns_about_the_side():
    half = radians(20.0)
    assert quaternion(rotation(40.0, 0.0, 0.0)) == pytest.approx((0.0, 0.0, -sin(half), cos(half)))


def test_nothing_turns_from_a_pose_to_itself():
    assert turning(EXTENDED, EXTENDED) == {"turns": {}, "lift_m": [0.0, 0.0, 0.0]}


def test_a_hinge_turns_the_lowest_vertebra_most():
    turns = turning(EXTENDED, HINGED)["turns"]
    back_deg = [degrees(2 * turns.get(name, [0, 0, 0, 1])[2]) for name in VERTEBRAE]
    assert back_deg[0] > 30
    # All of the bend is at the bottom: each further vertebra is nearer to where it was.
    assert all(below >= above - 0.01 for below, above in pairwise(back_deg))
    assert back_deg[-1] == pytest.approx(0.0, abs=0.5)


def test_the_feet_stay_where_they_are_while_the_hips_move():
    known = catalogue()
    made = turning(*(pose_of(known, f"gentle_backbend.{name}") for name in ("extended", "knees_bent")))
    assert "left_foot" not in made["turns"] or abs(made["turns"]["left_foot"][3]) > 0.999
    assert made["lift_m"][1] < -0.01


def test_raised_shoulders_turn_the_collar_bones_and_leave_the_hands():
    known = catalogue()
    lifted, raised = (pose_of(known, f"seated_supported_lift.{name}") for name in ("lifted", "shoulders_up"))
    turns = turning(lifted, raised)["turns"]
    for side in ("left", "right"):
        assert degrees(2 * acos(turns[f"{side}_clavicle"][3])) == pytest.approx(30, abs=0.1)
    assert turns["left_clavicle"][0] > 0 > turns["right_clavicle"][0], "both up"
    before, after = solve(lifted), solve(raised)
    for side in ("left", "right"):
        assert after.points[f"{side}_shoulder"][2] > before.points[f"{side}_shoulder"][2] + 0.06
        assert dist(after.points[f"{side}_hand"], before.points[f"{side}_hand"]) < 0.01
