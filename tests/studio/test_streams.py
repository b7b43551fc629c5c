"""Computed streams: the same every time, true to the catalogue, and disturbed as much as they say."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from studio.streams import Body, Camera, Course, Options, Sensor, stream
from studio.streams.disturbing import OTHER_SIDE
from studio.streams.landmarks import NAMES
from studio.streams.measured import measured
from studio.streams.performing import performed, slopes, timeline_of
from studio.streams.sensing import torso_length
from studio.streams.track import points_at, starts_s
from supple.core.movement import catalogue
from supple.core.sight import landmarks

KNOWN = catalogue()
HUG = Options("single_knee_hug", course=Course(repetitions=1))
BEND = Options("gentle_backbend", course=Course(repetitions=2))


def places(options: Options) -> np.ndarray:
    """The places of the first body in every frame that has one: (frames, 33, 4)."""
    frames = [frame.bodies[0] for frame in stream(options, KNOWN).frames if frame.bodies]
    return np.array(frames).reshape(-1, 33, 4)


def test_the_names_are_those_of_the_judge():
    assert landmarks.NAMES == NAMES


def test_the_same_options_make_the_same_stream():
    options = replace(BEND, sensor=Sensor(noise=0.01, wander=0.01, disturbances=("dropout", "jump")))
    assert stream(options, KNOWN) == stream(options, KNOWN)
    assert stream(options, KNOWN) != stream(replace(options, seed=1), KNOWN)


@pytest.mark.parametrize("movement", KNOWN.movements)
def test_every_movement_is_done_as_often_as_its_file_says(movement):
    done = stream(Options(movement), KNOWN).truth.repetitions
    moving = [
        part for part in KNOWN.movements[movement].parts if len({phase.pose for phase in part.phases}) > 1
    ]
    sides = 1 if KNOWN.movements[movement].sides == "none" else 2
    asked = sides * sum(part.repetitions for part in moving)
    if movement in {"rest_90_90", "short_walk"}:  # nothing moves; each part is a single step
        return
    assert len([one for one in done if one.whole]) == asked


def test_a_body_far_away_is_drawn_upright_and_the_right_way_round():
    seen = places(BEND)[0]
    nose, left_heel = NAMES.index("nose"), NAMES.index("left_heel")
    assert seen[nose, 1] < seen[left_heel, 1]
    assert seen[nose, 0] < seen[NAMES.index("left_ear"), 0]  # seen from the left, one looks to the left
    from_right = places(replace(BEND, camera=Camera(from_deg=-90.0)))[0]
    assert from_right[nose, 0] > from_right[NAMES.index("right_ear"), 0]


def test_a_mirrored_picture_changes_sides_and_names():
    still = replace(BEND, sensor=Sensor(noise=0.0))
    plain, mirrored = places(still), places(replace(still, camera=Camera(mirrored=True)))
    np.testing.assert_allclose(mirrored[:, :, 0], 1.0 - plain[:, OTHER_SIDE, 0], atol=1e-9)
    np.testing.assert_allclose(mirrored[:, :, 1], plain[:, OTHER_SIDE, 1], atol=1e-9)


def test_everything_fits_the_picture_and_nothing_does_when_the_aim_is_off():
    inside = places(BEND)[:, :, :2]
    assert inside.min() > 0.0
    assert inside.max() < 1.0
    cut = places(replace(BEND, camera=Camera(aim_m=(0.0, 1.0))))
    ankles = cut[:, NAMES.index("left_ankle")]
    assert (ankles[:, 1] > 1.0).all()
    assert (ankles[:, 3] < 0.8).all()


def test_noise_is_as_large_as_it_says():
    quiet, noisy = places(BEND), places(replace(BEND, sensor=Sensor(noise=0.01)))
    torso = torso_length(quiet[:, :, :2], 4.0 / 3.0)
    nose = (noisy - quiet)[:, NAMES.index("nose"), 1] / torso
    assert nose.std() == pytest.approx(0.01, rel=0.2)


def test_pictures_without_a_body_stay_in_the_stream():
    dropped = stream(replace(BEND, sensor=Sensor(disturbances=("dropout",), rate_per_min=60.0)), KNOWN).frames
    assert 0 < sum(not frame.bodies for frame in dropped) < len(dropped)


def test_a_second_person_passes():
    frames = stream(replace(BEND, sensor=Sensor(passer_by=True)), KNOWN).frames
    assert {len(frame.bodies) for frame in frames} == {1, 2}


@pytest.mark.parametrize("frames_per_s", [10.0, 60.0])
def test_time_goes_on_however_uneven_the_camera_is(frames_per_s):
    sensor = Sensor(frames_per_s, uneven_time=0.9)
    times_s = [frame.time_s for frame in stream(replace(BEND, sensor=sensor), KNOWN).frames]
    assert times_s == sorted(times_s)
    assert len(times_s) == pytest.approx(times_s[-1] * frames_per_s, abs=2)


def test_twice_the_speed_is_half_the_time():
    slow, fast = (stream(replace(BEND, course=Course(speed=speed)), KNOWN).truth for speed in (1.0, 2.0))
    assert fast.end_s - fast.start_s == pytest.approx((slow.end_s - slow.start_s) / 2.0)


def test_a_half_repetition_goes_less_far_and_does_not_count():
    truth = stream(replace(BEND, course=Course(repetitions=4, half=(3,))), KNOWN).truth
    assert [one.whole for one in truth.repetitions] == [True, True, False, True]
    assert truth.count("gentle_backbend") == 3


def test_a_pause_is_stood_still():
    paused = replace(BEND, course=Course(repetitions=2, pauses=((1.0, 3.0),)))
    assert starts_s(performed(KNOWN, paused))[-1] == pytest.approx(starts_s(performed(KNOWN, BEND))[-1] + 3.0)
    points = points_at(performed(KNOWN, paused), np.array((3.2, 4.0, 5.5)), Body())
    np.testing.assert_allclose(points[0], points[2], atol=1e-9)


def test_a_pause_on_the_way_back_ends_no_repetition():
    """Who comes back later than the next repetition begins in the file has a way back of their own."""
    hugs = Options("single_knee_hug", course=Course("hug", repetitions=1))
    plain = stream(hugs, KNOWN).truth.repetitions[0]
    stretches = performed(KNOWN, hugs)
    begins = dict(zip(starts_s(stretches), stretches, strict=False))
    back_s = next(at_s for at_s, one in begins.items() if at_s > plain.start_s and one.label is None)
    paused = replace(hugs, course=replace(hugs.course, pauses=((back_s - plain.start_s + 0.5, 3.0),)))
    assert stream(paused, KNOWN).truth.repetitions[0].end_s == pytest.approx(plain.end_s + 3.0)


def test_who_has_less_range_goes_less_far():
    def way(ranges: float) -> float:
        options = replace(BEND, body=Body(ranges=ranges))
        points = points_at(performed(KNOWN, options), np.array((2.0, 4.8)), options.body)
        lean = measured("head_lean_deg", points, "left")
        return float(lean[0] - lean[1])

    assert way(1.0) == pytest.approx(24, abs=2)
    assert way(0.6) == pytest.approx(0.6 * way(1.0), rel=0.1)
    assert way(1.1) > 1.05 * way(1.0)


@pytest.mark.parametrize("side", ["left", "right"])
def test_nobody_is_in_two_poses_at_once(side):
    """Who begins with the second side puts the first leg down before."""
    coming = Course(part="hug", side=side, repetitions=2, position="standing", walks_in_s=2.0)
    way = performed(KNOWN, Options("single_knee_hug", course=coming))
    assert all(before.pose_to == after.pose_from for before, after in pairwise(way))
    assert len(way) == len(
        performed(KNOWN, Options("single_knee_hug", course=replace(coming, side="left")))
    ) + (2 if side == "right" else 0)


def test_longer_legs_are_longer():
    def thigh(legs: float) -> float:
        body = Body(legs=legs)
        points = points_at(performed(KNOWN, BEND), np.array((1.0,)), body)[0]
        return float(np.linalg.norm(points[NAMES.index("left_hip")] - points[NAMES.index("left_knee")]))

    assert thigh(1.1) == pytest.approx(1.1 * thigh(1.0))


def test_hidden_joints_are_on_the_far_side():
    seen = places(Options("seated_thoracic_extension"))
    near, far = seen[:, NAMES.index("left_knee"), 3], seen[:, NAMES.index("right_knee"), 3]
    assert near.mean() > far.mean()
    assert (seen[:, :, 2] > 0.9).any(axis=0).sum() > 20  # many joints read as visible, hidden or not


def test_the_truth_of_a_hug():
    options = HUG
    stretches = performed(KNOWN, options)
    points = points_at(stretches, np.array((1.0, 5.0)), options.body)
    hip = measured("hip_flexion_deg", points, "left")
    assert hip[0] == pytest.approx(115, abs=3)
    assert hip[1] == pytest.approx(146, abs=3)
    assert measured("knee_circumference", points, "left") is None


def test_a_whole_session_follows_its_script():
    options = Options("four_minutes", course=Course(lag_s=0.5))
    session = timeline_of(KNOWN, options)
    truth = stream(options, KNOWN).truth
    ready_s = -session.ready[0].start_s
    first = next(beat for beat in session.beats if beat.kind == "work")
    assert truth.repetitions[0].start_s == pytest.approx(ready_s + 0.5 + first.start_s)
    assert truth.count("double_knee_hug", "hugs") == 5
    assert truth.count("single_knee_hug") == 2
    assert truth.count("seated_rotation") == 6


def test_a_body_flows_through_a_circle_and_rests_elsewhere():
    beats = [beat for beat in timeline_of(KNOWN, Options("double_knee_hug")).beats if beat.kind == "work"]
    flowing = {beat.phase for beat, (leaves, arrives) in zip(beats, slopes(beats), strict=True) if arrives}
    assert flowing == {"circle"}
