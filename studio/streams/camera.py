"""A pinhole camera: from points in metres to shares of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, radians, sin, tan

import numpy as np
import numpy.typing as npt

from studio.streams.options import Camera

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold points as the camera sees them: `places` are shares of the picture, `depth_m` the distance."""

    places: Array
    depth_m: Array


def seen(points: Array, camera: Camera, work: Array) -> Seen:
    """Project points of shape (…, 3); `work`, of shape (n, 3), is what has to fit the picture."""
    axes = _axes(camera, 0.0)
    for _ in range(2):
        where = _stand(work, camera, axes)
        away = where - work.mean(axis=0)
        level_m = hypot(away[0], away[1])
        axes = _axes(camera, atan2(camera.height_m - float(work.mean(axis=0)[2]), level_m))
    right, up, back = axes
    offset = points - _stand(work, camera, axes)
    depth = -(offset @ back)
    half_m = tan(radians(camera.field_deg / 2.0)) * np.maximum(depth, 0.2)
    x, y = offset @ right / half_m / camera.aspect, -(offset @ up) / half_m
    places = np.stack((0.5 + x / 2.0, 0.5 + y / 2.0), axis=-1)
    if camera.mirrored:
        places[..., 0] = 1.0 - places[..., 0]
    return Seen(places, depth)


def _axes(camera: Camera, raised: float) -> tuple[Array, Array, Array]:
    """Give the picture's right and up, and the way from the person to the camera, `raised` radians up."""
    a, roll = radians(camera.from_deg + camera.off_deg), radians(camera.roll_deg)
    back = np.array((cos(a) * cos(raised), sin(a) * cos(raised), sin(raised)))
    right = np.array((-sin(a), cos(a), 0.0))
    up = np.array((-cos(a) * sin(raised), -sin(a) * sin(raised), cos(raised)))
    return right * cos(roll) + up * sin(roll), up * cos(roll) - right * sin(roll), back


def _stand(work: Array, camera: Camera, axes: tuple[Array, Array, Array]) -> Array:
    """Give the camera's place: as near as lets the whole of `work` into the picture."""
    right, up, back = axes
    middle = (work.min(axis=0) + work.max(axis=0)) / 2.0
    across, along = (work - middle) @ right, (work - middle) @ up
    half_m = max(float(np.ptp(along)), float(np.ptp(across)) / camera.aspect) / 2.0 / camera.fill
    distance_m = half_m / tan(radians(camera.field_deg / 2.0)) + float(((work - middle) @ back).max())
    middle = middle + right * (across.max() + across.min()) / 2.0 + up * (along.max() + along.min()) / 2.0
    return np.asarray(middle + right * camera.aim_m[0] + up * camera.aim_m[1] + back * distance_m)
