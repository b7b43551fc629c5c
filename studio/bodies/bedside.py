"""The bed on the way between lying along it and sitting on its edge: it turns under whoever gets up.

Somebody who lies looks along the bed, somebody who sits looks away from it, and both are seen from the same
side. So between the two the room turns, as far as the hips are on their way from the one place to the other.
"""

from __future__ import annotations

import numpy as np

from supple.core.movement import body
from supple.core.movement.pose import Pose
from supple.drawing.figure import props_for


def gets_up(*ends: Pose) -> bool:
    """Say whether a way leads between lying along the bed and sitting on its edge."""
    return {"bed", "bed_edge"} <= set(props_for(*ends))


def bed(hips: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how the bed is turned (…, 2, 2) and where its middle is (…, 2), seen from above.

    `hips` (…, 3): the place between them.
    """
    share = np.clip(hips[..., 0] / body.SEATED_BACK_M, 0.0, 1.0)
    cosine, sine = np.cos(share * np.pi / 2.0), np.sin(share * np.pi / 2.0)
    turn = np.stack([np.stack([cosine, -sine], axis=-1), np.stack([sine, cosine], axis=-1)], axis=-2)
    at = np.stack([share * body.SEATED_BACK_M, (share - 1.0) * body.BESIDE_M], axis=-1)
    return turn, at + body.BESIDE_M * turn[..., 1]


def in_bed_m(points: np.ndarray, hips: np.ndarray) -> np.ndarray:
    """Return how deep points (…, n, 3) are inside the bed (…, n); below 0 outside."""
    turn, middle = bed(hips)
    along = (points[..., :2] - middle[..., None, :]) @ turn
    room = np.array(body.BED_HALF_M) - np.abs(along)
    return np.asarray(np.minimum(room.min(axis=-1), body.BED_M - points[..., 2]))
