"""One backbend with all that is left to chance: the curve, the pose, the room's light, and the camera."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from studio.curve.bodies import SEEDS
from supple.core.movement.body import VERTEBRA_M
from supple.core.movement.pose import KEYS, Pose, pose_from
from supple.core.movement.spreads import spread_weights

RANGES_DEG = (17.0, 16.0, 15.0, 14.0, 12.0, 12.0, 12.0, 9.0, 6.0, 6.0, 6.0, 5.0, 4.0, 4.0, 4.0, 4.0, 4.0)
"""Usual ranges of bending and stretching below L5 ... T1: White and Panjabi, Clinical Biomechanics of the
Spine, 2nd ed., 1990, table 2-2."""
SPREADS = ("thoracic", "even", "anat", "lumbar", "hinge")
_ASTRAY = {"off_side": 0.5, "forward": 0.25, "still": 0.25}
SHARES = {
    "train": {**dict.fromkeys(SPREADS, 0.1), "free": 0.5},
    "astray-train": _ASTRAY,
    "astray-test": _ASTRAY,
    "test": {"thoracic": 0.11, "even": 0.22, "anat": 0.22, "lumbar": 0.11, "hinge": 0.22, "free": 0.12},
}
PLACES = tuple(float(at) for at in np.cumsum((0.0, *VERTEBRA_M[:-1])) / sum(VERTEBRA_M))
"""Where each joint is along the spine: 0 at the sacrum, 1 at the neck."""
ARMS = (("pelvis_back", 0.4), ("hanging", 0.15), ("opposite_shoulder", 0.1), ("chest", 0.1), ("raised", 0.15),
        ("one_behind", 0.1))  # fmt: skip
KNEELING = 0.12
TOTALS_DEG = {"forward": (-60.0, -10.0), "still": (-3.0, 4.0)}
"""How far a bend goes that is none; all others go 10 to 60 degrees."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the camera is: degrees off the side view, from which side, and what it sees.

    `off_deg` is positive towards the person's front. `fill` is the share of the picture's height that the
    body takes, `height_m` the camera's own, `view_deg` its upright field of view.
    """

    side: str
    off_deg: float
    fill: float
    height_m: float
    view_deg: float
    roll_deg: float
    size_px: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sequence: the frames' poses (neutral, then bent), and everything about its pictures."""

    kind: str
    total_deg: float
    shares: tuple[float, ...]
    position: str
    arms: str
    poses: tuple[Pose, Pose]
    camera: Camera
    seed: tuple[int, ...]

    @property
    def centroid(self) -> float:
        """Return where along the spine the bend is, 0 sacrum to 1 neck."""
        return float(np.dot(self.shares, PLACES))

    @property
    def hinge_share(self) -> float:
        """Return how much of the bend is in the lowest third of the spine."""
        return float(sum(share for share, at in zip(self.shares, PLACES, strict=True) if at <= 1.0 / 3.0))


def scene(chosen: str, body: int, number: int) -> Scene:
    """Draw one sequence of a body of a set."""
    seed = (SEEDS[chosen], 1, body, number)
    chance = np.random.default_rng(seed)
    kind = str(chance.choice(list(SHARES[chosen]), p=list(SHARES[chosen].values())))
    shares = _shares(kind, chance, loose=chosen == "train")
    total_deg = float(chance.uniform(*TOTALS_DEG.get(kind, (10.0, 60.0))))
    position = "kneeling" if chance.uniform() < KNEELING else "standing"
    arms = str(chance.choice([name for name, _ in ARMS], p=[share for _, share in ARMS]))
    neutral = _neutral(position, arms, chance)
    bent = _bent(neutral, total_deg * np.array(shares), position, chance)
    camera = _camera(chance)
    if kind == "off_side":
        camera = replace(camera, off_deg=float(np.sign(camera.off_deg) * chance.uniform(30.0, 100.0)))
    return Scene(kind, total_deg, shares, position, arms, (neutral, bent), camera, seed)


def _shares(kind: str, chance: np.random.Generator, *, loose: bool) -> tuple[float, ...]:
    if kind in ("free", "off_side", "forward", "still"):
        middle, width = chance.uniform(-0.1, 1.0), chance.uniform(0.06, 0.6)
        raw = np.exp(-0.5 * ((np.array(PLACES) - middle) / width) ** 2) + chance.uniform(0.0, 0.3)
    elif kind == "anat":
        raw = np.array(RANGES_DEG)
    else:
        raw = np.array(spread_weights(kind))
    if loose or kind in ("free", "off_side"):
        raw = raw * np.exp(chance.normal(0.0, 0.25, len(raw)))
    return tuple(float(share) for share in raw / raw.sum())


