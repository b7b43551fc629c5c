"""What glows on a still: every area that a movement is felt in, near where it is."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from supple.core.movement import catalogue
from supple.core.movement.kinematics import solve
from supple.core.movement.model import Felt
from supple.core.movement.poses import pose_of
from supple.drawing.camera import VIEWS
from supple.drawing.feeling import EASY, WORK, glow

FELT = [
    (movement.id, felt.area, felt.feel)
    for movement in catalogue().movements.values()
    for felt in movement.areas
]


def starts(key: str, felt: Felt, *, mirrored: bool = False) -> list[tuple[float, float]]:
    """Give the first point of each line that glows."""
    drawn = glow(pose_of(catalogue(), key), "side", [felt], mirrored=mirrored)
    return [(float(x), float(y)) for x, y in re.findall(r'd="M(-?[\d.]+) (-?[\d.]+)', drawn)]


@pytest.mark.parametrize(("movement", "area", "feel"), FELT)
def test_all_that_a_movement_is_felt_in_glows(movement: str, area: str, feel: str) -> None:
    pose = pose_of(catalogue(), f"{movement}.{next(iter(catalogue().movements[movement].poses))}")
    drawn = glow(pose, "side", [Felt(area, feel, "D")], mirrored=False)
    assert len(ET.fromstring(f"<svg>{drawn}</svg>")[1]) >= 1
    assert (WORK if feel == "work" else EASY) in drawn
    assert ("dasharray" in drawn) == (feel == "work")


def test_the_back_glows_behind_the_belly() -> None:
    (back,) = starts("gentle_backbend.start", Felt("low_back", "move", "D"))
    (belly,) = starts("gentle_backbend.start", Felt("belly", "move", "D"))
    assert belly[0] - back[0] > 30
    assert abs(belly[1] - back[1]) < 120


def test_the_side_that_works_glows_and_in_the_mirror_the_other() -> None:
    felt = Felt("thigh_back", "stretch", "D", side="left")
    eye, hips = VIEWS["side"], solve(pose_of(catalogue(), "single_knee_hug.hug")).points
    left, right = (eye.flat(hips[f"{side}_knee"]) for side in ("left", "right"))
    for mirrored, own, other in ((False, left, right), (True, right, left)):
        drawn = glow(pose_of(catalogue(), "single_knee_hug.hug"), "side", [felt], mirrored=mirrored)
        x, y = (float(one) for one in re.findall(r'(-?[\d.]+) (-?[\d.]+)"', drawn)[0])
        near, far = ((x - at[0]) ** 2 + (y - at[1]) ** 2 for at in (own, other))
        assert near < far
