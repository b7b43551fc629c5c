"""Is a shipped file what the recipe makes? One body and two clips made anew, against the file."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from studio.bodies.clips import clip, fitted_poses
from studio.bodies.figures import Figure
from studio.bodies.making import FOLDER, write_packed
from studio.bodies.shipped import Shipped, read, shown

NEAR_M = 0.0005
CLIPS = ("double_knee_hug.hug>double_knee_hug.start", "gentle_backbend.extended>gentle_backbend.start")
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def apart_m(figure: Figure) -> Mapping[str, float]:
    """Return how far each clip's mesh in the file is from the one made anew, in metres, at most."""
    file = read(FOLDER / f"{figure.person.id}.glb")
    ends = [name.split(">") for name in CLIPS]
    known = fitted_poses(figure, sorted({key for pair in ends for key in pair}))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anew.glb"
        write_packed(path, figure, [clip(figure, known, start, end) for start, end in ends])
        anew = read(path)
    return {name: max(_off_m(file, anew, name, share) for share in SHARES) for name in CLIPS}


def _off_m(file: Shipped, anew: Shipped, name: str, share: float) -> float:
    """Return the largest distance between like vertices; infinite where there are more or fewer."""
    first, _ = shown(file, name, share)
    second, _ = shown(anew, name, share)
    if first.shape != second.shape:
        return float("inf")
    return float(np.linalg.norm(first - second, axis=1).max())
