"""How the bones turn from one pose to another: what the 3D person shows beside the right pose."""

from __future__ import annotations

from math import sqrt
from typing import Any

from supple.core.movement.kinematics import solve
from supple.core.movement.pose import Pose
from supple.core.movement.vectors import Mat

DIGITS = 4
_STILL = 1.0 - 1e-7


def turning(start: Pose, end: Pose) -> dict[str, Any]:
    """Return how the solved body moves from one pose to another, as plain data for JSON.

    `turns` has for each bone that turns x, y, z, w of its turn in the room, and `lift_m` is how far the hips
    move; both in glTF's axes (forwards, up, to the right).
    """
    before, after = solve(start), solve(end)
    turns = {
        bone: quaternion(_from_to(before.frames[bone], after.frames[bone]))
        for bone in before.frames
        if bone in after.frames
    }
    hips = [
        [(body.points["left_hip"][axis] + body.points["right_hip"][axis]) / 2.0 for axis in range(3)]
        for body in (before, after)
    ]
    x, y, z = (end - start for start, end in zip(*hips, strict=True))
    return {
        "turns": {
            bone: [round(part, DIGITS) for part in turn] for bone, turn in turns.items() if turn[3] < _STILL
        },
        "lift_m": [round(part, DIGITS) for part in (x, z, -y)],
    }


def quaternion(m: Mat) -> tuple[float, float, float, float]:
    """Return x, y, z, w in glTF's axes for a rotation in forwards, left, up (row by row)."""
    x, y, z, w = _largest_first(m)
    return (x, z, -y, w) if w >= 0.0 else (-x, -z, y, -w)


def _largest_first(m: Mat) -> tuple[float, float, float, float]:
    """Divide by the largest of the four parts (Shepperd 1978), so that half turns are as exact as others."""
    trace = m[0] + m[4] + m[8]
    parts = (m[0], m[4], m[8], trace)
    largest = max(range(4), key=lambda index: parts[index])
    four = 2.0 * sqrt(max(0.0, 1.0 + 2.0 * parts[largest] - trace))
    across = (m[7] - m[5], m[2] - m[6], m[3] - m[1])
    if largest == 3:
        return (across[0] / four, across[1] / four, across[2] / four, four / 4.0)
    made = [0.0, 0.0, 0.0, across[largest] / four]
    for other in range(3):
        shared = m[3 * largest + other] + m[3 * other + largest]
        made[other] = four / 4.0 if other == largest else shared / four
    return (made[0], made[1], made[2], made[3])


def _from_to(start: Mat, end: Mat) -> Mat:
    """Return end times start transposed."""
    cells = [
        sum(end[3 * row + k] * start[3 * column + k] for k in range(3))
        for row in range(3)
        for column in range(3)
    ]
    return (cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8])
