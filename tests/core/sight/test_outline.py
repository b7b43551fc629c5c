"""The outline of shapes whose edges are known."""

from __future__ import annotations

from math import hypot

import pytest

from supple.core.sight.outline import (
    MIDDLE,
    PER_LENGTH,
    PLACES,
    RAYS,
    WIDE,
    Mask,
    outline,
    outline_of_strip,
)
from supple.core.sight.seen import HIP, SHOULDER, Seen

WIDTH, HEIGHT = 300, 400


def body(hip=(0.4, 0.7), shoulder=(0.4, 0.4), facing=1.0) -> Seen:
    """A body of which only hips and shoulders matter; places in picture heights."""
    x, y = [0.4] * 33, [0.5] * 33
    for at, place in ((HIP, hip), (SHOULDER, shoulder)):
        for side in (0, 1):
            x[at + side], y[at + side] = place
    made = Seen(x, y, frozenset(), WIDTH / HEIGHT)
    made.facing = facing
    return made


def mask(inside, full=255) -> Mask:
    """Draw a shape: `inside` is asked for every pixel's middle, in picture heights."""
    values = [
        full if inside((column + 0.5) / HEIGHT, (row + 0.5) / HEIGHT) else 0
        for row in range(HEIGHT)
        for column in range(WIDTH)
    ]
    return Mask(WIDTH, HEIGHT, bytes(values) if full == 255 else values, full)


def column(x, _y):
    return 0.34 <= x <= 0.52


def test_edges_of_a_column_are_where_they_are():
    seen = outline(mask(column), body())
    assert len(seen.back) == len(seen.front) == RAYS
    assert seen.back == pytest.approx([0.06 / 0.3] * RAYS, abs=0.008)
    assert seen.front == pytest.approx([0.12 / 0.3] * RAYS, abs=0.008)
    assert seen.found == 1.0
    assert seen.length == pytest.approx(0.3)


def test_who_faces_the_other_way_has_the_back_on_the_other_side():
    seen = outline(mask(column), body(facing=-1.0))
    assert seen.back == pytest.approx([0.12 / 0.3] * RAYS, abs=0.008)


def test_floats_do_as_well_as_bytes():
    assert outline(mask(column, full=1.0), body()).back == pytest.approx(outline(mask(column), body()).back)


def test_rays_follow_a_line_that_leans():
    """A strip along a leaning line has level edges, whatever the lean."""
    hip, shoulder = (0.3, 0.7), (0.45, 0.45)
    length = hypot(0.15, 0.25)
    normal = (0.25 / length, 0.15 / length)

    def strip(x, y):
        return abs((x - hip[0]) * normal[0] + (y - hip[1]) * normal[1]) <= 0.05

    seen = outline(mask(strip), body(hip, shoulder))
    assert seen.back == pytest.approx([0.05 / length] * RAYS, abs=0.012)


def test_a_soft_edge_lies_where_the_mask_is_half_sure():
    values = [
        min(255, max(0, round(255 * (0.5 + 20 * ((col + 0.5) / HEIGHT - 0.34))))) if col < 160 else 0
        for _ in range(HEIGHT)
        for col in range(WIDTH)
    ]
    seen = outline(Mask(WIDTH, HEIGHT, bytes(values)), body())
    assert seen.back == pytest.approx([0.2] * RAYS, abs=0.004)


def test_a_ray_that_meets_nothing_is_missing():
    lower = [at for at in PLACES if at < 0.5]

    def half(x, y):
        return column(x, y) and y > 0.55

    seen = outline(mask(half), body())
    assert [edge is not None for edge in seen.back] == [at <= 0.5 for at in PLACES]
    assert seen.found == pytest.approx(len(lower) / RAYS, abs=0.04)


def test_a_body_that_fills_the_picture_has_no_edge_within_reach():
    seen = outline(mask(lambda _x, _y: True), body(hip=(0.4, 0.51), shoulder=(0.4, 0.45)))
    assert set(seen.back) == {None}


def test_an_arm_with_room_behind_it_does_not_widen_the_back():
    def armed(x, y):
        return column(x, y) or 0.2 <= x <= 0.25

    assert outline(mask(armed), body()).back == pytest.approx([0.2] * RAYS, abs=0.008)


def strip(of: Mask, seen: Seen) -> bytes:
    """Sample a mask as the page does (browser/camera/strip.js)."""
    up_x, up_y = (one * seen.torso * of.height for one in seen.trunk)
    x, y = (
        (seen.x[HIP] + seen.x[HIP + 1]) / 2.0 * of.height,
        (seen.y[HIP] + seen.y[HIP + 1]) / 2.0 * of.height,
    )
    made = bytearray()
    for at in PLACES:
        for place in range(WIDE):
            out = (place - MIDDLE) / PER_LENGTH
            column = round(x + at * up_x + out * up_y - 0.5)
            row = round(y + at * up_y - out * up_x - 0.5)
            inside = 0 <= column < of.width and 0 <= row < of.height
            made.append(of.values[row * of.width + column] if inside else 0)
    return bytes(made)


@pytest.mark.parametrize("facing", [1.0, -1.0])
@pytest.mark.parametrize(("hip", "shoulder"), [((0.401, 0.7), (0.401, 0.4)), ((0.35, 0.72), (0.46, 0.43))])
def test_sampled_rays_give_the_same_outline(hip, shoulder, facing):
    def person(x, y):
        return hypot(x - 0.44, (y - 0.55) / 3.0) <= 0.11 or (0.2 <= x <= 0.24 and y > 0.5)

    whole, who = mask(person), body(hip, shoulder, facing)
    sampled, plain = outline_of_strip(strip(whole, who), who), outline(whole, who)
    assert sampled.back == pytest.approx(plain.back)
    assert sampled.front == pytest.approx(plain.front)
    assert sampled.length == pytest.approx(plain.length)
