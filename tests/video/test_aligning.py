"""Where in a file a routine begins: found on whole routines, and not made up where there is none."""

from __future__ import annotations

import pytest

from studio.streams import Options, stream
from supple.core.movement import catalogue, timeline
from supple.video.aligning import find_start
from tests.video.short_films import routine


def found(frames):
    return find_start(catalogue(), timeline(catalogue(), "four_minutes"), frames)


@pytest.mark.parametrize("start_s", [0.0, 17.0, 63.5])
def test_the_beginning_is_found(start_s):
    start = found(routine(start_s))
    assert start.starts_at_s == pytest.approx(start_s, abs=0.6)
    assert start.agreement > 0.8


def test_a_file_that_begins_within_the_routine():
    assert found(routine(0.0, lead_s=30.0)).starts_at_s == pytest.approx(-30.0, abs=0.6)


def test_gaps_do_not_hide_the_beginning():
    frames = routine(10.0)
    frames[100:160] = [type(one)(one.time_s, one.aspect, ()) for one in frames[100:160]]
    assert found(frames).starts_at_s == pytest.approx(10.0, abs=0.6)


def test_a_part_of_the_routine_is_not_enough():
    assert found(routine(0.0)[:500]).starts_at_s is None


@pytest.mark.parametrize("movement", ["gentle_backbend", "double_knee_hug"])
def test_one_movement_is_no_routine(movement):
    frames = stream(Options(movement)).frames
    repeated = [
        type(one)(one.time_s + 40 * n, one.aspect, one.bodies) for n in range(6) for one in frames[:1200]
    ]
    assert found(repeated).starts_at_s is None


def test_nobody_is_no_routine():
    frames = [type(one)(one.time_s, one.aspect, ()) for one in routine(0.0)]
    assert found(frames).starts_at_s is None
    assert found([]).starts_at_s is None
