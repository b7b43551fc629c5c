"""Zero-phase smoothing of frames: calmer, not later, the same however long the file, people kept apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from studio.streams import Options, Sensor, stream
from supple.core.sight.landmarks import STRIDE, Frame
from supple.video.smoothing import BLOCK_S, zero_phase

CLEAN = stream(Options("double_knee_hug", seed=1)).frames
NOISY = stream(Options("double_knee_hug", seed=1, sensor=Sensor(noise=0.04))).frames
KNEE = 25 * STRIDE


def xs(frames):
    return np.array([frame.bodies[0][KNEE] for frame in frames])


def test_noise_gets_less_and_nothing_gets_later():
    smooth = xs(list(zero_phase(NOISY)))
    clean = xs(CLEAN)
    assert np.abs(smooth - clean).mean() < 0.6 * np.abs(xs(NOISY) - clean).mean()
    lags = range(-6, 7)
    fits = [np.corrcoef(np.roll(clean, lag)[10:-10], smooth[10:-10])[0, 1] for lag in lags]
    assert abs(lags[int(np.argmax(fits))]) <= 1


def test_every_frame_comes_back_in_its_order():
    back = list(zero_phase(NOISY))
    assert [frame.time_s for frame in back] == [frame.time_s for frame in NOISY]
    assert NOISY[-1].time_s > 2 * BLOCK_S


def test_blocks_leave_no_seam():
    whole = xs(list(zero_phase(NOISY[:600])))
    blocks = xs(list(zero_phase(NOISY)))[:600]
    assert np.abs(whole - blocks)[:560].max() < 1e-3


def test_confidence_is_not_touched():
    for before, after in zip(NOISY[:50], zero_phase(NOISY[:50]), strict=True):
        assert list(after.bodies[0][2::STRIDE]) == pytest.approx(list(before.bodies[0][2::STRIDE]))
        assert list(after.bodies[0][3::STRIDE]) == pytest.approx(list(before.bodies[0][3::STRIDE]))


def moved(body, by):
    return [value + by if at % STRIDE == 0 else value for at, value in enumerate(body)]


def test_two_people_who_change_places_in_the_list_are_not_mixed():
    frames = [
        replace(one, bodies=pair if at % 2 else pair[::-1])
        for at, one in enumerate(CLEAN[:300])
        for pair in [(one.bodies[0], moved(one.bodies[0], 3.0))]
    ]
    back = list(zero_phase(frames))
    for at, (frame, one) in enumerate(zip(back, CLEAN, strict=False)):
        mine = frame.bodies[0 if at % 2 else 1]
        assert mine[KNEE] == pytest.approx(one.bodies[0][KNEE], abs=0.02)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 9])
def test_short_files_are_left_as_they_are_or_smoothed(count):
    assert len(list(zero_phase(NOISY[:count]))) == count


def test_frames_without_a_body_stay_without_one():
    frames = [replace(one, bodies=()) if 50 <= at < 90 else one for at, one in enumerate(NOISY[:200])]
    back = list(zero_phase(frames))
    assert [len(one.bodies) for one in back] == [len(one.bodies) for one in frames]


def test_slow_pictures_can_be_smoothed():
    frames = stream(Options("double_knee_hug", sensor=Sensor(frames_per_s=5.0))).frames
    assert len(list(zero_phase(frames))) == len(frames)


def test_numbers_that_are_none_do_no_harm():
    broken = list(NOISY[:60])
    broken[30] = Frame(broken[30].time_s, 4 / 3, ((float("nan"),) * 132,))
    assert len(list(zero_phase(broken))) == 60
