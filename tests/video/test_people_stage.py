"""A body in a room: silhouette, cover, light and shadow."""

from __future__ import annotations

import numpy as np
import pytest

from supple.video.people.backdrop import Light, Room, backdrop
from supple.video.people.lens import lens
from supple.video.people.room import CALM, Box, furniture, srgb
from supple.video.people.stage import Model, Stage

SIZE = (160, 120)
LENS = lens(np.array([0.0, 3.0, 0.9]), np.array([0.0, 0.0, 0.6]), 45.0, SIZE)
LIGHT = Light((0.6, 0.3, 1.0))


def ball(middle, radius_m=0.25, colour=(0.6, 0.1, 0.1)):
    """A ball of triangles with its outside outside."""
    rows, around = 24, 36
    tilt, turn = np.meshgrid(np.linspace(0, np.pi, rows), np.linspace(0, 2 * np.pi, around), indexing="ij")
    way = np.stack([np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn), np.cos(tilt)], -1).reshape(
        -1, 3
    )
    at = np.arange(rows * around).reshape(rows, around)
    a, b, c, d = (grid.ravel() for grid in (at[:-1, :-1], at[:-1, 1:], at[1:, :-1], at[1:, 1:]))
    faces = np.vstack([np.stack([a, c, b], 1), np.stack([b, c, d], 1)])
    return Model(way * radius_m + np.array(middle), way, faces, np.tile(colour, (len(faces), 1)))


def room(*boxes):
    return Room(CALM.floor, CALM.wall, boxes, (0.0, -1.0), 2.0)


def test_the_silhouette_is_where_the_body_is():
    picture = Stage(LENS, room(), LIGHT).draw(ball((0.0, 0.0, 0.6)))
    away = 3.0 * np.hypot(1.0, 0.1)
    radius_px = LENS.focal_px * 0.25 / away
    rows, columns = np.nonzero(picture.mask > 127)
    assert len(rows) == pytest.approx(np.pi * radius_px**2, rel=0.03)
    assert (rows.mean(), columns.mean()) == pytest.approx((60.0, 80.0), abs=1.0)
    red = picture.rgb[picture.mask == 255].astype(int)
    assert (red[:, 0] > red[:, 1] + 20).all()


def test_without_a_body_the_room_is_empty_and_stays_so():
    stage = Stage(LENS, room(), LIGHT)
    before = stage.empty().rgb
    stage.draw(ball((0.0, 0.0, 0.6)))
    assert (stage.empty().rgb == before).all()
    assert not stage.draw(ball((0.0, 50.0, 0.6))).mask.any()  # behind the camera


def test_a_box_in_front_hides_and_a_box_behind_does_not():
    hiding = Box((-0.5, 0.5), (0.5, 0.6), (0.0, 0.6), srgb("#224488"))
    behind = Box((-0.5, 0.5), (-0.6, -0.5), (0.0, 1.5), srgb("#224488"))
    whole = (Stage(LENS, room(), LIGHT).draw(ball((0.0, 0.0, 0.6))).mask > 127).sum()
    half = (Stage(LENS, room(hiding), LIGHT).draw(ball((0.0, 0.0, 0.6))).mask > 127).sum()
    same = (Stage(LENS, room(behind), LIGHT).draw(ball((0.0, 0.0, 0.6))).mask > 127).sum()
    assert 0.2 * whole < half < 0.7 * whole
    assert same == whole


def test_the_shadow_falls_away_from_the_light():
    stage = Stage(LENS, room(), Light((0.8, 0.0, 1.0)))
    empty, full = stage.empty().rgb.astype(int), stage.draw(ball((0.0, 0.0, 0.6)))
    darker = (empty - full.rgb.astype(int)).sum(axis=2) > 30
    darker[full.mask > 0] = False
    rows, columns = np.nonzero(darker)
    assert len(rows) > 20
    # The light comes from ahead (the picture's left), so the shadow lies to the right, on the floor.
    assert columns.mean() > 85
    assert rows.mean() > 75


def test_the_lit_side_is_brighter():
    picture = Stage(LENS, room(), Light((1.0, 0.2, 0.6))).draw(ball((0.0, 0.0, 0.6)))
    rows, columns = np.nonzero(picture.mask == 255)
    lit = picture.rgb[rows, columns].mean(axis=1)
    assert lit[columns < 75].mean() > lit[columns > 85].mean() * 1.3


def test_the_room_is_where_it_is():
    seen = backdrop(LENS, room(Box((-0.2, 0.2), (-0.2, 0.2), (0.0, 0.4), srgb("#ff0000"))), LIGHT)
    flat = LENS.flat(np.array([[0.0, 0.0, 0.4], [0.0, 0.2, 0.2]]))
    column, row, _ = flat[1].astype(int)
    assert seen.points[row, column] == pytest.approx([0.0, 0.2, 0.2], abs=0.03)
    assert seen.points[5, 80, 1] == pytest.approx(-2.0, abs=1e-3)  # the wall
    assert seen.points[115, 5, 2] == pytest.approx(-0.012, abs=1e-3)  # the floor


@pytest.mark.parametrize(
    "name", ["mat", "bed", "bed_edge", "wall", "cushions", "leg_chair", "chair", "chair_beside"]
)
def test_every_prop_of_the_figure_has_its_boxes(name):
    from supple.drawing.props import PROPS

    assert name in PROPS
    boxes = furniture([name])
    assert boxes
    for box in boxes:
        assert all(low < high for low, high in (box.ahead, box.left, box.up))
