"""What is known of a picture because it was computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from studio.bodies.figures import Shown
from studio.streams.landmarks import NAMES
from supple.core.movement.spreads import VERTEBRAE
from supple.video.people.lens import Lens

SPINE = (*VERTEBRAE, "neck")
_OF_BONES = {
    "shoulder": "upper_arm", "elbow": "forearm", "wrist": "hand", "hip": "thigh", "knee": "shin",
    "ankle": "foot",
}  # fmt: skip
JOINTS: Mapping[str, str] = {
    "nose": "nose",
    **{f"{side}_{name}": f"{side}_{name}" for side in ("left", "right") for name in ("eye", "ear", "heel")},
    **{f"{side}_foot_index": f"{side}_toe" for side in ("left", "right")},
    **{f"{side}_{name}": f"{side}_{bone}" for side in ("left", "right") for name, bone in _OF_BONES.items()},
}
"""The points of BlazePose that a body has, by the names that `studio.bodies.figures` gives them."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The truth of one picture.

    `points_m` (33, 3) are BlazePose's points (order: `studio.streams.landmarks.NAMES`; those that no body
    here has are nan), `spine_m` (18, 3) the joints below L5 … T1 and the neck's; forwards, left, up.
    `places` (33, 2) and `spine_places` (18, 2) are the same as shares of the picture's width and height.
    `bends_deg` (17,) is how far each joint of the spine is bent forwards, against standing easily; `px_a_m`
    how many pixels a metre across the line of sight has between the hips.
    In a performance `movement`, `part`, `side`, `phase` and `repetition` (counted all through) say what is
    done, and `hold` whether the body rests there; else they are empty.
    """

    points_m: np.ndarray
    places: np.ndarray
    spine_m: np.ndarray
    spine_places: np.ndarray
    bends_deg: tuple[float, ...]
    px_a_m: float = 0.0
    movement: str = ""
    part: str = ""
    phase: str = ""
    side: str = ""
    repetition: int = 0
    hold: bool = False

    @property
    def torso(self) -> float:
        """The length from between the hips to between the shoulders, in metres."""
        at = {name: self.points_m[NAMES.index(name)] for name in _TRUNK}
        middle = [(at[f"left_{end}"] + at[f"right_{end}"]) / 2.0 for end in ("shoulder", "hip")]
        return float(np.linalg.norm(middle[0] - middle[1]))

    def to_json(self) -> dict[str, Any]:
        """Return plain values, rounded to a tenth of a millimetre, and to 1e-5 of the picture."""
        return {
            "movement": self.movement, "part": self.part, "phase": self.phase, "side": self.side,
            "repetition": self.repetition, "hold": self.hold,
            "points_m": _rounded(self.points_m, 4), "places": _rounded(self.places, 5),
            "spine_m": _rounded(self.spine_m, 4), "spine_places": _rounded(self.spine_places, 5),
            "bends_deg": [round(bend, 3) for bend in self.bends_deg],
        }  # fmt: skip


_TRUNK = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")


def truth_at(shown: Shown, bends_deg: tuple[float, ...], lens: Lens, mirrored: bool) -> Truth:
    """Read the truth off a posed body; a mirrored picture has left and right changed in the names too."""
    missing = np.full(3, np.nan)
    names = [_other(name) for name in NAMES] if mirrored else NAMES
    points = np.stack([shown.joints[JOINTS[name]] if name in JOINTS else missing for name in names])
    spine = np.stack([shown.joints[name] for name in SPINE])
    px_a_m = lens.focal_px / float(lens.flat(shown.joints["pelvis"])[2])
    places, spine_places = _places(points, lens, mirrored), _places(spine, lens, mirrored)
    return Truth(points, places, spine, spine_places, bends_deg, px_a_m)


def _places(points: np.ndarray, lens: Lens, mirrored: bool) -> np.ndarray:
    places = lens.flat(points)[:, :2] / np.array(lens.size_px)
    return places * (-1.0, 1.0) + (1.0, 0.0) if mirrored else places


def _other(name: str) -> str:
    swapped = {"left": "right", "right": "left"}
    return "_".join(swapped.get(word, word) for word in name.split("_"))


def _rounded(values: np.ndarray, digits: int) -> list[list[float | None]]:
    return [[None if np.isnan(value) else round(float(value), digits) for value in row] for row in values]
