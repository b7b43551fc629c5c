"""Somebody who waits, or takes longer than the routine, is followed through it in a file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from supple.core.movement import catalogue, timeline
from supple.video.aligning import STEP_S, expected_course, from_the_front
from supple.video.analysing import course_of, judged
from supple.video.pacing import _costs, _path, follow, steady
from supple.video.task import Task
from tests.video.short_films import routine

TASK = Task(routine="four_minutes", starts_at_s=5.0)


def paced(frames, starts_at_s=5.0):
    return follow(catalogue(), timeline(catalogue(), "four_minutes"), frames, starts_at_s)


def waiting(frames, from_s, seconds):
    """Let the person stay as they are from a time on for so long."""
    before = [one for one in frames if one.time_s < from_s]
    still = before[-1]
    kept = [replace(still, time_s=still.time_s + 0.2 * step) for step in range(1, round(seconds / 0.2))]
    return [*before, *kept, *(replace(one, time_s=one.time_s + seconds) for one in frames[len(before) :])]


def slower(frames, by):
    return [replace(one, time_s=one.time_s * by) for one in frames]


def counts(frames, task=TASK):
    _, movements = judged(course_of(task, lambda: frames), frames)
    return {(one.movement, part.part): part.judged for one in movements for part in one.parts}


def test_who_keeps_the_routines_time_has_no_other():
    assert paced(routine(5.0)) == steady(5.0)


def test_a_wait_is_found_and_waited_for():
    pace = paced(waiting(routine(5.0), 63.0, 20.0))
    assert pace.late_s == pytest.approx(20.0, abs=2.0)
    assert pace.at(40.0) == pytest.approx(35.0, abs=2.5)
    assert pace.at(150.0) == pytest.approx(125.0, abs=2.5)
    assert any(start_s < 75.0 < end_s for start_s, end_s in pace.waits)


def test_thighs_that_come_towards_the_camera_are_no_waiting():
    """Filmed from the front while they turn, who sits looks nearly as straight in the hips as who stands."""
    course = expected_course(catalogue(), timeline(catalogue(), "four_minutes"))
    front = from_the_front(catalogue(), timeline(catalogue(), "four_minutes"))
    seen = course.copy()
    seen[front, 1] = 35.0
    seen += np.random.default_rng(1).normal(0.0, 6.0, seen.shape)
    path = _path(_costs(seen, course, front), 0)
    assert np.abs(path - np.arange(len(course)))[front].max() * STEP_S <= 2.0
    blind = _path(_costs(seen, course, np.zeros_like(front)), 0)
    assert np.abs(blind - np.arange(len(course)))[front].max() * STEP_S > 10.0


def test_who_is_slower_throughout_is_followed():
    pace = paced(slower(routine(5.0), 1.3), 6.5)
    assert pace.at(6.5 + 130.0) == pytest.approx(100.0, abs=3.0)
    assert pace.at(6.5 + 260.0) == pytest.approx(200.0, abs=3.0)


def test_the_clock_goes_on_beyond_both_ends_and_never_back():
    pace = paced(waiting(routine(5.0), 63.0, 20.0))
    clock = [pace.at(step / 2) for step in range(-20, 700)]
    assert all(after >= before - 1e-6 for before, after in pairwise(clock))
    assert pace.at(pace.file_s[-1] + 7.0) == pytest.approx(pace.routine_s[-1] + 7.0)


def test_nobody_has_no_pace():
    assert paced([replace(one, bodies=()) for one in routine(5.0)]) == steady(5.0)
    assert paced([]) == steady(5.0)


def test_the_right_movements_are_judged_after_a_wait():
    plain = counts(routine(5.0, noise=0.0005))
    waited = counts(waiting(routine(5.0, noise=0.0005), 63.0, 20.0))
    assert plain
    assert {key: count for key, count in waited.items() if key != ("seated_rotation", "turn")} == {
        key: count for key, count in plain.items() if key != ("seated_rotation", "turn")
    }


def test_the_report_says_that_the_person_was_followed():
    frames = waiting(routine(5.0), 63.0, 20.0)
    script = course_of(TASK, lambda: frames).script
    assert script.late_s == pytest.approx(20.0, abs=2.0)
    assert script.waits_s
