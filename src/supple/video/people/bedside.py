"""The bed on the way between lying along it and sitting on its edge: it turns under whoever gets up.

Somebody who lies looks along the bed, somebody who sits looks away from it, and both are seen from the same
side. So between the two the room turns, as far as the hips are on their way from the one place to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from supple.core.movement import body

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def bed(hips: Array) -> tuple[Array, Array]:
    """Return how the bed is turned (…, 2, 2) and where its middle is (…, 2), seen from above.

    `hips` (…, 3): the place between them.
    """
    share = np.clip(hips[..., 0] / body.SEATED_BACK_M, 0.0, 1.0)
    cosine, sine = np.cos(share * np.pi / 2.0), np.sin(share * np.pi / 2.0)
    turn = np.stack([np.stack([cosine, -sine], axis=-1), np.stack([sine, cosine], axis=-1)], axis=-2)
    at = np.stack([share * body.SEATED_BACK_M, (share - 1.0) * body.BESIDE_M], axis=-1)
    return turn, at + body.BESIDE_M * turn[..., 1]


def seen_from_bed(points: Array, hips: Array) -> Array:
    """Return points (…, n, 3) as they are seen from the bed: its middle in the middle, its length ahead."""
    turn, middle = bed(hips)
    level = (points[..., :2] - middle[..., None, :]) @ turn
    return np.concatenate([level, points[..., 2:]], axis=-1)


def turned_to_bed(ways: Array, hips: Array) -> Array:
    """Return directions (…, n, 3) as they are seen from the bed."""
    return np.concatenate([ways[..., :2] @ bed(hips)[0], ways[..., 2:]], axis=-1)


def in_bed_m(points: Array, hips: Array) -> Array:
    """Return how deep points (…, n, 3) are inside the bed (…, n); below 0 outside."""
    seen = seen_from_bed(points, hips)
    room = np.array(body.BED_HALF_M) - np.abs(seen[..., :2])
    return np.asarray(np.minimum(room.min(axis=-1), body.BED_M - seen[..., 2]))
