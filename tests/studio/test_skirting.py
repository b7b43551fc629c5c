"""Arms go round the body on the way from one hold to another."""

from __future__ import annotations

import numpy as np
import pytest

from studio.bodies.bones import INDEX
from studio.bodies.clearing import too_deep
from studio.bodies.figures import Figure
from studio.bodies.fitting import Flesh
from studio.bodies.meshes import Mesh
from studio.bodies.people import people
from studio.bodies.posing import placed
from studio.bodies.skirting import GRAZED_M, PRESSED_M, THIGHS, TRUNK, arm_heights, skirted
from studio.bodies.turning import Placed
from supple.core.movement.physique import DRAWN
from supple.core.movement.pose import Pose, between, pose_from
from tests.studio.test_holding import bare, tube

KEYS = 25
SIDES = ("left", "right")


def flesh(thigh_m: float = 0.01) -> Flesh:
    """Return somebody with a broad trunk, two thighs, two lower arms and two hands."""
    rig = bare()
    pieces = [tube(rig, bone, 0.16, 0.14) for bone in ("L2", "T10", "T6")]
    pieces += [tube(rig, f"{side}_thigh", thigh_m, 0.4) for side in SIDES]
    pieces += [tube(rig, f"{side}_{bone}", 0.03, 0.2) for side in SIDES for bone in ("forearm", "hand")]
    points, normals, weights = (np.vstack(part)[::3] for part in zip(*pieces, strict=True))
    whole = Mesh(points, np.arange(len(points) // 3 * 3).reshape(-1, 3), weights, normals)
    shown = Figure(people()["rosa"], rig, DRAWN, whole, ("skin",), np.zeros(0, int), points)
    return Flesh(shown, points, normals, weights, {})


def seated(hold: str) -> Pose:
    return pose_from({"rest": "chair", "left_hand": hold, "right_hand": hold})


def straight(own: Flesh, line: list[Pose]) -> Placed:
    """Return the way on which arms turn straight from one pose to the other."""
    places = [
        placed(own.figure.rig, DRAWN, between(line[0], line[1], share)) for share in np.linspace(0, 1, KEYS)
    ]
    return np.stack([place.turns for place in places]), np.stack([place.joints for place in places])


def deepest_m(own: Flesh, way: Placed) -> float:
    return float(min(arm_heights(own, way, side, TRUNK)[0].min() for side in SIDES))


def test_arms_that_would_go_through_the_trunk_go_round_it() -> None:
    own, line = flesh(), [seated("pelvis_back"), seated("chest")]
    through = straight(own, line)
    round_it = skirted(own, through, line)
    assert deepest_m(own, through) < -2.0 * GRAZED_M, "or there is nothing to go round"
    assert deepest_m(own, round_it) > deepest_m(own, through) / 2.0
    for before, after in zip(through, round_it, strict=True):
        assert np.allclose(before[[0, -1]], after[[0, -1]]), "both poses stay"
    hands = [INDEX[f"{side}_hand"] for side in SIDES]
    outwards = (round_it[1] - through[1])[:, hands, 1] * [1.0, -1.0]
    assert outwards.min() > -0.01
    assert outwards.max() > 0.05
    assert np.abs(np.diff(outwards, n=2, axis=0)).max() < outwards.max() / 4.0, "calmly out and back"


@pytest.mark.parametrize("holds", [("wall", "behind_neck"), ("wall", "free")])
def test_arms_that_touch_nothing_go_their_own_way(holds: tuple[str, str]) -> None:
    own, line = flesh(), [seated(hold) for hold in holds]
    way = straight(own, line)
    assert deepest_m(own, way) > -GRAZED_M
    assert all(np.array_equal(*pair) for pair in zip(way, skirted(own, way, line), strict=True))


def lying(hold: str) -> Pose:
    """Return somebody on the back with bent legs, each hand at its own thigh."""
    bent = {f"{side}_hip_flexion_deg": 100 for side in SIDES} | {
        f"{side}_knee_flexion_deg": 90 for side in SIDES
    }
    hands = {f"{side}_hand": hold.replace("left", side) for side in SIDES}
    return pose_from({"pitch_deg": 90, **bent, **hands})


def test_lying_a_hand_goes_round_its_own_thigh() -> None:
    own = flesh(thigh_m=0.07)
    over = [lying("left_thigh"), lying("behind_left_thigh")]
    through = straight(own, over)
    hands = [INDEX[f"{side}_hand"] for side in SIDES]
    outwards = (skirted(own, through, over)[1] - through[1])[:, hands, 1] * [1.0, -1.0]
    assert outwards.min() > -0.01
    assert outwards.max() > 0.05


def too_deep_in_thighs_m(own: Flesh, way: Placed) -> float:
    """Return how much deeper in a thigh an arm is than in both poses."""
    pairs = [(side, thigh) for side in SIDES for thigh in THIGHS]
    return float(
        max(too_deep(arm_heights(own, way, side, (thigh,)), -PRESSED_M).max() for side, thigh in pairs)
    )


@pytest.mark.parametrize(
    "line",
    [
        [lying("left_knee"), lying("behind_left_thigh")],
        [seated("chest"), seated("behind_left_thigh")],
    ],
    ids=["slides from the knee", "comes from the chest"],
)
def test_what_is_in_a_thigh_is_drawn_out_of_it(line: list[Pose]) -> None:
    own = flesh(thigh_m=0.07)
    through = straight(own, line)
    out = skirted(own, through, line)
    assert too_deep_in_thighs_m(own, through) > 0.01, "or there is nothing to draw out"
    assert too_deep_in_thighs_m(own, out) < too_deep_in_thighs_m(own, through) / 2.0
    for before, after in zip(through, out, strict=True):
        assert np.allclose(before[[0, -1]], after[[0, -1]]), "both poses stay"


def test_where_there_is_no_time_less_is_drawn_out() -> None:
    own, line = flesh(thigh_m=0.07), [lying("left_knee"), lying("behind_left_thigh")]
    through = straight(own, line)
    moved_m = [np.abs(skirted(own, through, line, share)[1] - through[1]).max() for share in (0.0, 0.4, 1.0)]
    assert moved_m[0] == 0.0
    assert moved_m[1] < moved_m[2]
