"""The camera: where points fall, and how it is placed."""

from __future__ import annotations

import numpy as np
import pytest

from supple.video.people.framing import framed
from supple.video.people.lens import lens

SIZE = (640, 480)


def test_what_it_looks_at_is_in_the_middle_and_left_is_left():
    seen = lens(np.array([0.0, 3.0, 1.0]), np.array([0.0, 0.0, 1.0]), 45.0, SIZE)
    assert seen.flat(np.array([0.0, 0.0, 1.0])) == pytest.approx([320.0, 240.0, 3.0])
    ahead, above = seen.flat(np.array([[0.5, 0.0, 1.0], [0.0, 0.0, 1.5]]))
    assert ahead[0] < 320.0  # who stands before a camera at their left looks to its left
    assert above[1] < 240.0


def test_the_field_is_the_pictures_height():
    seen = lens(np.array([0.0, 2.0, 0.0]), np.zeros(3), 90.0, SIZE)
    assert seen.flat(np.array([0.0, 0.0, 2.0]))[1] == pytest.approx(0.0, abs=1e-6)


def test_ways_lead_back_to_their_pixels():
    seen = lens(np.array([0.3, 3.0, 1.2]), np.array([0.1, 0.0, 0.4]), 40.0, SIZE, roll_deg=7.0)
    ways = seen.ways()
    for row, column in ((0, 0), (100, 500), (479, 639)):
        assert seen.flat(seen.place + ways[row, column] * 2.5) == pytest.approx(
            [column + 0.5, row + 0.5, 2.5]
        )


def test_everything_fits_where_it_should():
    points = np.random.default_rng(3).uniform((-1.0, -0.3, 0.0), (1.0, 0.3, 0.6), (200, 3))
    fills = ((0.1, 0.9), (0.2, 0.7))
    for away in ((0.2, -1.0, 0.3), (1.0, -0.3, 0.5)):
        flat = framed(points, np.array(away), (35.0, SIZE, fills)).flat(points)[:, :2] / SIZE
        assert (flat.min(axis=0) > (0.09, 0.19)).all()
        assert (flat.max(axis=0) < (0.91, 0.71)).all()
        taken = (flat.max(axis=0) - flat.min(axis=0)) / (0.8, 0.5)
        assert taken.max() == pytest.approx(1.0, abs=0.02)


def test_it_keeps_its_distance():
    near = framed(
        np.array([[0.0, 0.0, 0.1]]), np.array([0.0, -1.0, 0.2]), (35.0, SIZE, ((0, 1), (0, 1))), 2.0
    )
    assert np.linalg.norm(near.place - (0.0, 0.0, 0.1)) == pytest.approx(2.0, abs=0.01)
