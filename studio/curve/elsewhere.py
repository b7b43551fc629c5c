"""The released measure on another renderer's pictures: the catalogue's backbend, filmed by studio.footage.

Other people, light and rooms than in the sets; the mesh family and the skeleton are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np

from studio.bodies.people import people
from studio.curve.making import looker
from studio.curve.scenes import PLACES, RANGES_DEG
from studio.curve.scoring import auc_of
from studio.footage import Camera, Look, Scene, Shoot
from supple.core.movement import catalogue, pose_of
from supple.core.movement.pose import KEYS, Pose, with_spread
from supple.core.movement.spreads import Spread, spread_weights
from supple.core.sight.curve import Curve, curve_of
from supple.core.sight.facing import facing_score
from supple.core.sight.look import Look as Seen
from supple.core.sight.look import look
from supple.core.sight.seen import seen
from supple.video.outlining import mask_of
from supple.video.pose import Model

SEED = 404
TOTALS_DEG = (25.0, 40.0, 55.0)
OFF_DEG = (0.0, 12.0, 24.0)
SPREADS: dict[str, Spread] = {"even": "even", "anat": RANGES_DEG, "hinge": "hinge"}


def scores(model: Model = "full") -> dict[str, Any]:
    """Film every person, spread, total and view once, and score the measure on them; `model` finds bodies."""
    rows = list(_rows(model))
    answered = [row for row in rows if row["told"] is not None]
    off = [abs(row["told"] - row["truth"]) for row in answered]
    return {
        "pictures_by": "studio.footage",
        "n": len(people()),
        "sequences": len(rows),
        "abstained": round(1.0 - len(answered) / len(rows), 3),
        "auc_even_hinge": round(_auc(answered, "even"), 3),
        "auc_anat_hinge": round(_auc(answered, "anat"), 3),
        "centroid_mae": round(float(np.mean(off)), 3),
        "interval_coverage": round(float(np.mean([row["held"] for row in answered])), 3),
    }


def _auc(rows: list[dict[str, Any]], kind: str) -> float:
    told = {name: np.array([row["told"] for row in rows if row["kind"] == name]) for name in (kind, "hinge")}
    return auc_of(told[kind], told["hinge"])


def _rows(model: Model) -> Iterator[dict[str, Any]]:
    finder, chance = looker(model), np.random.default_rng(SEED)
    start, end = (pose_of(catalogue(), f"gentle_backbend.{name}") for name in ("start", "extended"))
    for person, off_deg, total_deg in product(people(), OFF_DEG, TOTALS_DEG):
        shoot = Shoot(_scene(person, off_deg, chance), [start, end])
        neutral = _looked(finder, shoot, start)
        for kind, spread in SPREADS.items():
            told = curve_of(neutral, _looked(finder, shoot, _bent(end, total_deg, spread)))
            truth = float(np.dot(spread_weights(spread), PLACES))
            yield {
                "kind": kind,
                "truth": truth,
                "told": told.centroid.value if isinstance(told, Curve) else None,
                "held": isinstance(told, Curve) and told.centroid.low <= truth <= told.centroid.high,
            }


def _scene(person: str, off_deg: float, chance: np.random.Generator) -> Scene:
    camera = Camera(
        from_deg=float(chance.choice((-90.0, 90.0))),
        off_deg=float(off_deg * chance.choice((-1.0, 1.0))),
        height_m=float(chance.uniform(0.6, 1.3)),
        size_px=(480, 640),
    )
    kind = Look(
        light=str(chance.choice(("day", "window", "lamp", "flat"))),  # type: ignore[arg-type]
        background=str(chance.choice(("plain", "room", "busy"))),  # type: ignore[arg-type]
        finer=1,
    )
    return Scene(person, camera, kind, int(chance.integers(1_000)))


def _bent(end: Pose, total_deg: float, spread: Spread) -> Pose:
    """Return the catalogue's backbend with another total and spread."""
    flexion = KEYS.index("spine_flexion_deg")
    angles = tuple(-total_deg if at == flexion else angle for at, angle in enumerate(end.angles_deg))
    weights = spread_weights(spread)
    bends = tuple(-total_deg * weight for weight in weights)
    return Pose(angles, bends, with_spread(end, spread).choices)


def _looked(finder: Any, shoot: Shoot, pose: Pose) -> Seen | None:
    import mediapipe

    picture = shoot.frame(pose).rgb
    found = finder.detect(
        mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=np.ascontiguousarray(picture))
    )
    if not found.pose_landmarks:
        return None
    flat = [
        value for point in found.pose_landmarks[0]
        for value in (point.x, point.y, point.visibility, point.presence)
    ]  # fmt: skip
    body = seen(flat, picture.shape[1] / picture.shape[0])
    if body is None:
        return None
    body.facing = 1.0 if facing_score(body) >= 0.0 else -1.0
    body.near = 0 if body.facing < 0.0 else 1
    return look(mask_of(found.segmentation_masks[0].numpy_view()), body)
