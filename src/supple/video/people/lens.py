"""A pinhole camera in the room. Axes: forwards, left, up, in metres."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin, tan
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

NEAREST_M = 0.05


@dataclass(frozen=True, slots=True)
class Lens:
    """Hold a camera: its place (3,), its axes right, down and ahead as rows (3, 3), and its picture.

    `focal_px` is the distance at which a pixel is as large as a metre; `size_px` is width and height.
    """

    place: Array
    axes: Array
    focal_px: float
    size_px: tuple[int, int]

    def flat(self, points: Array) -> Array:
        """Return points (…, 3) in metres as x and y in pixels (right, down) and depth in metres."""
        seen = (points - self.place) @ self.axes.T
        depth = np.maximum(seen[..., 2], NEAREST_M)
        width, height = self.size_px
        x = width / 2.0 + self.focal_px * seen[..., 0] / depth
        y = height / 2.0 + self.focal_px * seen[..., 1] / depth
        return np.stack((x, y, depth), axis=-1)

    def ways(self) -> Array:
        """Return the way from the camera through each pixel (height, width, 3), one metre ahead long."""
        width, height = self.size_px
        x = (np.arange(width) + 0.5 - width / 2.0) / self.focal_px
        y = (np.arange(height) + 0.5 - height / 2.0) / self.focal_px
        across = x[None, :, None] * self.axes[0] + y[:, None, None] * self.axes[1]
        return np.asarray(across + self.axes[2])

    def finer(self, times: int) -> Lens:
        """Return the same camera with more pixels."""
        width, height = self.size_px
        return replace(self, focal_px=self.focal_px * times, size_px=(width * times, height * times))


def lens(
    place: Array, target: Array, field_deg: float, size_px: tuple[int, int], roll_deg: float = 0.0
) -> Lens:
    """Make a camera at a place that looks at a target; the picture is `field_deg` high."""
    ahead = (target - place) / np.linalg.norm(target - place)
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    right /= np.linalg.norm(right)
    down = np.cross(ahead, right)
    c, s = cos(radians(roll_deg)), sin(radians(roll_deg))
    axes = np.stack((right * c + down * s, down * c - right * s, ahead))
    focal_px = size_px[1] / 2.0 / tan(radians(field_deg / 2.0))
    return Lens(np.asarray(place, dtype=float), axes, focal_px, size_px)
