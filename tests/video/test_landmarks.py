"""Everybody's landmarks in a file, in pixels and seconds, with what was not seen."""

from __future__ import annotations

import numpy as np
import pytest

from supple.core.sight.landmarks import INDEX
from supple.errors import NobodyError, UsageError, VideoError
from supple.video import Choices, Filter, track
from supple.video.filtering import BRIDGED, GAP, SEEN
from supple.video.landmarks import PEOPLE
from tests.video.films import cut, even, film, grey, noisy
from tests.video.people import body, frame, seeing, without

LEFT_HIP = INDEX["left_hip"]


@pytest.fixture
def clip(tmp_path):
    return grey(tmp_path / "clip.mp4", 45)


def one_person(picture):
    return frame(picture.time_s, body(0.5), aspect=picture.aspect)


def test_raw_landmarks_are_pixels_of_the_upright_picture(clip, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    made = track(clip)
    assert made.people == ("person_1",)
    assert made.raw.shape == (1, 45, 33, 4)
    assert made.raw[0, 10, LEFT_HIP] == pytest.approx([0.55 * 64, 0.55 * 48, 0.9, 1.0], abs=1e-3)
    assert made.times_s == pytest.approx(even(45), abs=0.0015)
    assert made.filtered[0, 10, LEFT_HIP] == pytest.approx([0.55 * 64, 0.55 * 48], abs=1e-3)
    assert (made.flags == SEEN).all()


def test_an_upright_phone_is_measured_upright(tmp_path, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    made = track(grey(tmp_path / "phone.mov", 45, turned_deg=90))
    assert (made.clip.width_px, made.clip.height_px) == (48, 64)
    assert made.raw[0, 10, LEFT_HIP, :2] == pytest.approx([0.55 * 48, 0.55 * 64], abs=1e-3)


def test_a_large_picture_is_measured_in_its_own_pixels(tmp_path, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    made = track(film(tmp_path / "4k.mp4", [np.full((2160, 3840, 3), 90, dtype=np.uint8)] * 16, even(16)))
    assert made.raw[0, 10, LEFT_HIP, :2] == pytest.approx([0.55 * 3840, 0.55 * 2160], abs=0.1)


def test_a_picture_without_the_person_is_a_gap_in_raw_and_a_bridge_in_filtered(clip, monkeypatch) -> None:
    def find(picture):
        bodies = () if 20 <= picture.number < 23 else (body(0.5),)
        return frame(picture.time_s, *bodies, aspect=picture.aspect)

    seeing(monkeypatch, find)
    made = track(clip)
    assert np.isnan(made.raw[0, 20:23]).all()
    assert not made.found[0, 20:23].any()
    assert (made.flags[0, 20:23] == BRIDGED).all()
    assert not np.isnan(made.filtered[0, 20:23]).any()


def test_a_landmark_that_the_model_says_is_absent_is_filtered_as_a_gap_and_kept_raw(
    clip, monkeypatch
) -> None:
    seeing(
        monkeypatch,
        lambda picture: frame(picture.time_s, without(body(0.5), "left_hip"), aspect=picture.aspect),
    )
    made = track(clip)
    assert (made.flags[0, :, LEFT_HIP] == GAP).all()
    assert np.isnan(made.filtered[0, :, LEFT_HIP]).all()
    assert made.raw[0, 0, LEFT_HIP] == pytest.approx([0.55 * 64, 0.55 * 48, 0.9, 0.1], abs=1e-3)
    assert (made.flags[0, :, INDEX["right_hip"]] == SEEN).all()


def test_two_people_are_two_tracks_and_a_ghost_is_left_out(clip, monkeypatch) -> None:
    def find(picture):
        bodies = [body(0.2, 0.4), body(0.8, 0.4)]
        if picture.number < 3:
            bodies.append(body(0.5, 0.2))
        return frame(picture.time_s, *bodies, aspect=picture.aspect)

    seeing(monkeypatch, find)
    made = track(clip)
    assert made.people == ("person_1", "person_2")
    assert made.passing == 1


def test_a_file_that_breaks_off_keeps_what_was_seen(tmp_path, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    made = track(cut(noisy(tmp_path / "cut.mkv"), 0.6))
    assert len(made.times_s) > 25
    assert "breaks off after" in made.fault


def test_nobody_in_the_whole_file_is_a_sentence(clip, monkeypatch) -> None:
    seeing(monkeypatch, lambda picture: frame(picture.time_s))
    with pytest.raises(NobodyError, match=r"Nobody was seen in .*clip\.mp4\. The whole body should be"):
        track(clip)


def test_a_file_of_a_moment_is_too_short(tmp_path, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    with pytest.raises(VideoError, match=r"is too short: it has 5 pictures\. At least 15 are needed\."):
        track(grey(tmp_path / "short.mp4", 5))


def test_a_cut_off_that_is_too_high_is_a_sentence(clip, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    with pytest.raises(UsageError, match="a cut-off of 14 Hz is too high"):
        track(clip, Choices(filter=Filter(cut_off_hz=14.0)))


def test_it_tells_how_far_it_got(clip, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    told = []
    track(clip, tell=told.append)
    assert told == pytest.approx(even(45), abs=0.0015)


def test_fewer_than_two_people_are_never_looked_for() -> None:
    assert Choices(people=1).settings.bodies == PEOPLE
    assert Choices(people=4).settings.bodies == 4


def test_provenance_names_video_model_versions_and_parameters(clip, monkeypatch) -> None:
    seeing(monkeypatch, one_person)
    told = track(clip, Choices(model="lite")).provenance()
    assert set(told) == {"video", "model", "versions", "parameters"}
    assert told["model"]["name"] == "BlazePose lite"
    assert len(told["video"]["sha256"]) == 64
    assert {"supple", "python", "mediapipe", "av", "numpy", "scipy"} == set(told["versions"])
    assert told["parameters"]["filter"]["cut_off_hz"] == 6.0
    assert told["parameters"]["filter"]["order"] == 4
    assert told["parameters"]["pose"]["smoothed"] is False
