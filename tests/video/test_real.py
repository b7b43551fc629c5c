"""Real recordings: photographs with joints marked by eye, three cameras on one person, a film from a park."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from studio.landmarks import photos
from studio.landmarks.__main__ import against_instruments
from studio.landmarks.keraal import FOLDER
from studio.landmarks.table import SCORES
from supple.cli import main
from supple.core.movement import catalogue
from supple.core.sight.judge import Judge

TOLERANCE, MARKED = photos.marked()
SCORED = json.loads(SCORES.read_text(encoding="utf-8"))
NAMES = {photo.name: photo for photo in MARKED}
LYING = ("double_knee_hug", "single_knee_hug", "bridge")


@pytest.fixture(scope="module")
def frames(test_data):
    return {name: photos.found(test_data / "photos" / f"{name}.jpg") for name in NAMES}


def judged(frame, movement):
    """The judge's events for somebody who stays, nearly still, in this picture for five seconds."""
    judge = Judge.for_movement(catalogue(), movement)
    events = []
    for number in range(150):
        tremble = 0.002 * ((number * 7919) % 5 - 2)
        bodies = tuple(tuple(value + tremble for value in body) for body in frame.bodies)
        events += judge.feed(replace(frame, time_s=number / 30, bodies=bodies))
    return [*events, *judge.finish()], judge.now


@pytest.mark.slow
def test_a_body_is_found_in_every_photograph(frames) -> None:
    assert {name for name, frame in frames.items() if not frame.bodies} == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", [photo.name for photo in MARKED if photo.verdict == "plausible"])
def test_near_side_joints_are_where_an_eye_marked_them(frames, name) -> None:
    far = photos.distances(NAMES[name], frames[name])
    assert {joint: round(away, 2) for joint, away in far.items() if away > TOLERANCE} == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", [photo.name for photo in MARKED if photo.verdict != "plausible"])
def test_pictures_recorded_as_wrong_are_still_wrong(frames, name) -> None:
    """A model that gets better here wants a better record."""
    assert max(photos.distances(NAMES[name], frames[name]).values()) > 0.24


@pytest.mark.slow
@pytest.mark.parametrize("movement", LYING)
@pytest.mark.parametrize("name", [photo.name for photo in MARKED if photo.name.startswith("Lying_")])
def test_with_a_therapist_the_person_on_the_floor_or_nobody_is_judged(frames, name, movement) -> None:
    """Where two people are mixed into one body, the judge takes it for no lying person and waits."""
    events, now = judged(frames[name], movement)
    assert (now.position == "lying") is (NAMES[name].verdict == "plausible")
    assert not [event for event in events if event.kind in {"repetition", "partial", "fault"}]
    if NAMES[name].verdict == "mixed":
        assert not now.armed


def test_agreement_with_kinect_and_vicon_is_what_is_published(test_data) -> None:
    measured, published = against_instruments(test_data / FOLDER), SCORED["agreement"]
    assert [(row["measure"], row["compared"]) for row in measured] == [
        (row["measure"], row["compared"]) for row in published
    ]
    for row, told in zip(measured, published, strict=True):
        numbers = {key: value for key, value in told.items() if isinstance(value, float)}
        now = {key: row[key] for key in numbers}
        assert now == pytest.approx(numbers, abs=0.2), "Run `python -m studio.landmarks`."


def test_blazepose_follows_vicon_closely(test_data) -> None:
    by = {(row["measure"], row["compared"]): row for row in against_instruments(test_data / FOLDER)}
    lean, turn = by["lean", "BlazePose against Vicon"], by["line", "BlazePose against Vicon"]
    assert lean["correlation"] > 0.97
    assert turn["correlation"] > 0.93
    assert abs(lean["bias_deg"]) < 3
    assert abs(turn["range_deg"] - turn["reference_range_deg"]) < 15


@pytest.mark.slow
def test_the_film_from_a_park_through_the_whole_command(test_data, tmp_path, capsys) -> None:
    assert main(["landmarks", str(test_data / "walk-video" / "demo.mp4"), "--out", str(tmp_path)]) == 0
    folder = tmp_path / "demo.mp4-landmarks"
    told = json.loads((folder / "landmarks.json").read_text(encoding="utf-8"))
    assert (told["pictures"], told["whole_file_read"]) == (230, True)
    assert told["provenance"]["video"]["codec"] == "vp9"
    shares = [person["found_in_pictures"] / told["pictures"] for person in told["people"]]
    assert shares == pytest.approx(SCORED["walking"]["found_share"], abs=0.05)
    assert _walked_px(folder / "filtered.csv") > 1000  # of 1768: right through the picture


def _walked_px(path):
    with path.open(encoding="utf-8", newline="") as file:
        hips = [row["left_hip_x_px"] for row in csv.DictReader(file) if row["person"] == "person_2"]
    seen = [float(hip) for hip in hips if hip]
    return max(seen) - min(seen)
