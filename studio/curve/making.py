"""Render the sequences of a set and keep what the pose model says of them; the pictures are not kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import cv2
import mediapipe
import numpy as np
from mediapipe.tasks.python.core.base_options import BaseOptions
from mediapipe.tasks.python.vision import PoseLandmarker, PoseLandmarkerOptions, RunningMode

from studio.bodies.figures import figure
from studio.curve.bodies import KEPT, kept
from studio.curve.picture import Sitter, painted, posed, sitter, view
from studio.curve.scenes import Scene, scene
from supple.video.pose import Model, model_file

PER_BODY = {"train": 21, "test": 18, "astray-train": 8, "astray-test": 8}
_RENDERING = 77


def make(chosen: str, first: int = 0, last: int = 1_000) -> Iterator[str]:
    """Render and look at every body of a set that is not kept yet; yield the name of each as it is done."""
    finder = looker()
    for number, (person, bmi) in enumerate(kept(chosen)):
        path = KEPT / f"{chosen}-{number:03d}.npz"
        if path.exists() or not first <= number < last:
            continue
        who = sitter(figure(person))
        scenes = [scene(chosen, number, at) for at in range(PER_BODY[chosen])]
        looks = [_looked(finder, who, one) for one in scenes]
        told = [_told(one, number, bmi, person.hair, person.cloth) for one in scenes]
        partly = path.with_suffix(".partly.npz")
        np.savez(
            partly,
            told=json.dumps(told),
            landmarks=np.stack([look[0] for look in looks]),
            sizes=np.array([one.camera.size_px for one in scenes]),
            masks=np.concatenate([mask for look in looks for mask in look[1]]),
            lengths=np.array([[len(mask) for mask in look[1]] for look in looks]),
        )
        partly.rename(path)
        yield path.name


def _looked(finder: Any, who: Sitter, one: Scene) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return landmarks (frames, 33, 4), NaN where nobody was found, and each mask as a PNG's bytes."""
    landmarks, masks = np.full((len(one.poses), 33, 4), np.nan, np.float32), []
    shapes = [posed(who, pose) for pose in one.poses]
    look = view(one.camera, shapes[0])
    seed = int(np.random.default_rng(one.seed).integers(2**31)) + _RENDERING
    for at, vertices in enumerate(shapes):
        picture = painted(who, vertices, look, (seed, at))
        found = finder.detect(mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=picture))
        mask = np.zeros(picture.shape[:2], np.uint8)
        if found.pose_landmarks:
            landmarks[at] = [
                (point.x, point.y, point.visibility, point.presence) for point in found.pose_landmarks[0]
            ]
            mask = np.round(found.segmentation_masks[0].numpy_view() * 255.0).astype(np.uint8)
        masks.append(cv2.imencode(".png", mask)[1].ravel())
    return landmarks, masks


def _told(one: Scene, body: int, bmi: float, hair: str, cloth: str) -> dict[str, Any]:
    return {
        "body": body, "bmi": round(bmi, 1), "hair": hair, "cloth": cloth, "kind": one.kind,
        "total_deg": one.total_deg, "centroid": one.centroid, "hinge_share": one.hinge_share,
        "shares": [round(share, 5) for share in one.shares], "position": one.position, "arms": one.arms,
        "side": one.camera.side, "off_deg": one.camera.off_deg, "height_m": one.camera.height_m,
    }  # fmt: skip


def looker(model: Model = "full") -> Any:
    """Make a pose finder that looks at single pictures, with the mask."""
    options = PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=model_file(model).read_bytes()),
        running_mode=RunningMode.IMAGE,
        output_segmentation_masks=True,
    )
    return PoseLandmarker.create_from_options(options)
