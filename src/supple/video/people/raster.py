"""Triangles -> pixels with numpy alone: which triangle each pixel shows, and how far away it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int64]

FAR = np.float32(1e9)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pixels show: only those that show any triangle are listed.

    `pixel` (k,) counts row by row, `face` (k,) is the triangle in front, `shares` (k, 3) how much each of
    its corners counts there; `depth` (height, width) is `FAR` where nothing is.
    """

    pixel: Whole
    face: Whole
    shares: Floats
    depth: Floats


def raster(corners: Floats, faces: Whole, size: tuple[int, int]) -> Shown:
    """Draw the triangles that turn their outside here.

    `corners` (n, 3) are x and y in pixels (right, down) and the depth; `size` is width and height. The pixel
    in column 0 and row 0 has its middle at (0.5, 0.5). Depth goes in straight lines over a triangle, as it
    does for small ones.
    """
    width, height = size
    depth = np.full(width * height, FAR, np.float32)
    drawn = _candidates(corners.astype(np.float32), faces, size)
    if drawn is None:
        return Shown(*_nothing(), depth.reshape(height, width))
    pixel, face, second, third, away = drawn
    _nearest(depth, pixel, away)
    won = np.flatnonzero(away == depth[pixel])
    pixel, face, second, third = pixel[won], face[won], second[won], third[won]
    shares = np.stack((1.0 - second - third, second, third), axis=1)
    return Shown(pixel, face, shares, depth.reshape(height, width))


def _nothing() -> tuple[Whole, Whole, Floats]:
    return np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, 3), np.float32)


def _candidates(
    corners: Floats, faces: Whole, size: tuple[int, int]
) -> tuple[Whole, Whole, Floats, Floats, Floats] | None:
    """List every pixel of every triangle: pixel, triangle, shares of two corners, depth; far ones first."""
    width, height = size
    a, b, c = (corners[faces[:, corner]] for corner in range(3))
    ab, ac = b - a, c - a
    twice = ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]
    low = np.ceil(np.minimum(np.minimum(a, b), c)[:, :2] - 0.5).clip(0.0, None)
    high = np.floor(np.maximum(np.maximum(a, b), c)[:, :2] - 0.5).clip(None, (width - 1, height - 1))
    span = high - low + 1.0
    front = np.flatnonzero((twice < -1e-9) & (span > 0.0).all(axis=1))
    if not len(front):
        return None
    front = front[np.argsort(-a[front, 2])]
    columns = span[front, 0].astype(np.int32)
    counts = columns * span[front, 1].astype(np.int32)
    which = np.repeat(np.arange(len(front), dtype=np.int32), counts)
    step = np.arange(len(which), dtype=np.int32)
    step -= np.repeat((np.cumsum(counts) - counts).astype(np.int32), counts)
    wide = columns[which]
    row = step // wide
    column = step - row * wide
    of = _terms(ab[front], ac[front], twice[front], low[front] + np.float32(0.5) - a[front, :2])[which]
    right, down = column.astype(np.float32), row.astype(np.float32)
    second = of[:, 0] * right + of[:, 1] * down + of[:, 2]
    third = of[:, 3] * right + of[:, 4] * down + of[:, 5]
    inside = np.flatnonzero((second >= 0.0) & (third >= 0.0) & (second + third <= 1.0))
    second, third, which = second[inside], third[inside], which[inside]
    first = low[front].astype(np.int32)
    pixel = (first[which, 1] + row[inside]).astype(np.int64) * width + first[which, 0] + column[inside]
    face = front[which]
    away = a[face, 2] + ab[face, 2] * second + ac[face, 2] * third
    return pixel, face, second, third, away


def _terms(ab: Floats, ac: Floats, twice: Floats, start: Floats) -> Floats:
    """Give each triangle's shares of corners b and c: per pixel right, per pixel down, at the start."""
    b_x, b_y = ac[:, 1] / twice, -ac[:, 0] / twice
    c_x, c_y = -ab[:, 1] / twice, ab[:, 0] / twice
    b_0, c_0 = b_x * start[:, 0] + b_y * start[:, 1], c_x * start[:, 0] + c_y * start[:, 1]
    return np.stack((b_x, b_y, b_0, c_x, c_y, c_0), axis=1)


def _nearest(depth: Floats, pixel: Whole, away: Floats) -> None:
    """Put the nearest of all depths into each pixel, in a few rounds: the far ones come first already."""
    while len(pixel):
        depth[pixel] = away
        nearer = np.flatnonzero(away < depth[pixel])
        pixel, away = pixel[nearer], away[nearer]
