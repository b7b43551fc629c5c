"""What is kept of each sequence: landmarks and outline rays, small enough to be committed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from studio.curve.bodies import COUNTS, KEPT
from supple.core.sight.facing import facing_score
from supple.core.sight.look import Look, look_at
from supple.core.sight.outline import Mask, Outline, outline
from supple.core.sight.seen import Seen, seen

FOLDER = Path(__file__).parent / "features"
_MISSING = -32768
_EDGE, _PLACE, _SHARE = 5_000.0, 10_000.0, 200.0
"""How finely edges (line lengths), places (picture sizes) and the model's two confidences are kept."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """What is known of a sequence, and its looks: neutral, then bent; None where a look failed."""

    told: dict[str, Any]
    neutral: Look | None
    bent: Look | None


def collect(chosen: str) -> Path:
    """Take the outlines from the masks below `build/`, and write the set's file."""
    parts = [_collected(KEPT / f"{chosen}-{number:03d}.npz") for number in range(COUNTS[chosen])]
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{chosen}.npz"
    told = [row for part in parts for row in part[0]]
    arrays = {name: np.concatenate([part[1][name] for part in parts]) for name in parts[0][1]}
    np.savez_compressed(path, told=json.dumps(told), **arrays)
    return path


def sequences(chosen: str) -> Iterator[Sequence]:
    """Yield the sequences of a set, as they are kept."""
    with np.load(FOLDER / f"{chosen}.npz") as kept:
        told = json.loads(str(kept["told"]))
        arrays = {name: kept[name] for name in ("places", "shares", "edges", "sizes")}
    for at, row in enumerate(told):
        neutral, bent = looks({name: array[at] for name, array in arrays.items()})
        yield Sequence(row, neutral, bent)


def looks(kept: dict[str, np.ndarray]) -> tuple[Look | None, Look | None]:
    """Return the looks of one sequence: `places` (2, 33, 2), `shares` (2, 33, 2), `edges` (2, 2, rays)."""
    width, height = kept["sizes"]
    landmarks = np.concatenate([kept["places"] / _PLACE, kept["shares"] / _SHARE], axis=2)
    bodies = _bodies(landmarks, float(width / height))
    made = [
        None if body is None else look_at(_outline(edges, body), body)
        for body, edges in zip(bodies, kept["edges"], strict=True)
    ]
    return made[0], made[1]


def _collected(path: Path) -> tuple[list[dict[str, Any]], dict[str, np.ndarray]]:
    with np.load(path) as kept:
        told, landmarks, sizes = json.loads(str(kept["told"])), kept["landmarks"], kept["sizes"]
        masks = np.split(kept["masks"], np.cumsum(kept["lengths"].ravel())[:-1])
    edges = []
    for at, (width, height) in enumerate(sizes):
        bodies = _bodies(landmarks[at], float(width / height))
        edges.append([_edges(masks[2 * at + frame], body) for frame, body in enumerate(bodies)])
    gone = np.isnan(landmarks[..., :2])
    places = np.where(
        gone, _MISSING, np.round(np.nan_to_num(landmarks[..., :2]) * _PLACE).clip(-32000, 32000)
    )
    return told, {
        "places": places.astype(np.int16),
        "shares": np.round(np.nan_to_num(landmarks[..., 2:]) * _SHARE).astype(np.uint8),
        "edges": np.array(edges, dtype=np.int16),
        "sizes": sizes.astype(np.int16),
    }


def _bodies(landmarks: np.ndarray, aspect: float) -> list[Seen | None]:
    """Return the bodies of one sequence's pictures; which way they face is told by both together."""
    found = [
        None if np.isnan(frame).any() or frame[0, 0] < -3.0 else seen(frame.ravel().tolist(), aspect)
        for frame in landmarks.astype(float)
    ]
    facing = 1.0 if sum(facing_score(body) for body in found if body is not None) >= 0.0 else -1.0
    for body in found:
        if body is not None:
            body.facing, body.near = facing, 0 if facing < 0.0 else 1
    return found


def _edges(png: np.ndarray, body: Seen | None) -> list[list[int]]:
    mask = cv2.imdecode(png, cv2.IMREAD_GRAYSCALE)
    height, width = mask.shape
    if body is None:
        return _kept(Outline((None,) * 33, (None,) * 33, 0.0))
    return _kept(outline(Mask(width, height, mask.tobytes()), body))


def _kept(seen_: Outline) -> list[list[int]]:
    return [
        [_MISSING if edge is None else round(edge * _EDGE) for edge in edges]
        for edges in (seen_.back, seen_.front)
    ]


def _outline(edges: np.ndarray, body: Seen) -> Outline:
    back, front = (tuple(None if edge == _MISSING else float(edge) / _EDGE for edge in row) for row in edges)
    return Outline(back, front, body.torso)
