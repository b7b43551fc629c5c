"""Where feet go on the way between two poses: one that stands stays, two that move step one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.turning import Placed, between_turns, nearest_turns
from supple.core.movement.pose import Pose

STILL_M = 0.02
"""How near together a foot's places at both ends are if it stands on its spot."""
LIFT_M = 0.05
"""How high a foot is lifted in a step."""
FIRST, SECOND = (0.0, 0.9), (0.25, 1.0)
"""When, as shares of the way, the rear foot steps, and when the front one."""
_KNEELING, _UPRIGHT = ("knees", "bed_knees"), ("feet", "chair", "bed_edge")


def feet(line: Sequence[Pose], solved: Placed) -> Mapping[str, Placed]:
    """Return, for each foot that goes its own way, turns (keys, 3, 3), and the ankle's places (keys, 3)."""
    made = {}
    for side in SIDES:
        at = INDEX[f"{side}_foot"]
        near = np.linalg.norm(solved[1][-1, at] - solved[1][0, at]) < STILL_M
        if near and all(_stands(pose, side) for pose in line):
            made[side] = _still(solved[0][:, at], solved[1][:, at])
    keys = np.linspace(0.0, len(line) - 1.0, len(solved[1]))
    for number, (start, end) in enumerate(pairwise(line)):
        rises = _rest(start) in _KNEELING and _rest(end) in _UPRIGHT
        sinks = _rest(end) in _KNEELING and _rest(start) in _UPRIGHT
        if rises or sinks:
            low = start if rises else end
            for side in SIDES:
                window = SECOND if _stands(low, side) else FIRST
                window = window if rises else (1.0 - window[1], 1.0 - window[0])
                made[side] = _step(made.get(side), solved, INDEX[f"{side}_foot"], (keys - number, window))
    return made


def _rest(pose: Pose) -> str:
    return pose.choice("rest")[0][0]


def _stands(pose: Pose, side: str) -> bool:
    return pose.choice(f"{side}_foot")[0][0] == "floor" or _rest(pose) == "feet"


def _still(turns: np.ndarray, places: np.ndarray) -> Placed:
    shares = np.linspace(0.0, 1.0, len(places))[:, None]
    mean = turns[:1] * (1.0 - shares[..., None]) + turns[-1:] * shares[..., None]
    return nearest_turns(mean), places[:1] * (1.0 - shares) + places[-1:] * shares


def _step(
    before: Placed | None, solved: Placed, at: int, when: tuple[np.ndarray, tuple[float, float]]
) -> Placed:
    """Let a foot step in a window of one stretch of the way; elsewhere it goes on as it did."""
    turns, places = before or (solved[0][:, at], solved[1][:, at])
    turns, places = turns.copy(), places.copy()
    shares, (start, end) = when
    inside = np.flatnonzero((shares >= 0.0) & (shares <= 1.0))
    first, last = inside[0], inside[-1]
    gone = np.clip((shares[inside] - start) / (end - start), 0.0, 1.0)
    gone = gone**3 * (10.0 - 15.0 * gone + 6.0 * gone**2)
    far = float(np.linalg.norm(places[last, :2] - places[first, :2]))
    up = np.sin(np.pi * gone) ** 2 * min(LIFT_M, far / 4.0)
    ahead = places[first] + (places[last] - places[first]) * gone[:, None]
    turns[inside] = between_turns(turns[first], turns[last], gone)
    places[inside] = ahead + up[:, None] * np.array([0.0, 0.0, 1.0])
    return turns, places
