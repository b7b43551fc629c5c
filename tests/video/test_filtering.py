"""Smoothed without lag, and no further than was seen."""

from __future__ import annotations

import numpy as np
import pytest

from supple.errors import UsageError
from supple.video.filtering import BRIDGED, GAP, SEEN, SHORT, Filter, fitted, smoothed, stretches

RATE_HZ = 60.0
TIMES_S = np.arange(0, 6, 1 / RATE_HZ)
USUAL = Filter()


def wave(hertz, times_s=TIMES_S):
    return np.column_stack((np.sin(2 * np.pi * hertz * times_s), np.cos(2 * np.pi * hertz * times_s)))


def amplitude(hertz, chosen=USUAL):
    made, _ = smoothed(TIMES_S, wave(hertz), chosen)
    return float(np.abs(made[60:-60, 0]).max())


def test_at_the_cut_off_071_of_the_amplitude_is_left() -> None:
    assert amplitude(6.0) == pytest.approx(np.sqrt(0.5), abs=0.02)


def test_slow_movement_stays_and_trembling_goes() -> None:
    assert amplitude(0.5) == pytest.approx(1.0, abs=0.005)
    assert amplitude(20.0) < 0.02


def test_nothing_is_shifted_in_time() -> None:
    track = wave(1.0)
    made, _ = smoothed(TIMES_S, track, USUAL)
    assert np.abs(made[30:-30] - track[30:-30]).max() < 0.01


def test_uneven_times_are_taken_as_they_are() -> None:
    shaken = np.sort(TIMES_S + np.random.default_rng(2).uniform(-0.006, 0.006, len(TIMES_S)))
    made, flags = smoothed(shaken, wave(1.0, shaken), USUAL)
    assert (flags == SEEN).all()
    assert np.abs(made[30:-30] - wave(1.0, shaken)[30:-30]).max() < 0.02


def test_a_short_gap_is_bridged_and_flagged() -> None:
    track = wave(0.5)
    track[100:110] = np.nan
    made, flags = smoothed(TIMES_S, track, USUAL)
    assert (flags[100:110] == BRIDGED).all()
    assert (np.delete(flags, range(100, 110)) == SEEN).all()
    assert np.abs(made - wave(0.5))[30:-30].max() < 0.03


def test_a_long_gap_stays_a_gap_and_nothing_leaks_across() -> None:
    track = wave(0.5)
    track[100:160] = np.nan
    made, flags = smoothed(TIMES_S, track, USUAL)
    assert (flags[100:160] == GAP).all()
    assert np.isnan(made[100:160]).all()
    alone, _ = smoothed(TIMES_S[160:], track[160:], USUAL)
    assert made[160:] == pytest.approx(alone)


@pytest.mark.parametrize(("pictures", "bridged"), [(12, True), (13, False)])
def test_the_longest_gap_is_the_stated_one(pictures, bridged) -> None:
    track = wave(0.5)
    track[100 : 100 + pictures] = np.nan
    _, flags = smoothed(TIMES_S, track, Filter(longest_gap_s=0.2))
    assert flags[100] == (BRIDGED if bridged else GAP)


def test_a_file_without_pictures_for_a_while_has_a_gap_too() -> None:
    times_s = np.concatenate((TIMES_S[:120], TIMES_S[120:] + 1.0))
    assert len(list(stretches(times_s, np.ones(len(times_s), dtype=bool), 0.2))) == 2


def test_the_ends_are_not_invented() -> None:
    track = wave(0.5)
    track[:5] = track[-5:] = np.nan
    made, flags = smoothed(TIMES_S, track, USUAL)
    assert np.isnan(made[:5]).all()
    assert np.isnan(made[-5:]).all()
    assert (flags[:5] == GAP).all()


def test_a_moment_is_too_short_to_filter() -> None:
    track = np.full_like(wave(1.0), np.nan)
    track[50:54] = 1.0
    made, flags = smoothed(TIMES_S, track, USUAL)
    assert (flags[50:54] == SHORT).all()
    assert np.isnan(made).all()


def test_never_seen_is_a_gap() -> None:
    made, flags = smoothed(TIMES_S, np.full_like(wave(1.0), np.nan), USUAL)
    assert np.isnan(made).all()
    assert (flags == GAP).all()


def test_a_video_that_is_too_slow_for_the_cut_off_is_told_in_a_sentence() -> None:
    slow = np.arange(0, 5, 0.1)
    with pytest.raises(UsageError, match=r"At 10\.0 pictures a second .* 5 Hz is too high\. .* at most 4\.0"):
        fitted(slow, Filter(cut_off_hz=5.0))
    assert fitted(slow, Filter(cut_off_hz=3.9)) == Filter(cut_off_hz=3.9)


def test_the_usual_cut_off_is_lowered_for_a_slow_video() -> None:
    assert fitted(np.arange(0, 5, 0.1), USUAL).cut_off_hz == pytest.approx(3.97, abs=0.01)
    assert fitted(TIMES_S, USUAL) == USUAL


@pytest.mark.parametrize("cut_off_hz", [0.0, -1.0, float("nan")])
def test_a_cut_off_that_is_none_is_told(cut_off_hz) -> None:
    with pytest.raises(UsageError, match="is none"):
        fitted(TIMES_S, Filter(cut_off_hz=cut_off_hz))
