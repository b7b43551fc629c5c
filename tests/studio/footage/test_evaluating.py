"""What BlazePose makes of the footage, and the table of it."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from studio.footage import Scene, Shoot
from studio.footage.committed import FOLDER
from studio.footage.evaluating import JOINTS, Watched, _is_it, _off, evaluate, scores, watch
from studio.footage.table import BEGIN, END, PAGE, SCORES, filled
from studio.streams.landmarks import NAMES
from supple.core.movement import catalogue, pose_of

KNOWN = catalogue()
STANDING = pose_of(KNOWN, "positions.standing")


@pytest.fixture(scope="module")
def frame():
    return Shoot(Scene(), [STANDING]).frame(STANDING)


def test_errors_are_in_torso_lengths(frame):
    truth = frame.truth.places
    torso = truth[NAMES.index("left_hip")] - truth[NAMES.index("left_shoulder")]
    assert _off(frame, truth, "left_hip") == pytest.approx(0.0)
    assert _off(frame, truth + torso, "left_hip") == pytest.approx(1.0, abs=0.12)


def test_a_body_elsewhere_is_not_the_one(frame):
    assert _is_it(frame, frame.truth.places)
    assert not _is_it(frame, frame.truth.places + np.array((0.4, 0.0)))


def test_the_pose_model_finds_the_body(monkeypatch):
    monkeypatch.setattr("studio.footage.evaluating.MOST_FRAMES", 12)
    seen = watch(KNOWN, "bridge", "rosa")
    assert seen.found >= 0.9 * seen.frames > 9
    assert all(error < 0.25 for error in seen.medians().values())


def test_what_was_watched_is_not_watched_again_until_it_is_another(tmp_path, monkeypatch):
    looked = []

    def fake(_known, movement, person):
        looked.append(person)
        return Watched(movement, person, 5, 10, 9, dict.fromkeys(JOINTS, (0.1, 0.2)))

    monkeypatch.setattr("studio.footage.evaluating.watch", fake)
    for _ in range(2):
        (found,) = evaluate(KNOWN, ["bridge"], ["rosa"], tmp_path)
        assert (found.frames, found.found) == (10, 9)
    assert looked == ["rosa"]
    monkeypatch.setattr("studio.footage.evaluating._fingerprint", lambda _person: "made anew")
    list(evaluate(KNOWN, ["bridge"], ["rosa"], tmp_path))
    assert looked == ["rosa", "rosa"]


def test_the_table_has_a_row_for_every_movement():
    one = Watched("bridge", "rosa", 5, 100, 99, dict.fromkeys(JOINTS, (0.1, 0.2, 0.3)))
    two = replace(one, person="kofi", found=0, errors=dict.fromkeys(JOINTS, ()))
    page = filled(f"before\n{BEGIN}\nold\n{END}\nafter\n", scores([one, two]))
    assert "| bridge | 200 | 49.5 % | .20 / .20 / .20 | - / - / - |" in page
    assert "old" not in page
    assert page.startswith("before\n")
    assert page.endswith("\nafter\n")


def test_the_published_scores_are_those_of_the_people_the_catalogue_and_the_page():
    told = json.loads(SCORES.read_text("utf-8"))
    made = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    assert told["bodies"] == {person: made["people"][person]["sha256"] for person in made["people"]}
    assert set(told["movements"]) == set(KNOWN.movements)
    page = PAGE.read_text("utf-8")
    assert filled(page, told) == page
    assert np.isfinite([told["errors"][joint] for joint in JOINTS]).all()
