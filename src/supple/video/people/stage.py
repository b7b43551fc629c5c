"""A person in a room as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supple.video.extra import need
from supple.video.people.backdrop import Light, Room, backdrop
from supple.video.people.lens import Lens
from supple.video.people.raster import FAR, Shown, raster

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Floats = NDArray[np.float32]
    Bytes = NDArray[np.uint8]

SHADOW_PX_A_M = 160.0
SHADOW_SOFT_PX = 7
BIAS_M = 0.02
MARGIN_PX = 3
STEPS = 4096


@dataclass(frozen=True, slots=True)
class Model:
    """A mesh as it stands: points and normals (n, 3), faces (m, 3), and each face's colour (m, 3, linear)."""

    points: Array
    normals: Array
    faces: NDArray[np.int64]
    colours: Array


@dataclass(frozen=True, slots=True)
class Picture:
    """`rgb` (height, width, 3) and `mask` (height, width), how much of a pixel the person fills, 0 to 255."""

    rgb: Bytes
    mask: Bytes


@dataclass(frozen=True, slots=True)
class _Shadow:
    """How far below the light the person is: `depth` (rows, columns), from `corner` (across, along) on."""

    depth: Floats
    corner: Array


class Stage:
    """A room before a camera, into which a person is drawn again and again.

    `finer` is how many times finer the person is drawn than the picture, for smooth borders.
    """

    def __init__(self, lens: Lens, room: Room, light: Light, finer: int = 2) -> None:
        self.lens, self.light, self.finer = lens, light, finer
        still = backdrop(lens, room, light)
        self._around, self._direct, self._depth = still.around, still.direct, still.depth
        self._axes = _light_axes(light.way)
        self._under = still.points @ self._axes.T.astype(np.float32)
        self._empty = _bytes(still.around + still.direct)

    def empty(self) -> Picture:
        """Return the room with nobody in it."""
        return Picture(self._empty.copy(), np.zeros(self._empty.shape[:2], np.uint8))

    def draw(self, model: Model) -> Picture:
        """Return the room with a person in it."""
        picture = self.empty()
        shadow = self._shadow(model)
        where = self._where(model.points)
        if where is None:
            return picture
        rows, columns = where
        linear = self._room(where, shadow)
        over, share = self._person(model, where, shadow)
        picture.rgb[rows, columns] = _bytes(linear * (1.0 - share[:, :, None]) + over)
        picture.mask[rows, columns] = np.rint(share * 255.0).astype(np.uint8)
        return picture

    def _where(self, points: Array) -> tuple[slice, slice] | None:
        """Say which rows and columns a person and their shadow on the floor can change."""
        way = self.light.way
        foot = points - way * (points[:, 2:] / way[2])
        both = self.lens.flat(np.concatenate((points, foot)))[:, :2]
        low = np.maximum(np.floor(both.min(axis=0)).astype(int) - MARGIN_PX - SHADOW_SOFT_PX, 0)
        high = np.ceil(both.max(axis=0)).astype(int) + MARGIN_PX + SHADOW_SOFT_PX
        high = np.minimum(high, self.lens.size_px)
        if (high <= low).any():
            return None
        return slice(int(low[1]), int(high[1])), slice(int(low[0]), int(high[0]))

    def _shadow(self, model: Model) -> _Shadow:
        seen = model.points @ self._axes.T
        corner = seen[:, :2].min(axis=0) - 4.0 / SHADOW_PX_A_M
        flat = np.column_stack(((seen[:, :2] - corner) * SHADOW_PX_A_M, seen[:, 2]))
        size = np.ceil(flat[:, :2].max(axis=0)).astype(int) + 4
        return _Shadow(raster(flat, model.faces, (int(size[0]), int(size[1]))).depth, corner)

    def _lit(self, under: Floats, shadow: _Shadow, bias_m: float) -> Floats:
        """Return 1 where the direct light reaches places (…, 3) given in its axes, else 0."""
        rows, columns = shadow.depth.shape
        x, y = (
            (under[..., axis] - np.float32(shadow.corner[axis])) * np.float32(SHADOW_PX_A_M)
            for axis in (0, 1)
        )
        column, row = np.clip(x, 0, columns - 1).astype(np.int32), np.clip(y, 0, rows - 1).astype(np.int32)
        return (under[..., 2] <= shadow.depth[row, column] + np.float32(bias_m)).astype(np.float32)

    def _room(self, where: tuple[slice, slice], shadow: _Shadow) -> Floats:
        lit = self._lit(self._under[where], shadow, 0.004)
        lit = need("cv2").GaussianBlur(lit, (SHADOW_SOFT_PX, SHADOW_SOFT_PX), 0)
        return np.asarray(self._around[where] + self._direct[where] * lit[:, :, None])

    def _person(self, model: Model, where: tuple[slice, slice], shadow: _Shadow) -> tuple[Floats, Floats]:
        """Return the person's light, already counted by share, and the share of each pixel."""
        rows, columns = where
        finer = self.finer
        size = ((columns.stop - columns.start) * finer, (rows.stop - rows.start) * finer)
        flat = self.lens.flat(model.points)
        flat[:, :2] = (flat[:, :2] - (columns.start, rows.start)) * finer
        shown = raster(flat.astype(np.float32), model.faces, size)
        behind = np.repeat(np.repeat(self._depth[where], finer, 0), finer, 1)
        front = shown.depth.reshape(-1)[shown.pixel] < behind.reshape(-1)[shown.pixel] + np.float32(0.01)
        shown = Shown(shown.pixel[front], shown.face[front], shown.shares[front], shown.depth)
        colour = np.zeros((size[0] * size[1], 4), np.float32)
        colour[shown.pixel, :3] = self._shaded(model, shown, shadow, behind)
        colour[shown.pixel, 3] = 1.0
        small = (size[0] // finer, size[1] // finer)
        whole = need("cv2").resize(
            colour.reshape(size[1], size[0], 4), small, interpolation=need("cv2").INTER_AREA
        )
        return whole[:, :, :3], whole[:, :, 3]

    def _shaded(self, model: Model, shown: Shown, shadow: _Shadow, behind: Floats) -> Floats:
        """Light each corner of a triangle, and mix the corners over it."""
        normals = model.normals / np.maximum(np.linalg.norm(model.normals, axis=1, keepdims=True), 1e-6)
        soft = 0.68 + 0.32 * normals[:, 2]
        shines = np.clip(normals @ self.light.way * 0.85 + 0.15, 0.0, 1.0)
        told = np.column_stack((soft, shines, model.points @ self._axes.T)).astype(np.float32)
        corners = model.faces[shown.face]
        mixed = told[corners[:, 0]] * shown.shares[:, :1]
        mixed += told[corners[:, 1]] * shown.shares[:, 1:2]
        mixed += told[corners[:, 2]] * shown.shares[:, 2:]
        mixed[:, 0] *= _open(shown, behind)
        mixed[:, 1] *= self._softly_lit(mixed[:, 2:], shadow)
        strong = np.array((self.light.around, self.light.direct), np.float32)
        return np.asarray(model.colours.astype(np.float32)[shown.face] * (mixed[:, :2] @ strong))

    def _softly_lit(self, under: Floats, shadow: _Shadow) -> Floats:
        step = np.float32(1.0 / SHADOW_PX_A_M)
        lit = np.zeros(len(under), np.float32)
        for x, y in ((-1.0, -0.5), (0.5, -1.0), (1.0, 0.5), (-0.5, 1.0)):
            lit += self._lit(under + np.array((x * step, y * step, 0.0), np.float32), shadow, BIAS_M)
        return lit / np.float32(4.0)


def _light_axes(way: Array) -> Array:
    """Return the light's axes as rows: across, along, and away from it."""
    across = np.cross(way, (0.0, 0.0, 1.0))
    across /= np.linalg.norm(across)
    return np.stack((across, np.cross(-way, across), -way))


def _open(shown: Shown, behind: Floats) -> Floats:
    """Darken what lies deeper than what is round it: a cheap stand-in for light that folds keep out."""
    nearest = np.minimum(shown.depth, behind)
    nearest = np.where(nearest >= FAR, np.float32(FAR), nearest)
    round_it = need("cv2").blur(nearest, (15, 15))
    deeper = (nearest - round_it).reshape(-1)[shown.pixel]
    return np.asarray(1.0 - 0.45 * np.clip(deeper / 0.06, 0.0, 1.0))


_CURVE = np.linspace(0.0, 1.0, STEPS)
_CURVE = np.where(_CURVE <= 0.0031308, _CURVE * 12.92, 1.055 * _CURVE ** (1.0 / 2.4) - 0.055)
_CURVE = np.rint(_CURVE * 255.0).astype(np.uint8)


def _bytes(linear: Floats) -> Bytes:
    """Return linear light as sRGB, what is too bright as white."""
    return np.asarray(_CURVE[(np.clip(linear, 0.0, 1.0) * np.float32(STEPS - 1)).astype(np.int32)])
