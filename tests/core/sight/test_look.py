"""One picture's look: landmarks and outline, and when there is none."""

from __future__ import annotations

import pytest

from supple.core.sight.look import LEAST_FOUND, look, steady
from supple.core.sight.seen import ELBOW, HIP, SHOULDER, Seen
from tests.core.sight.test_outline import body, column, mask


def test_a_look_holds_the_outline_in_picture_heights():
    seen = look(mask(column), body())
    assert seen.back == pytest.approx([0.06] * 33, abs=0.003)
    assert seen.length == pytest.approx(0.3)
    assert seen.lean_deg == pytest.approx(0.0)
    assert seen.width == 0.0


def test_leaning_forward_is_positive_whichever_way_one_faces():
    ahead = body(hip=(0.4, 0.7), shoulder=(0.45, 0.4))
    assert look(mask(column), ahead).lean_deg == pytest.approx(9.46, abs=0.01)
    ahead.facing = -1.0
    assert look(mask(column), ahead).lean_deg == pytest.approx(-9.46, abs=0.01)


def test_anchors_are_told_along_the_line_and_ahead_of_it():
    one = body()
    shoulders = look(mask(column), one).points[4:8]
    assert shoulders == pytest.approx((0.3, 0.0, 0.3, 0.0))


def test_a_mirrored_body_looks_the_same():
    """Left and right change places with the way one faces: near and far stay what they are."""
    one = body(hip=(0.375, 0.7), shoulder=(0.4, 0.4))
    one.near = 1
    one.x[ELBOW + 1], one.y[ELBOW + 1] = 0.45, 0.5
    flipped = Seen([0.75 - x for x in one.x], list(one.y), frozenset(), one.aspect)
    for at in range(1, 33, 2):
        for row in (flipped.x, flipped.y):
            row[at], row[at + 1] = row[at + 1], row[at]
    flipped.facing, flipped.near = -1.0, 0
    # Ears and elbows begin at odd places: swap those pairs back that do not.
    seen = look(mask(column), one)
    other = look(mask(lambda x, y: column(0.75 - x, y)), flipped)
    assert other.lean_deg == pytest.approx(seen.lean_deg)
    assert other.arm_deg == pytest.approx(seen.arm_deg)
    assert other.back == pytest.approx(seen.back, abs=0.003)
    assert other.points == pytest.approx(seen.points)


def test_an_arm_straight_ahead_is_at_a_right_angle():
    one = body()
    one.x[ELBOW], one.y[ELBOW] = one.x[SHOULDER] + 0.1, one.y[SHOULDER]
    assert look(mask(column), one).arm_deg == pytest.approx(90.0)


def test_no_look_without_a_hip_that_is_seen():
    one = body()
    one.bad = frozenset({HIP})
    assert look(mask(column), one) is None


def test_no_look_of_an_outline_with_too_many_gaps():
    assert look(mask(lambda x, y: column(x, y) and y > 0.6), body()) is None


def test_gaps_are_bridged():
    gap = (0.4 + 0.3 * 0.35, 0.4 + 0.3 * 0.45)
    seen = look(mask(lambda x, y: column(x, y) and not gap[0] < y < gap[1]), body())
    assert seen.found >= LEAST_FOUND
    assert seen.back == pytest.approx([0.06] * 33, abs=0.004)


def test_steady_takes_the_middle_of_each_number():
    straight = look(mask(column), body())
    wide = look(mask(lambda x, _y: 0.2 <= x <= 0.52), body())
    assert steady([straight, wide, straight]).back == straight.back
    assert steady([wide]) is wide
