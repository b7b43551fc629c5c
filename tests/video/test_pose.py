"""Finding bodies with the committed models: where they are, how many, and quietly."""

from __future__ import annotations

import json
import os
from dataclasses import replace

import numpy as np
import pytest

from supple.core.sight.landmarks import INDEX, LENGTH, STRIDE
from supple.errors import AssetsError, ExtraError
from supple.video import pose
from supple.video.decode import Picture
from supple.video.extra import need
from supple.video.pose import MODELS, PoseFinder, Settings, model_file, model_provenance

NEAR = ("left_shoulder", "left_hip", "left_knee")
"""Where they are in the photograph that the `photo` fixture gives, as shares, marked by eye (photos.toml)."""
PLACES = {"left_shoulder": (0.735, 0.605), "left_hip": (0.54, 0.635), "left_knee": (0.615, 0.39)}


def grey(number=0, time_s=0.0):
    return Picture(number, time_s, np.full((240, 320, 3), 128, dtype=np.uint8))


def place(body, name):
    at = STRIDE * INDEX[name]
    return tuple(body[at : at + 2])


def test_nobody_is_found_in_a_grey_picture() -> None:
    with PoseFinder() as finder:
        frame = finder.find(grey(time_s=1.5))
    assert (frame.time_s, frame.bodies) == (1.5, ())
    assert frame.aspect == pytest.approx(320 / 240)


@pytest.mark.parametrize("model", MODELS)
def test_the_joints_of_a_person_on_the_floor(photo, model) -> None:
    with PoseFinder(Settings(model=model)) as finder:
        frame = finder.find(Picture(0, 0.0, photo))
    (body,) = frame.bodies
    assert len(body) == LENGTH
    # The lite model takes one leg for the other here; the trunk is where it should be.
    for name in NEAR if model == "full" else NEAR[:2]:
        assert place(body, name) == pytest.approx(PLACES[name], abs=0.06)
    assert all(0.0 <= share <= 1.0 for share in (*body[2::STRIDE], *body[3::STRIDE]))


def test_the_outline_is_of_the_person(photo) -> None:
    with PoseFinder(Settings(outline=True)) as finder:
        _, mask = finder.find_outlined(Picture(0, 0.0, photo))
    assert mask.shape == photo.shape[:2]
    height, width = mask.shape
    assert mask[int(0.62 * height), int(0.6 * width)] > 0.8  # on the trunk
    assert mask[int(0.1 * height), int(0.9 * width)] < 0.2  # on the window


def test_without_asking_there_is_no_outline() -> None:
    with PoseFinder() as finder:
        assert finder.find_outlined(grey())[1] is None


def test_two_people_are_two_bodies(photo) -> None:
    beside = np.concatenate((photo, photo[:, ::-1]), axis=0)
    with PoseFinder(Settings(bodies=2)) as finder:
        frames = [finder.find(Picture(number, number / 30, beside)) for number in range(5)]
    assert len(frames[-1].bodies) == 2


def test_pictures_a_fraction_of_a_millisecond_apart_are_taken(photo) -> None:
    with PoseFinder() as finder:
        frames = [finder.find(Picture(number, number * 0.0002, photo)) for number in range(4)]
    assert [frame.time_s for frame in frames] == pytest.approx([0.0, 0.0002, 0.0004, 0.0006])


def test_asked_for_two_the_model_does_not_smooth(photo) -> None:
    """In pictures that differ only by noise, raw landmarks tremble and smoothed ones hardly do."""
    made = np.random.default_rng(1)
    noisy = [np.clip(photo + made.normal(0, 25, photo.shape), 0, 255).astype(np.uint8) for _ in range(20)]
    trembling = {}
    for bodies in (1, 2):
        with PoseFinder(Settings(bodies=bodies)) as finder:
            frames = [finder.find(Picture(number, number / 30, rgb)) for number, rgb in enumerate(noisy)]
        places = np.array([[place(frame.bodies[0], name) for name in NEAR] for frame in frames])
        trembling[bodies] = float(np.abs(np.diff(places[5:], axis=0)).mean())
    assert trembling[2] > 1.5 * trembling[1]


def test_it_says_nothing_on_the_terminal(capfd, photo) -> None:
    with PoseFinder(Settings(bodies=2, outline=True)) as finder:
        finder.find(grey())
        finder.find(Picture(1, 0.1, photo))
        finder.find(Picture(2, 0.2, photo))
    assert capfd.readouterr() == ("", "")


def test_quiet_gives_the_terminal_back(capfd) -> None:
    def fail() -> None:
        with pose.quiet():
            os.write(2, b"not heard")
            raise ValueError("inside")

    with pytest.raises(ValueError, match="inside"):
        fail()
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_a_missing_model_is_a_sentence(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(pose, "FOLDER", tmp_path)
    with pytest.raises(AssetsError, match=r"lite\.task is missing\. Install Supple again\."):
        model_file("lite")


def test_provenance_is_what_the_manifest_says() -> None:
    named = json.loads((pose.FOLDER / "manifest.json").read_text(encoding="utf-8"))
    told = model_provenance("full")
    assert told["sha256"] == named["models"]["full"]["sha256"]
    assert told["name"] == "BlazePose full"
    assert told["licence"] == "Apache-2.0"


def test_only_the_library_itself_missing_is_the_extra_missing() -> None:
    with pytest.raises(ExtraError, match="Video files need no_such_library"):
        need("no_such_library")
    with pytest.raises(ModuleNotFoundError):
        need("xml.no_such_part")


def test_settings_can_be_changed_but_not_in_place() -> None:
    assert replace(Settings(), model="lite").model == "lite"
    with pytest.raises(AttributeError):
        Settings().model = "lite"
