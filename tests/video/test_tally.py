"""From computed streams of known truth to what a report says."""

from __future__ import annotations

import pytest

from studio.streams import Course, Options, Sensor, stream
from supple.video.analysing import course_of, judged
from supple.video.task import Task


def seen_in(frames, movement):
    course = course_of(Task(movement=movement), lambda: frames)
    return judged(course, frames)


@pytest.fixture(scope="module")
def hugged():
    made = stream(Options("double_knee_hug", seed=3))
    return made, *seen_in(made.frames, "double_knee_hug")


def test_every_hug_is_counted_and_measured(hugged):
    made, _, (movement,) = hugged
    (part,) = movement.parts
    assert part.judged == part.seen == made.truth.count("double_knee_hug", "hugs") == 5
    assert [one.number for one in part.repetitions] == [1, 2, 3, 4, 5]
    assert {item.unit for one in part.repetitions for item in one.measured} == {"degrees"}


def test_times_are_those_of_the_truth(hugged):
    made, _, (movement,) = hugged
    true = [one for one in made.truth.repetitions if one.part == "hugs"]
    for one, really in zip(movement.parts[0].repetitions, true, strict=True):
        assert really.start_s - 0.2 <= one.start_s <= one.end_s <= really.end_s + 0.3


def test_the_range_holds_every_repetition_and_its_uncertainty(hugged):
    _, _, (movement,) = hugged
    (part,) = movement.parts
    range_ = next(one for one in part.ranges if one.measure == "hip_flexion_deg")
    changes = [one.measured[0].change for one in part.repetitions]
    assert (range_.least, range_.most) == (min(changes), max(changes))
    assert range_.least <= range_.median <= range_.most
    assert range_.uncertainty >= 10
    assert range_.repetitions == 5


def test_alike_repetitions_are_not_told_apart(hugged):
    _, _, (movement,) = hugged
    assert movement.parts[0].first_to_last
    assert not any(change.told for change in movement.parts[0].first_to_last)


def test_half_a_repetition_is_said_but_not_counted():
    made = stream(Options("double_knee_hug", seed=2, course=Course(half=(3,), half_share=0.55)))
    _, (movement,) = seen_in(made.frames, "double_knee_hug")
    (part,) = movement.parts
    assert part.judged == made.truth.count("double_knee_hug", "hugs") == 4
    third = [one for one in made.truth.repetitions if one.part == "hugs"][2]
    assert movement.half_way[0].share < 0.7
    assert third.start_s - 0.2 <= movement.half_way[0].start_s < third.end_s


def test_what_was_not_seen_is_a_stretch_with_advice():
    frames = [
        frame if not 6.0 <= frame.time_s <= 12.0 else type(frame)(frame.time_s, frame.aspect, ())
        for frame in stream(Options("double_knee_hug", seed=1)).frames
    ]
    seen, (movement,) = seen_in(frames, "double_knee_hug")
    (stretch,) = movement.cannot_see
    assert stretch.why == "nobody"
    assert stretch.advice
    assert 6.0 <= stretch.start_s < stretch.end_s <= 14.0
    assert seen.longest_without_body_s == pytest.approx(6.0, abs=0.1)


def test_a_stretch_that_lasts_to_the_end_ends_there():
    frames = [
        frame if frame.time_s < 10.0 else type(frame)(frame.time_s, frame.aspect, ())
        for frame in stream(Options("double_knee_hug", seed=1)).frames
    ]
    _, (movement,) = seen_in(frames, "double_knee_hug")
    assert movement.cannot_see[-1].end_s == round(frames[-1].time_s, 3)


def test_another_movement_is_not_counted():
    made = stream(Options("gentle_backbend", seed=1))
    _, (movement,) = seen_in(made.frames, "double_knee_hug")
    assert movement.parts == ()


def test_every_movement_says_what_it_can_and_cannot_tell(hugged):
    _, _, (movement,) = hugged
    assert movement.tells
    assert movement.cannot_tell


def test_somebody_walking_through_is_said():
    made = stream(Options("double_knee_hug", seed=4, sensor=Sensor(passer_by=True)))
    seen, (movement,) = seen_in(made.frames, "double_knee_hug")
    assert seen.with_several > 0
    assert movement.parts[0].judged == 5


def test_no_movement_is_no_judge_but_frames_are_counted():
    frames = stream(Options("double_knee_hug", seed=1)).frames
    seen, movements = seen_in(frames, None)
    assert movements == ()
    assert seen.frames == seen.with_body == len(frames)
