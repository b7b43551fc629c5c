"""Where the 33 points are at any moment of a performance, in metres."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np

from studio.streams.camera import Array
from studio.streams.landmarks import landmarks_of
from studio.streams.options import Body
from studio.streams.performing import Stretch
from supple.core.movement.kinematics import solve
from supple.core.movement.pose import Pose, between

KEY_FRAMES = 13
"""Solved poses on the way of one stretch; between them the points go in straight lines."""


def starts_s(stretches: Sequence[Stretch]) -> list[float]:
    """Give when each stretch begins, and when the last one ends."""
    return list(accumulate((stretch.seconds for stretch in stretches), initial=0.0))


def points_at(stretches: Sequence[Stretch], times_s: Array, body: Body) -> Array:
    """Give the points in metres, of shape (times, 33, 3)."""
    begins = np.array(starts_s(stretches))
    which = np.clip(np.searchsorted(begins, times_s, side="right") - 1, 0, len(stretches) - 1)
    points = np.empty((len(times_s), 33, 3))
    for index, stretch in enumerate(stretches):
        here = np.flatnonzero(which == index)
        if len(here):
            share = (times_s[here] - begins[index]) / stretch.seconds
            points[here] = _on_way(stretch, share, body)
    return points


def _on_way(stretch: Stretch, share: Array, body: Body) -> Array:
    keys = _keys(stretch.pose_from, stretch.pose_to, body)
    u = np.clip(share, 0.0, 1.0)
    done = u * u * (3.0 - 2.0 * u)
    done += stretch.leaves * u * (1.0 - u) ** 2 - stretch.arrives * u * u * (1.0 - u)
    place = done * (len(keys) - 1)
    first = np.clip(place.astype(int), 0, max(len(keys) - 2, 0))
    part = (place - first)[:, None, None]
    return np.asarray(keys[first] * (1.0 - part) + keys[np.minimum(first + 1, len(keys) - 1)] * part)


@lru_cache(maxsize=256)
def _keys(start: Pose, end: Pose, body: Body) -> Array:
    count = KEY_FRAMES if start != end else 1
    poses = (between(start, end, step / max(count - 1, 1)) for step in range(count))
    return np.array([landmarks_of(solve(pose), body) for pose in poses])
