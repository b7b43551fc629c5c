"""Who is followed, where two people cross."""

from __future__ import annotations

from dataclasses import replace

from supple.core.sight.following import Follower
from tests.core.sight.figures import STANDING, frame_of

HELPER = replace(STANDING, size=1.1)
STEP_S = 0.1


def followed(pictures):
    """Return which body is followed in each picture."""
    follower = Follower()
    found = []
    for step, figures in enumerate(pictures):
        frame = frame_of(step * STEP_S, *figures)
        follower.feed(frame.bodies, frame.aspect, frame.time_s, "standing")
        found.append(follower.index)
    return found


def walking(step, speed=0.05):
    return replace(HELPER, at=(speed * step, 0.5))


def test_who_stays_is_followed_again_after_somebody_has_crossed_while_they_were_not_seen():
    own = replace(STANDING, at=(0.6, 0.5))
    alone = [[own]] * 40
    crossing = [[own, walking(step)] for step in range(12)]
    hidden = [[walking(step)] for step in range(12, 16)]
    after = [[own, walking(step)] for step in range(16, 26)]
    assert followed([*alone, *crossing, *hidden, *after])[-5:] == [0] * 5


def test_who_walks_on_alone_is_followed():
    course = [[replace(STANDING, at=(0.3, 0.5))]] * 40
    course += [[replace(STANDING, at=(0.3 + 0.03 * step, 0.5))] for step in range(20)]
    assert followed(course) == [0] * 60


def test_a_much_larger_body_is_not_taken_for_the_one_that_vanished():
    own, near = replace(STANDING, at=(0.6, 0.5)), replace(STANDING, at=(0.72, 0.5), size=1.4)
    assert followed([[own]] * 10 + [[own, near]] * 20 + [[near]] * 3)[-3:] == [None] * 3
