"""What is put right, left out or believed where one picture does not fit the last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from supple.core.sight.seen import EAR, KNEE, WRIST, seen
from supple.core.sight.trust import ACCEPT_S, POINT_ACCEPT_S, STUCK_S, Trust
from tests.core.sight.figures import HUG, body_of, frame_of

STEP_S = 1 / 30
STRIDING = replace(HUG, other_hip=40, other_knee=60)


def looked(trust, figure, time_s, *, swapped=False, moved=None):
    """Return one picture's body after the trust has looked at it, and whether it is trusted."""
    (numbers,) = frame_of(time_s, figure).bodies
    if swapped:
        numbers = [value for at in range(33) for value in numbers[4 * other(at) : 4 * other(at) + 4]]
    if moved:
        at, far = moved
        numbers[4 * at] += far
    body = seen(numbers, 4 / 3)
    return body, trust.feed(body, time_s)


def other(at):
    """Return the landmark of the other side; the face's small points are not looked at."""
    return at if at < EAR else at + 1 if at % 2 else at - 1


def settled(figure):
    trust = Trust()
    for step in range(10):
        looked(trust, figure, step * STEP_S)
    return trust


def test_sides_that_change_for_a_moment_are_put_back():
    trust = settled(STRIDING)
    plain = seen(body_of(STRIDING), 4 / 3)
    for step in range(10, 20):
        body, trusted = looked(trust, STRIDING, step * STEP_S, swapped=True)
        assert trusted
        assert trust.asks is None
        assert body.x[KNEE] == pytest.approx(plain.x[KNEE], abs=0.01)
        assert body.x[KNEE + 1] == pytest.approx(plain.x[KNEE + 1], abs=0.01)


def test_sides_that_stay_changed_are_believed_and_a_fresh_look_is_asked_for_once():
    trust = settled(STRIDING)
    asked = []
    for step in range(10, 60):
        body, _ = looked(trust, STRIDING, step * STEP_S, swapped=True)
        asked += [(trust.asks, step)] if trust.asks else []
    assert [why for why, _ in asked] == ["flipped"]
    assert (asked[0][1] - 10) * STEP_S == pytest.approx(ACCEPT_S, abs=0.1)
    assert body.x[KNEE] == pytest.approx(seen(body_of(STRIDING), 4 / 3).x[KNEE + 1], abs=0.01)


def test_a_point_that_jumps_is_left_out_alone_and_believed_when_it_stays():
    trust = settled(HUG)
    bad = []
    for step in range(10, 40):
        body, trusted = looked(trust, HUG, step * STEP_S, moved=(WRIST, 0.2))
        assert trusted
        bad.append(body.bad)
    out = sum(WRIST in one for one in bad)
    assert bad[0] == {WRIST}
    assert out * STEP_S == pytest.approx(POINT_ACCEPT_S, abs=0.1)
    assert not bad[-1]


def test_quick_movement_is_no_jump():
    trust = settled(HUG)
    for step in range(10, 25):
        body, trusted = looked(trust, replace(HUG, hip=105 + 3 * (step - 9)), step * STEP_S)
        assert trusted
        assert not body.bad


def test_changing_sides_twice_is_nothing():
    body = seen(body_of(STRIDING), 4 / 3)
    before = (list(body.x), list(body.y))
    body.bad = frozenset({KNEE, EAR + 1})
    body.change_sides()
    assert body.bad == {KNEE + 1, EAR}
    body.change_sides()
    assert (body.x, body.y) == before


def test_a_picture_that_comes_again_is_old_after_a_moment_and_stuck_after_a_second():
    trust = Trust()
    numbers = body_of(HUG)
    bodies = []
    for step in range(40):
        body = seen(numbers, 4 / 3)
        bodies.append((step * STEP_S, trust.feed(body, step * STEP_S), body.stale))
    assert [stale for at_s, _, stale in bodies if at_s < 0.08] == [False] * 3
    assert all(trusted and stale for at_s, trusted, stale in bodies if 0.09 < at_s < STUCK_S)
    assert not bodies[-1][1]
