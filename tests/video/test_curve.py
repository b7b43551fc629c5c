"""Backbends in a file: looked at again with the outline, written, drawn, and told."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from studio.streams import Course, Options, Sensor, stream
from supple.core.sight.curve_model import model
from supple.video.places import place_for
from supple.video.running import Order, run, task_key
from supple.video.task import Task
from tests.core.sight.test_curve import pair
from tests.video.short_films import RATE, film, hugs, seeing

SVG = "{http://www.w3.org/2000/svg}"


def backbends():
    """The frames of five backbends, at 10 frames a second."""
    sensor = Sensor(frames_per_s=float(RATE))
    return stream(Options("gentle_backbend", seed=1, sensor=sensor, course=Course(speed=2.0))).frames


def analysed(tmp_path, monkeypatch, movement, frames, looks):
    """Analyse a film; the second look at postures finds `looks(which posture)`."""
    asked = []

    def again(_path, postures):
        asked.extend(postures)
        return [looks(index) for index in range(len(postures))]

    seeing(monkeypatch, frames)
    monkeypatch.setattr("supple.video.curve.looks_at", again)
    clip, task = film(tmp_path / "clip.mp4", len(frames)), Task(movement=movement, video=False, plots=False)
    place = place_for(tmp_path / "out", "clip", task_key("its", task), set())
    return run(Order(0, clip, "its", task, place), lambda _share, _before: True), asked


def neutral_then(kind):
    neutral, bent = pair(kind)
    return lambda index: [bent] if index else [neutral]


@pytest.fixture(scope="module")
def frames():
    return backbends()


def test_each_counted_backbend_is_written(tmp_path, monkeypatch, frames):
    outcome, _ = analysed(tmp_path, monkeypatch, "gentle_backbend", frames, neutral_then("hinge"))
    written = json.loads((outcome.folder / "curve.json").read_text(encoding="utf-8"))
    assert written["method"] == model().version
    assert [bend["number"] for bend in written["bends"]] == list(range(1, outcome.judged + 1))
    assert outcome.judged >= 4
    assert {bend["sentence"] for bend in written["bends"]} == {model().says["low"]}
    assert all(bend["curve"]["centroid"]["high"] < 0.38 for bend in written["bends"])


def test_the_command_line_tells_each_and_that_it_is_experimental(tmp_path, monkeypatch, frames):
    outcome, _ = analysed(tmp_path, monkeypatch, "gentle_backbend", frames, neutral_then("even"))
    told = [line for line in outcome.told if model().says["shared"] in line]
    assert len(told) == outcome.judged
    assert "to" in told[0]
    assert "Experimental" in outcome.told[-1]


def test_the_neutral_posture_lies_before_all_peaks(tmp_path, monkeypatch, frames):
    outcome, asked = analysed(tmp_path, monkeypatch, "gentle_backbend", frames, neutral_then("even"))
    assert len(asked) == 1 + outcome.judged
    assert all(1 <= len(posture) <= 5 for posture in asked)
    times = [posture[-1].time_s for posture in asked]
    assert times == sorted(times)
    report = json.loads((outcome.folder / "report.json").read_text(encoding="utf-8"))
    spans = [(one["start_s"], one["end_s"]) for one in report["movements"][0]["parts"][0]["repetitions"]]
    for posture, (start_s, end_s) in zip(asked[1:], spans, strict=True):
        assert all(start_s - 0.2 <= place.time_s <= end_s + 0.2 for place in posture)


def test_without_an_outline_it_says_why_and_gives_no_number(tmp_path, monkeypatch, frames):
    outcome, _ = analysed(tmp_path, monkeypatch, "gentle_backbend", frames, lambda _index: [])
    bends = json.loads((outcome.folder / "curve.json").read_text(encoding="utf-8"))["bends"]
    assert {bend["cannot_tell"] for bend in bends} == {"no_neutral"}
    assert {bend["curve"] for bend in bends} == {None}
    assert model().sentences["no_neutral"] in " ".join(outcome.told)


def test_the_drawing_has_a_field_for_each_bend(tmp_path, monkeypatch, frames):
    outcome, _ = analysed(tmp_path, monkeypatch, "gentle_backbend", frames, neutral_then("hinge"))
    tree = ET.parse(outcome.folder / "curve.svg")
    assert len(tree.findall(f"{SVG}g")) == outcome.judged
    written = json.loads((outcome.folder / "curve.json").read_text(encoding="utf-8"))["bends"]
    assert [one.find(f"{SVG}text").text for one in tree.findall(f"{SVG}g")] == [
        f"Gentle backbend, repetition {bend['number']}" for bend in written
    ]
    lines = tree.findall(f"{SVG}g")[0].findall(f"{SVG}polyline")
    widths = [float(line.get("stroke-width")) for line in lines]
    assert len(lines) == 4
    assert max(widths) == widths[1]  # after the line at ease: the lowest third bends most


def test_other_movements_are_not_looked_at_again(tmp_path, monkeypatch):
    outcome, asked = analysed(tmp_path, monkeypatch, "double_knee_hug", hugs(), neutral_then("even"))
    assert not asked
    assert not (outcome.folder / "curve.json").exists()


def test_a_movement_that_cannot_be_judged_says_why(tmp_path, monkeypatch):
    sensor = Sensor(frames_per_s=float(RATE))
    seated = stream(Options("seated_backbend", seed=1, sensor=sensor, course=Course(speed=2.0))).frames
    outcome, asked = analysed(tmp_path, monkeypatch, "seated_backbend", seated, neutral_then("even"))
    assert not asked
    assert not (outcome.folder / "curve.json").exists()
    assert model().not_judged["seated_backbend"] in outcome.told[-1]
