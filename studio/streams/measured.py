"""The truth of some measures: from the points in space, without any picture.

These follow the judge's definitions (`catalogue/sight.toml`) but share no code with it, so that one can check
the other. Angles are degrees in the body's own upright plane, lengths are torso lengths. Forward is positive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from studio.streams.camera import Array
from studio.streams.landmarks import NAMES

Near = Literal["left", "right"]


def measured(measure: str, points: Array, near: Near) -> Array | None:
    """Give the course of a measure, of shape (times,), or None where no truth is defined.

    `points` are metres of shape (times, 33, 3); `near` is the working side.
    """
    other: Near = "right" if near == "left" else "left"
    if measure.startswith("other_"):
        measure, near = measure.removeprefix("other_"), other
    formula = _FORMULAS.get(measure)
    return None if formula is None else formula(points, near)


def _at(points: Array, name: str, side: str = "") -> Array:
    return np.asarray(points[:, NAMES.index(f"{side}_{name}" if side else name)])


def _middle(points: Array, name: str) -> Array:
    return np.asarray((_at(points, name, "left") + _at(points, name, "right")) / 2.0)


def _lean(line: Array) -> Array:
    """Give the lean of upward lines: 0 upright, positive forwards."""
    return np.asarray(np.degrees(np.arctan2(line[:, 0], line[:, 2])))


def _wrapped(angle_deg: Array) -> Array:
    return (angle_deg + 180.0) % 360.0 - 180.0


def _hip_flexion(points: Array, side: Near) -> Array:
    trunk = _at(points, "shoulder", side) - _at(points, "hip", side)
    thigh = _at(points, "hip", side) - _at(points, "knee", side)
    return _wrapped(_lean(trunk) - _lean(thigh))


def _knee_flexion(points: Array, side: Near) -> Array:
    thigh = _at(points, "hip", side) - _at(points, "knee", side)
    shin = _at(points, "knee", side) - _at(points, "ankle", side)
    return _wrapped(_lean(shin) - _lean(thigh))


def _legs_apart(points: Array, side: Near) -> Array:
    other: Near = "right" if side == "left" else "left"
    return np.asarray(np.abs(_hip_flexion(points, side) - _hip_flexion(points, other)))


def _trunk_lean(points: Array, side: Near) -> Array:
    return _lean(_at(points, "shoulder", side) - _at(points, "hip", side))


def _head_lean(points: Array, side: Near) -> Array:
    return _lean(_at(points, "ear", side) - _at(points, "hip", side))


def _stride(points: Array, _: Near) -> Array:
    return _hip_flexion(points, "left") - _hip_flexion(points, "right")


def _neck_flexion(points: Array, side: Near) -> Array:
    neck = _at(points, "ear", side) - _at(points, "shoulder", side)
    return _wrapped(_lean(neck) - _trunk_lean(points, side))


def _elbow_flexion(points: Array, side: Near) -> Array:
    upper = _at(points, "elbow", side) - _at(points, "shoulder", side)
    fore = _at(points, "wrist", side) - _at(points, "elbow", side)
    cosine = (upper * fore).sum(-1) / np.linalg.norm(upper, axis=1) / np.linalg.norm(fore, axis=1)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def _turn(points: Array, name: str) -> Array:
    line = _at(points, name, "left") - _at(points, name, "right")
    return np.asarray(np.degrees(np.arctan2(-line[:, 0], line[:, 1])))


def _shoulder_turn(points: Array, _: Near) -> Array:
    return _wrapped(_turn(points, "shoulder") - _turn(points, "hip"))


def _side_lean(points: Array, _: Near) -> Array:
    line = _middle(points, "shoulder") - _middle(points, "hip")
    return np.asarray(np.degrees(np.arctan2(line[:, 1], line[:, 2])))


def _hip_lift(points: Array, side: Near) -> Array:
    hip, shoulder, ankle = (_at(points, name, side) for name in ("hip", "shoulder", "ankle"))
    line = ankle - shoulder
    share = (hip - shoulder)[:, 0] / line[:, 0]
    torso = np.linalg.norm(_middle(points, "shoulder") - _middle(points, "hip"), axis=1).max()
    return np.asarray((hip - shoulder - line * share[:, None])[:, 2] / torso)


def _knee_in(points: Array, side: Near) -> Array:
    hip, shoulder, knee = (_at(points, name, side) for name in ("hip", "shoulder", "knee"))
    trunk = _middle(points, "shoulder") - _middle(points, "hip")
    along = (knee - (hip + shoulder) / 2.0)[:, 0] * np.sign(trunk[:, 0])
    return np.asarray(along / np.linalg.norm(trunk[:, ::2], axis=1))


_FORMULAS: Mapping[str, Callable[[Array, Near], Array]] = {
    "hip_flexion_deg": _hip_flexion,
    "knee_flexion_deg": _knee_flexion,
    "legs_apart_deg": _legs_apart,
    "trunk_lean_deg": _trunk_lean,
    "head_lean_deg": _head_lean,
    "stride_deg": _stride,
    "neck_flexion_deg": _neck_flexion,
    "elbow_flexion_deg": _elbow_flexion,
    "shoulder_turn_deg": _shoulder_turn,
    "side_lean_deg": _side_lean,
    "hip_lift": _hip_lift,
    "knee_in": _knee_in,
}
