"""Landmarks on disk: nothing lost, nothing taken from somebody else, a torn end dropped."""

from __future__ import annotations

import pytest

from supple.core.sight.landmarks import LENGTH, Frame
from supple.video.checkpoint import Key, Writer, frames_of, state_of

KEY = Key("file", "model", 2, 4 / 3)


def frame(number, bodies=1):
    return Frame(number / 10, 4 / 3, tuple((number + index / 8,) * LENGTH for index in range(bodies)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "checkpoint"


def write(path, numbers, key=KEY):
    with Writer(path, key) as writer:
        for number in numbers:
            writer.add(frame(number, bodies=number % 3))
    return writer


def test_frames_come_back_as_they_were(path):
    write(path, range(7))
    back = list(frames_of(path, 4 / 3))
    assert [one.time_s for one in back] == [number / 10 for number in range(7)]
    assert [len(one.bodies) for one in back] == [0, 1, 2, 0, 1, 2, 0]
    assert list(back[5].bodies[1]) == [5.125] * LENGTH


def test_a_second_run_goes_on_and_says_where(path):
    write(path, range(5))
    second = write(path, range(5, 8))
    assert second.resumed_at_s == (0.4,)
    assert [one.time_s for one in frames_of(path, 4 / 3)] == [number / 10 for number in range(8)]
    assert state_of(path, KEY).resumed_at_s == (0.4,)


def test_a_second_run_that_adds_nothing_says_nothing(path):
    write(path, range(5))
    assert write(path, ()).resumed_at_s == ()


@pytest.mark.parametrize("torn", [1, 8, 9, 300, 4 * LENGTH + 8])
def test_a_torn_end_is_dropped(path, torn):
    write(path, range(6))  # the last has two bodies
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - torn)
    assert state_of(path, KEY).last_s == 0.4
    write(path, [5])
    assert [one.time_s for one in frames_of(path, 4 / 3)] == [number / 10 for number in range(6)]


@pytest.mark.parametrize("zeros", [1, 9, 4000])
def test_zeros_that_a_power_cut_leaves_are_dropped(path, zeros):
    write(path, range(5))
    with path.open("ab") as file:
        file.write(bytes(zeros))
    assert state_of(path, KEY).last_s == 0.4
    write(path, [5])
    assert [one.time_s for one in frames_of(path, 4 / 3)] == [number / 10 for number in range(6)]


@pytest.mark.parametrize("other", [Key("other", "model", 2, 4 / 3), Key("file", "other", 2, 4 / 3)])
def test_landmarks_of_another_file_or_model_are_not_taken(path, other):
    write(path, range(5))
    write(path, range(2), other)
    assert len(list(frames_of(path, 4 / 3))) == 2


def test_an_empty_or_foreign_file_is_a_new_beginning(path):
    path.write_bytes(b"not a checkpoint")
    assert state_of(path, KEY).last_s is None
    write(path, range(2))
    assert len(list(frames_of(path, 4 / 3))) == 2
