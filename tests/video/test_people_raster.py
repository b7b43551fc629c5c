"""Triangles -> pixels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.video.people.raster import FAR, raster

SIZE = (40, 30)


def drawn(*triangles):
    """Draw triangles of corners (x, y, depth), whatever way round they are written."""
    corners, faces = [], []
    for triangle in triangles:
        a, b, c = (np.array(corner) for corner in triangle)
        clockwise = (b - a)[0] * (c - a)[1] - (b - a)[1] * (c - a)[0] > 0
        faces.append([len(corners) + at for at in ((0, 2, 1) if clockwise else (0, 1, 2))])
        corners += triangle
    return raster(np.array(corners, np.float32), np.array(faces), SIZE)


def test_a_triangle_fills_the_pixels_whose_middles_it_covers():
    shown = drawn(((4.0, 4.0, 2.0), (14.0, 4.0, 2.0), (4.0, 14.0, 2.0)))
    rows, columns = np.divmod(shown.pixel, SIZE[0])
    covered = {(y, x) for y in range(4, 14) for x in range(4, 14) if (x + 0.5 - 4) + (y + 0.5 - 4) <= 10}
    assert set(zip(rows.tolist(), columns.tolist(), strict=True)) == covered
    assert (shown.depth < FAR).sum() == len(covered)
    assert shown.shares.sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_of_two_the_nearer_one_is_shown_in_whatever_order():
    near = ((5.0, 5.0, 1.0), (20.0, 5.0, 1.0), (5.0, 20.0, 1.0))
    far = ((5.0, 5.0, 3.0), (20.0, 5.0, 3.0), (5.0, 20.0, 3.0))
    for triangles, front in (((near, far), 0), ((far, near), 1)):
        assert set(drawn(*triangles).face.tolist()) == {front}


def test_two_that_pass_through_each_other_are_parted_where_they_meet():
    flat = ((0.0, 0.0, 2.0), (40.0, 0.0, 2.0), (0.0, 30.0, 2.0))
    leaning = ((0.0, 0.0, 1.0), (40.0, 0.0, 3.0), (0.0, 30.0, 1.0))
    shown = drawn(flat, leaning)
    columns = shown.pixel % SIZE[0]
    assert set(shown.face[columns < 19].tolist()) == {1}
    assert set(shown.face[columns > 20].tolist()) == {0}


def test_the_inside_and_what_lies_outside_the_picture_are_not_drawn():
    inside_out = raster(
        np.array([[4, 4, 1], [14, 4, 1], [4, 14, 1]], np.float32), np.array([[0, 1, 2]]), SIZE
    )
    assert not len(inside_out.pixel)
    assert not len(drawn(((-30.0, -30.0, 1.0), (-5.0, -30.0, 1.0), (-30.0, -5.0, 1.0))).pixel)


@given(
    st.lists(st.tuples(*[st.floats(-60.0, 90.0, width=32)] * 6, st.floats(0.5, 9.0, width=32)), max_size=8)
)
def test_every_pixel_shows_the_nearest_of_all(found):
    triangles = [((a, b, z), (c, d, z), (e, f, z)) for a, b, c, d, e, f, z in found]
    if not triangles:
        return
    alone = [drawn(triangle).depth for triangle in triangles]
    assert drawn(*triangles).depth == pytest.approx(np.min(alone, axis=0), rel=1e-5)
