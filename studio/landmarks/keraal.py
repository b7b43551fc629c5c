"""One person's back exercises, seen by BlazePose, Kinect and Vicon: the KERAAL sample.

Nguyen and others, A Medical Low-Back Pain Physical Rehabilitation Database for Human Body Movement Analysis,
IJCNN 2024. In Kinect's and Vicon's files left and right are swapped against BlazePose's.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from supple.core.sight.measures import shoulder_turn_deg, shoulder_width, side_lean_deg
from supple.core.sight.seen import NOSE, SHOULDER, Seen, seen

FOLDER = "keraal-sample"
ASPECT = 16 / 9
"""OpenPose's coordinates in the same folder are multiples of 1/656 and 1/368: a 16:9 picture."""
STILL = 15
"""The recordings begin with a person who sits still and faces the camera, for at least this many pictures."""

Series = NDArray[np.float64]
Points = NDArray[np.float64]


def seen_in(folder: Path, exercise: str) -> dict[str, Series]:
    """Return `lean` and `turn` in degrees as the judge's own measures see them in BlazePose's landmarks.

    `line` is the turn by the shoulder line alone, which grows narrow with the cosine; the nose tells the way.
    """
    bodies = _bodies(folder / f"G3-BP-{exercise}-P1T1-Unknown-C-0.json")
    width = median(shoulder_width(body) for body in bodies[:STILL])
    for body in bodies:
        body.width_at = width
    turn = np.array([shoulder_turn_deg(body) for body in bodies])
    line = np.array([_by_line(body) for body in bodies])
    lean = np.array([side_lean_deg(body) for body in bodies])
    return {"turn": from_start(turn), "line": from_start(line), "lean": lean}


def kinect(folder: Path, exercise: str) -> dict[str, Series]:
    """Return the turn of the shoulder line about the vertical and the lean from hips to shoulders."""
    points = _table(folder / f"G3-Kinect-{exercise}-P1T1-Unknown-C-0.txt", 25)
    left, right, trunk = _ends(points, (4, 8), (12, 16))  # x to the picture's right, y up, z away
    line = right - left
    return {"turn": from_start(_angle(line[:, 2], line[:, 0])), "lean": _angle(trunk[:, 0], trunk[:, 1])}


def vicon(folder: Path, exercise: str) -> dict[str, Series]:
    """Return the same two of Vicon, whose y runs to the picture's left, z up and x away from the camera."""
    points = _table(folder / f"G3-Vicon-{exercise}-P1T1-Unknown-C-0.txt", 17)
    left, right, trunk = _ends(points, (8, 7), (13, 13))
    line = left - right
    return {"turn": from_start(_angle(line[:, 0], line[:, 1])), "lean": _angle(-trunk[:, 1], trunk[:, 2])}


def from_start(series: Series, still: int = STILL) -> Series:
    """Return a series less its median while the person sits still."""
    changed: Series = series - np.median(series[:still])
    return changed


def _by_line(body: Seen) -> float:
    narrow = float(np.degrees(np.arccos(np.clip(shoulder_width(body) / body.width_at, -1.0, 1.0))))
    middle = (body.x[SHOULDER] + body.x[SHOULDER + 1]) / 2.0
    return narrow if body.x[NOSE] > middle else -narrow


def _bodies(path: Path) -> list[Seen]:
    positions = json.loads(path.read_text(encoding="utf-8"))["positions"]
    bodies = [seen(_flat(positions[number]), ASPECT) for number in sorted(positions, key=float)]
    return [body for body in bodies if body is not None]


def _flat(points: dict[str, list[float]]) -> list[float]:
    return [value for x, y, *_ in points.values() for value in (x, y, 1.0, 1.0)]


def _table(path: Path, joints: int) -> Points:
    """Return frames x joints x 3 positions; each joint's four numbers of orientation are left out."""
    return np.loadtxt(path).reshape(-1, joints, 7)[:, :, :3]


def _ends(points: Points, shoulders: tuple[int, int], hips: tuple[int, int]) -> tuple[Points, Points, Points]:
    one, two = (points[:, joint] for joint in shoulders)
    return one, two, (one + two) / 2 - points[:, list(hips)].mean(axis=1)


def _angle(across: Series, along: Series) -> Series:
    angle: Series = np.degrees(np.unwrap(np.arctan2(across, along)))
    return angle
