"""The 33 points of a body that a pose model finds, and a picture's worth of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NAMES: tuple[str, ...] = (
    "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer",
    "left_ear", "right_ear", "mouth_left", "mouth_right", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_pinky", "right_pinky", "left_index", "right_index",
    "left_thumb", "right_thumb", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle",
    "right_ankle", "left_heel", "right_heel", "left_foot_index", "right_foot_index",
)  # fmt: skip
"""The landmarks in BlazePose's order (Bazarevsky and others, 2020, arXiv:2006.10204)."""

INDEX = {name: index for index, name in enumerate(NAMES)}
STRIDE = 4
"""Each landmark is x, y, visibility, presence."""
LENGTH = STRIDE * len(NAMES)


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold what a pose model found in one picture.

    `time_s` is the picture's presentation time, or the session's clock; `aspect` is the width of the
    upright picture over its height. Each of `bodies` is 33 times (x, y, visibility, presence), 132
    numbers; x and y are shares of the picture's width and height, y downwards.
    """

    time_s: float
    aspect: float
    bodies: tuple[Sequence[float], ...]
