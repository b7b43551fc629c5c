"""Everything that stands still, looked at once: what each pixel shows of the room, and how it is lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supple.video.people.lens import Lens
from supple.video.people.room import Box, Colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Floats = NDArray[np.float32]

FLOOR_M = -0.012
FAR_M = 60.0
GAPS_M = (2.5, 4.5)
"""How far away the gaps between boards begin to fade, and are gone: thinner than a pixel they flicker."""
_CLEAR_M = 1e-3


@dataclass(frozen=True, slots=True)
class Light:
    """A soft light from everywhere, a little more from above, and one from a direction.

    `towards` is the way to it (forwards, left, up), `direct` and `around` how strong both are, per colour.
    """

    towards: tuple[float, float, float] = (0.35, 0.62, 1.0)
    direct: Colour = (0.78, 0.75, 0.7)
    around: Colour = (0.5, 0.51, 0.53)

    @property
    def way(self) -> Array:
        """The way to the light, one long."""
        return np.asarray(np.array(self.towards) / np.linalg.norm(self.towards))


@dataclass(frozen=True, slots=True)
class Room:
    """The floor and the wall behind it, and boxes; the wall is at `wall_m` along the way `behind`."""

    floor: Colour
    wall: Colour
    boxes: tuple[Box, ...]
    behind: tuple[float, float] = (0.0, -1.0)
    wall_m: float = 2.2
    boards_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What the room shows: colours in the soft light and what the direct light adds (height, width, 3).

    `depth` is metres ahead of the camera, `points` (height, width, 3) the places that are seen.
    """

    around: Floats
    direct: Floats
    depth: Floats
    points: Floats


def backdrop(lens: Lens, room: Room, light: Light) -> Backdrop:
    """Look at a room through a camera."""
    ways = lens.ways()
    seen = _Seen(lens, ways)
    _floor_and_wall(seen, room)
    for box in room.boxes:
        seen.box(box)
    points = lens.place + ways * seen.depth[:, :, None]
    towards = light.way
    shines = np.maximum(seen.normals @ towards, 0.0) * _unshaded(points, seen.normals, room.boxes, towards)
    soft = 0.72 + 0.28 * seen.normals[:, :, 2]
    colours = seen.colours * _boards(points, seen, room)[:, :, None]
    around = colours * (np.array(light.around) * (soft * _corners(points, room))[:, :, None])
    return Backdrop(
        around.astype(np.float32),
        (colours * np.array(light.direct) * shines[:, :, None]).astype(np.float32),
        seen.depth.astype(np.float32),
        points.astype(np.float32),
    )


class _Seen:
    """The nearest surface in each pixel, so far."""

    def __init__(self, lens: Lens, ways: Array) -> None:
        self._lens, self._ways = lens, ways
        self.depth = np.full(ways.shape[:2], FAR_M)
        self.normals = np.zeros(ways.shape)
        self.colours = np.zeros(ways.shape)

    def plane(self, normal: Array, at_m: float, colour: Colour) -> None:
        """Put an endless plane where `normal` times a point is `at_m`."""
        facing = self._ways @ normal
        away = np.where(facing < -1e-9, at_m - self._lens.place @ normal, np.inf) / np.minimum(facing, -1e-9)
        self._take((slice(None), slice(None)), away, normal, colour)

    def box(self, box: Box) -> None:
        """Put a box, looking only where its corners say that it can be seen."""
        low, high = (np.array([span[end] for span in (box.ahead, box.left, box.up)]) for end in (0, 1))
        where = self._where(low, high)
        ways = self._ways[where]
        with np.errstate(divide="ignore", invalid="ignore"):
            one, other = (low - self._lens.place) / ways, (high - self._lens.place) / ways
        enters = np.minimum(one, other)
        inwards, outwards = enters.max(axis=2), np.maximum(one, other).min(axis=2)
        side = enters.argmax(axis=2)
        normals = np.zeros(ways.shape)
        np.put_along_axis(
            normals, side[:, :, None], -np.sign(np.take_along_axis(ways, side[:, :, None], 2)), 2
        )
        hit = (inwards <= outwards) & (inwards > 0.0)
        self._take(where, np.where(hit, inwards, np.inf), normals, box.colour)

    def _where(self, low: Array, high: Array) -> tuple[slice, slice]:
        corners = np.array(
            [[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]
        )
        ahead = (corners - self._lens.place) @ self._lens.axes[2]
        if (ahead < 0.1).any():
            return slice(None), slice(None)
        flat = self._lens.flat(corners)
        (x0, y0), (x1, y1) = flat[:, :2].min(axis=0), flat[:, :2].max(axis=0)
        return slice(max(0, int(y0)), max(0, int(y1) + 1)), slice(max(0, int(x0)), max(0, int(x1) + 1))

    def _take(self, where: tuple[slice, slice], away: Array, normals: Array, colour: Colour) -> None:
        nearer = (away > 0.0) & (away < self.depth[where])
        self.depth[where][nearer] = away[nearer]
        self.normals[where][nearer] = normals[nearer] if normals.ndim == 3 else normals
        self.colours[where][nearer] = colour


def _floor_and_wall(seen: _Seen, room: Room) -> None:
    seen.colours[:] = room.wall
    seen.normals[:] = (0.0, 0.0, 1.0)
    seen.plane(np.array([0.0, 0.0, 1.0]), FLOOR_M, room.floor)
    behind = np.array([*room.behind, 0.0]) / np.linalg.norm(room.behind)
    seen.plane(-behind, -room.wall_m, room.wall)


def _boards(points: Array, seen: _Seen, room: Room) -> Array:
    """Darken the gaps between near floor boards, and make every board a little different."""
    if room.boards_m <= 0.0:
        return np.ones(points.shape[:2])
    across = points[:, :, 1] / room.boards_m
    board = np.floor(across)
    near = np.clip((GAPS_M[1] - seen.depth) / (GAPS_M[1] - GAPS_M[0]), 0.0, 1.0)
    shade = 1.0 + 0.05 * np.sin(board * 12.9898) - 0.14 * near * (across - board < 0.03)
    return np.where((seen.normals[:, :, 2] > 0.9) & (points[:, :, 2] < FLOOR_M + _CLEAR_M), shade, 1.0)


def _corners(points: Array, room: Room) -> Array:
    """Darken the foot of the wall and the floor before it, where less of the soft light comes."""
    behind = np.array([*room.behind, 0.0]) / np.linalg.norm(room.behind)
    off_wall = room.wall_m - points @ behind
    off_floor = points[:, :, 2] - FLOOR_M
    nearest = np.maximum(np.minimum(off_wall, 4.0), 0.0) + np.maximum(off_floor, 0.0)
    return np.asarray(1.0 - 0.25 * np.exp(-nearest / 0.25))


def _unshaded(points: Array, normals: Array, boxes: Sequence[Box], towards: Array) -> Array:
    """Return 1 where the direct light comes past the boxes, else 0."""
    start = points + normals * _CLEAR_M
    free = np.ones(points.shape[:2])
    for box in boxes:
        enters, leaves = np.full(free.shape, -np.inf), np.full(free.shape, np.inf)
        for axis, span in enumerate((box.ahead, box.left, box.up)):
            one, other = ((end - start[:, :, axis]) / towards[axis] for end in span)
            enters, leaves = (
                np.maximum(enters, np.minimum(one, other)),
                np.minimum(leaves, np.maximum(one, other)),
            )
        free[(enters <= leaves) & (leaves > _CLEAR_M)] = 0.0
    return free
