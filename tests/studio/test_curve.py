"""The curve's sets, coefficients and scores: what is committed follows from what is committed."""

from __future__ import annotations

import json

import numpy as np
import pytest

from studio.curve import publishing, scoring, training
from studio.curve.bodies import COUNTS
from studio.curve.features import sequences
from studio.curve.scenes import PLACES, SHARES, scene
from studio.curve.simple import GUESSES
from studio.curve.table import BEGIN, END, table
from supple.core.sight.curve import CannotTell, Curve, curve_of
from supple.core.sight.curve_model import TARGETS, model

KEPT = json.loads(publishing.SCORES.read_text(encoding="utf-8"))
LAST = KEPT["versions"][-1]
AIMED = {row["view"]: row for row in LAST["rows"] if row["method"] == "measure"
         and row["condition"] == "total at least 20 degrees"}  # fmt: skip


@pytest.fixture(scope="module")
def test_set():
    return list(sequences("test"))


@pytest.fixture(scope="module")
def train_set():
    return list(sequences("train"))


def test_the_page_shows_what_the_file_says():
    shown = publishing.PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].strip()
    assert shown == table(LAST).strip()


def test_the_scores_are_of_the_committed_features_and_coefficients():
    written = training.FILE.read_text(encoding="utf-8").split(training.MARK)[1]
    assert LAST["version"] == model().version
    assert LAST["coefficients_sha256"] == publishing._sha256(written)
    assert LAST["features_sha256"] == {name: training.sha256(name) for name in ("train", "test")}
    assert training.sha256("train") in written


def test_each_version_was_scored_once():
    versions = [one["version"] for one in KEPT["versions"]]
    assert versions == sorted(set(versions))


def test_training_again_gives_the_coefficients_that_are_released(train_set):
    data = training.rows("train", train_set)
    fitted, by = training.fit(data.x, data.y), model()
    assert fitted.middles == pytest.approx(np.array(by.middles), abs=1e-4)
    assert fitted.weights == pytest.approx(np.array(by.weights), abs=1e-3)
    assert training.errors(data)["centroid"] == pytest.approx(by.errors["centroid"], abs=1e-3)


def test_scoring_again_gives_the_scores_that_are_kept(test_set, monkeypatch):
    monkeypatch.setattr(scoring, "DRAWS", 20)  # only the intervals need many draws
    answers = [curve_of(one.neutral, one.bent) for one in test_set]
    for condition in scoring.conditions()[:4]:
        kept = next(row for row in LAST["rows"] if _is(row, condition))
        now = scoring._row("measure", condition, test_set, answers)
        assert {key: now[key] for key in kept if not key.endswith("_95")} == pytest.approx(
            {key: value for key, value in kept.items() if not key.endswith("_95")}, abs=2e-3
        )


def _is(row, condition):
    return row["method"] == "measure" and (row["view"], row["condition"]) == (condition.view, condition.name)


def test_the_measure_keeps_what_was_aimed_at():
    side, off = AIMED["side"], AIMED["15-30 degrees off"]
    assert side["auc_even_hinge"] >= 0.97
    assert side["auc_anat_hinge"] >= 0.93
    assert side["centroid_mae"] <= 0.08
    assert 0.86 <= side["interval_coverage"] <= 0.94
    assert off["auc_even_hinge"] >= 0.92
    assert off["auc_anat_hinge"] >= 0.87


def test_it_is_better_than_every_simple_guess():
    for name in GUESSES:
        guessed = next(row for row in LAST["rows"] if row["method"] == name and row["view"] == "side")
        assert guessed["centroid_mae"] > 1.5 * AIMED["side"]["centroid_mae"]
        assert guessed["auc_anat_hinge"] < AIMED["side"]["auc_anat_hinge"] - 0.1


def test_the_sets_are_as_the_protocol_says(train_set, test_set):
    assert len(train_set) >= 2_000
    assert len(test_set) >= 1_000
    for chosen, named in (("train", train_set), ("test", test_set)):
        assert len({one.told["body"] for one in named}) == COUNTS[chosen]
        assert {one.told["kind"] for one in named} == set(SHARES[chosen])
        assert min(one.told["total_deg"] for one in named) >= 10.0
        assert max(one.told["total_deg"] for one in named) <= 60.0
        assert max(abs(one.told["off_deg"]) for one in named) <= 30.0
        assert min(one.told["bmi"] for one in named) < 20.0
        assert max(one.told["bmi"] for one in named) > 37.0


def test_no_sequence_of_the_test_set_is_in_the_training_set(train_set, test_set):
    seen = {(one.told["total_deg"], one.told["off_deg"]) for one in train_set}
    assert not seen & {(one.told["total_deg"], one.told["off_deg"]) for one in test_set}


def test_a_sequence_is_drawn_from_its_seed_alone():
    assert scene("test", 3, 4) == scene("test", 3, 4)
    assert scene("test", 3, 4) != scene("test", 3, 5)
    assert scene("test", 3, 4).total_deg != scene("train", 3, 4).total_deg


def test_kept_truths_are_those_that_were_drawn(test_set):
    per_body = len(test_set) // COUNTS["test"]
    for at in (0, 100, 1_000):
        told, drawn = test_set[at].told, scene("test", at // per_body, at % per_body)
        assert told["total_deg"] == pytest.approx(drawn.total_deg)
        assert told["centroid"] == pytest.approx(drawn.centroid)
        assert told["kind"] == drawn.kind


def test_the_bent_pose_differs_from_the_neutral_one_by_the_truth():
    one = scene("train", 0, 0)
    neutral, bent = (np.array(pose.bends_deg) for pose in one.poses)
    assert neutral - bent == pytest.approx(one.total_deg * np.array(one.shares))
    assert np.dot(one.shares, PLACES) == pytest.approx(one.centroid)


def test_a_fit_finds_back_what_is_linear():
    chance = np.random.default_rng(1)
    x = chance.normal(0.0, 0.3, (4_000, 6))
    y = x @ chance.normal(0.0, 1.0, (6, len(TARGETS))) + 3.0
    fitted = training.fit(x, y)
    usual = np.abs(fitted.scaled(x)).max(axis=1) < 2.0
    assert fitted.predict(x[usual]) == pytest.approx(y[usual], abs=0.05)


def test_another_renderer_s_pictures_are_told_apart_as_well():
    elsewhere = LAST["elsewhere"]
    assert elsewhere["sequences"] >= 100
    assert elsewhere["auc_even_hinge"] >= 0.97
    assert elsewhere["auc_anat_hinge"] >= 0.93
    assert elsewhere["centroid_mae"] <= 0.09


def test_silence_is_kept_where_it_should_be():
    silence = LAST["silence"]
    assert silence["forward"]["answered"] == 0.0
    assert silence["more than 45 degrees off"]["answered"] <= 0.1
    assert silence["still"]["answered"] <= 0.1


def test_nobody_in_the_picture_is_an_abstention(test_set):
    gone = [one for one in test_set if one.neutral is None]
    assert gone
    assert all(curve_of(one.neutral, one.bent) == CannotTell("no_neutral") for one in gone)
    assert any(isinstance(curve_of(one.neutral, one.bent), Curve) for one in test_set)
