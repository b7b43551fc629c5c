"""Progress: one line on a terminal, a line now and then elsewhere, and an honest time left."""

from __future__ import annotations

import io

import pytest

from supple.video.progress import Progress, duration


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    now_s = 0.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


def test_time_left_follows_the_work_done(clock):
    progress = Progress(io.StringIO(), [10.0, 30.0], clock)
    clock.now_s = 20.0
    progress.update(0, 1.0)
    assert progress.line() == "0 of 2 files, 25 %, about 1 min 00 s left"


def test_work_of_an_earlier_run_is_no_speed(clock):
    progress = Progress(io.StringIO(), [10.0], clock)
    progress.told(0, 0.5, before=True)
    clock.now_s = 10.0
    assert progress.line() == "50 %"
    progress.update(0, 0.75)
    assert progress.line() == "75 %, about 10 s left"


def test_no_guess_in_the_first_moments(clock):
    progress = Progress(io.StringIO(), [1.0], clock)
    clock.now_s = 1.0
    progress.update(0, 0.5)
    assert progress.line() == "50 %"


def test_a_terminal_has_one_line_that_is_rewritten(clock):
    out = Terminal()
    progress = Progress(out, [1.0], clock)
    for step in range(1, 9):
        clock.now_s = step * 1.0
        progress.update(0, step / 10)
    progress.clear()
    assert "\n" not in out.getvalue()
    assert out.getvalue().count("\r") == 8 + 2


def test_elsewhere_a_line_now_and_then(clock):
    out = io.StringIO()
    progress = Progress(out, [1.0], clock)
    for step in range(1, 61):
        clock.now_s = step * 0.5
        progress.update(0, step / 60)
    assert "\r" not in out.getvalue()
    assert len(out.getvalue().splitlines()) == 3


def test_how_a_file_ended_has_a_line_of_its_own(clock):
    out = Terminal()
    progress = Progress(out, [1.0], clock)
    clock.now_s = 5.0
    progress.update(0, 0.5)
    progress.done(0, "clip.mp4: done")
    assert out.getvalue().endswith("\rclip.mp4: done\n")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.6, "1 min 00 s"), (125, "2 min 05 s"), (4205, "1 h 10 min"), (-3, "0 s")],
)
def test_durations_are_said_as_people_do(seconds, words):
    assert duration(seconds) == words
