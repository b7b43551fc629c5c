"""The still picture of a movement: the pose that it works towards."""

from __future__ import annotations

import re
from functools import cache

from supple.core.movement import catalogue, pose_of
from supple.core.movement.model import Movement
from supple.core.movement.pose import Pose
from supple.drawing.figure import props_for
from supple.drawing.svg import still

_LYING = {"mat", "bed"}
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')


@cache
def picture(movement_id: str, place: str, theme: str = "paper") -> str:
    """Return the SVG of a movement; `place` "bed" puts the bed under it, `theme` names the colours.

    Raises KeyError for a movement that there is not.
    """
    known = catalogue()
    movement = known.movements[movement_id]
    pose = pose_of(known, f"{movement.id}.{working_pose(movement)}{'@bed' if place == 'bed' else ''}")
    drawn = still(pose, movement.view, theme=theme, title=movement.name, props=props_for(pose))
    return _framed(drawn, pose, movement.view)


def _framed(drawn: str, pose: Pose, view: str) -> str:
    """Let a mat or bed run out of the picture, so that the body is as large as can be."""
    if not _LYING.intersection(props_for(pose)):
        return drawn
    x, _, width, _ = _box(still(pose, view))
    _, y, _, height = _box(drawn)
    return _VIEW_BOX.sub(f'viewBox="{x} {y} {width} {height}"', drawn, count=1)


def _box(drawn: str) -> list[str]:
    found = _VIEW_BOX.search(drawn)
    return found[1].split() if found else []


def working_pose(movement: Movement) -> str:
    """Name the first pose of the work, rather than of getting into place."""
    poses = (phase.pose for part in movement.parts for phase in part.phases)
    return next((pose for pose in poses if pose != "start"), "start")
