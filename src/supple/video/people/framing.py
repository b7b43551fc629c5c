"""Place a camera so that everything that is wanted fits the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supple.video.people.lens import Lens, lens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Fills = tuple[tuple[float, float], tuple[float, float]]
ROUNDS = 8


def framed(
    points: Array, away: Array, picture: tuple[float, tuple[int, int], Fills], nearest_m: float = 0.5
) -> Lens:
    """Return a camera that sees all points (n, 3) from the way `away` (forwards, left, up).

    `picture` is the field in degrees (of its height), its size in pixels, and which shares of its width and
    height the points may take. It stands no nearer than `nearest_m`.
    """
    field_deg, size_px, fills = picture
    away = away / np.linalg.norm(away)
    size = np.array(size_px, dtype=float)
    room = np.array([high - low for low, high in fills])
    centre = np.array([(low + high) / 2.0 for low, high in fills]) * size
    target, far_m = (points.min(axis=0) + points.max(axis=0)) / 2.0, 4.0
    made = lens(target + away * far_m, target, field_deg, size_px)
    for _ in range(ROUNDS):
        flat = made.flat(points)[:, :2]
        low, high = flat.min(axis=0), flat.max(axis=0)
        off = ((low + high) / 2.0 - centre) * far_m / made.focal_px
        target = target + made.axes[0] * off[0] + made.axes[1] * off[1]
        far_m = max(nearest_m, far_m * float(((high - low) / (room * size)).max()))
        made = lens(target + away * far_m, target, field_deg, size_px)
    return made