def _neutral(position: str, arms: str, chance: np.random.Generator) -> Pose:
    """Draw how somebody stands or kneels at ease: everybody's own hollow and round back."""
    knee = float(chance.uniform(0.0, 14.0))
    pitch, hip = float(chance.normal(0.0, 3.0)), float(chance.uniform(-2.0, 8.0))
    angles = {"pitch_deg": pitch, "neck_flexion_deg": float(chance.normal(0.0, 7.0)),
              "spine_side_deg": float(chance.normal(0.0, 1.5)),
              "spine_rotation_deg": float(chance.normal(0.0, 2.0))}  # fmt: skip
    for side in ("left", "right"):
        angles |= _leg(side, (hip, knee) if position == "standing" else (hip, 88.0 + knee / 3.0), pitch)
        angles[f"{side}_hip_abduction_deg"] = float(chance.uniform(1.0, 9.0))
        angles |= _arm(side, arms, chance)
    rest = "feet" if position == "standing" else "knees"
    made = pose_from({**angles, "rest": rest, **_hands(arms, chance)})
    places = np.array(PLACES)
    own = chance.normal(0.0, 9.0) * np.where(places < 0.4, -0.2, 0.0)
    own = own + chance.normal(0.0, 9.0) * np.where(places >= 0.4, 1.0 / 12.0, 0.0)
    return replace(made, bends_deg=tuple(float(bend) for bend in own))


def _bent(neutral: Pose, bends_deg: np.ndarray, position: str, chance: np.random.Generator) -> Pose:
    """Bend the trunk back; pelvis, legs, neck and arms answer as they like."""
    change: dict[str, float] = {
        "pitch_deg": float(chance.uniform(-5.0, 9.0)),
        "neck_flexion_deg": float(chance.uniform(-28.0, 14.0)),
        "turn_deg": float(chance.normal(0.0, 1.5)),
        "spine_side_deg": float(chance.normal(0.0, 1.0)),
    }
    hip, knee = float(chance.uniform(-12.0, 3.0)), float(max(0.0, chance.normal(2.0, 4.0)))
    for side in ("left", "right"):
        change[f"{side}_hip_flexion_deg"] = hip
        if position == "standing":
            change[f"{side}_knee_flexion_deg"] = knee
            change[f"{side}_ankle_flexion_deg"] = knee - hip - change["pitch_deg"]
        change[f"{side}_shoulder_flexion_deg"] = float(chance.normal(0.0, 6.0))
        change[f"{side}_elbow_flexion_deg"] = float(abs(chance.normal(0.0, 6.0)))
    angles = tuple(angle + change.get(key, 0.0) for key, angle in zip(KEYS, neutral.angles_deg, strict=True))
    bends = tuple(own - float(bend) for own, bend in zip(neutral.bends_deg, bends_deg, strict=True))
    return replace(neutral, angles_deg=angles, bends_deg=bends)


def _leg(side: str, bends: tuple[float, float], pitch: float) -> dict[str, float]:
    hip, knee = bends
    ankle = knee - hip - pitch if knee < 60.0 else -50.0
    return {f"{side}_hip_flexion_deg": hip, f"{side}_knee_flexion_deg": knee,
            f"{side}_ankle_flexion_deg": ankle}  # fmt: skip


def _arm(side: str, arms: str, chance: np.random.Generator) -> dict[str, float]:
    forward = chance.uniform(40.0, 170.0) if arms == "raised" else chance.uniform(-8.0, 16.0)
    return {
        f"{side}_shoulder_flexion_deg": float(forward),
        f"{side}_shoulder_abduction_deg": float(chance.uniform(2.0, 18.0)),
        f"{side}_elbow_flexion_deg": float(chance.uniform(4.0, 40.0)),
    }


def _hands(arms: str, chance: np.random.Generator) -> Mapping[str, str]:
    if arms in ("hanging", "raised"):
        return {}
    if arms == "one_behind":
        return {f"{chance.choice(('left', 'right'))}_hand": "pelvis_back"}
    return {"left_hand": arms, "right_hand": arms}


def _camera(chance: np.random.Generator) -> Camera:
    oblique = chance.uniform() < 0.4
    off = chance.uniform(15.0, 30.0) if oblique else chance.uniform(0.0, 15.0)
    upright = chance.uniform() < 0.6
    return Camera(
        side=str(chance.choice(("left", "right"))),
        off_deg=float(off * chance.choice((-1.0, 1.0))),
        fill=float(chance.uniform(0.62, 0.88)),
        height_m=float(chance.uniform(0.5, 1.5)),
        view_deg=float(chance.uniform(42.0, 68.0)),
        roll_deg=float(chance.normal(0.0, 1.5)),
        size_px=(480, 640) if upright else (640, 480),
    )
