"""Where a bend is: against kept answers, and each reason to keep silent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from supple.core.movement import catalogue
from supple.core.sight.curve import CannotTell, Curve, curve_of, features
from supple.core.sight.curve_model import TARGETS, model
from supple.core.sight.curve_words import sentence, where
from supple.core.sight.look import Look

VECTORS = json.loads(Path(__file__).with_name("curve_vectors.json").read_text(encoding="utf-8"))
BY_RULE = 2e-3
"""How far an answer may be from the kept one: looks are kept to five places, and processors differ."""


def _look(raw) -> Look:
    return Look(**{name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()})


def pair(kind: str) -> tuple[Look, Look]:
    """The first kept pair of looks of a kind that was answered."""
    row = next(row for row in VECTORS if row["kind"] == kind and "why" not in row["answer"])
    return _look(row["neutral"]), _look(row["bent"])


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["kind"])
def test_answers_are_as_kept(row):
    told, kept = curve_of(_look(row["neutral"]), _look(row["bent"])), row["answer"]
    if "why" in kept:
        assert told == CannotTell(kept["why"])
        return
    assert isinstance(told, Curve)
    for name, tolerance in (
        ("centroid", BY_RULE),
        ("hinge_share", 3 * BY_RULE),
        ("total_deg", 100 * BY_RULE),
    ):
        between = getattr(told, name)
        assert between.value == pytest.approx(kept[name]["value"], abs=tolerance)
        assert between.low == pytest.approx(kept[name]["low"], abs=tolerance)
        assert between.high == pytest.approx(kept[name]["high"], abs=tolerance)


def test_a_hinge_is_low_and_an_even_bend_is_shared():
    hinge, even = curve_of(*pair("hinge")), curve_of(*pair("even"))
    assert where(hinge) == "low"
    assert where(even) == "shared"
    assert hinge.centroid.value < even.centroid.value
    assert hinge.hinge_share.value > even.hinge_share.value


def test_the_thirds_add_up_to_about_the_total():
    told = curve_of(*pair("even"))
    assert sum(told.thirds_deg) == pytest.approx(told.total_deg.value, abs=1.0)


def test_a_body_twice_as_large_in_the_picture_bends_alike():
    def nearer(one: Look) -> Look:
        return replace(
            one,
            back=tuple(2 * edge for edge in one.back),
            front=tuple(2 * edge for edge in one.front),
            points=tuple(2 * place for place in one.points),
            length=2 * one.length,
        )

    neutral, bent = pair("even")
    assert features(nearer(neutral), nearer(bent)) == pytest.approx(features(neutral, bent))


def test_intervals_hold_their_value_and_stay_inside_what_is_possible():
    for row in VECTORS:
        told = curve_of(_look(row["neutral"]), _look(row["bent"]))
        if isinstance(told, CannotTell):
            continue
        for between, most in ((told.centroid, 1.0), (told.hinge_share, 1.0), (told.total_deg, 180.0)):
            assert 0.0 <= between.low <= between.value <= between.high <= most


def test_further_off_the_side_the_interval_is_wider():
    neutral, bent = pair("even")
    near, far = (curve_of(replace(neutral, width=width), replace(bent, width=width)) for width in (0.1, 0.35))
    assert far.centroid.high - far.centroid.low > near.centroid.high - near.centroid.low


def test_every_reason_to_keep_silent():
    neutral, bent = pair("even")
    silent = {
        "no_neutral": (None, bent),
        "poor_outline": (neutral, None),
        "off_side": (neutral, replace(bent, width=0.6)),
        "not_upright": (replace(neutral, lean_deg=-88.0), bent),
        "moved": (neutral, replace(bent, length=bent.length * 1.5)),
        "arms_moved": (neutral, replace(bent, arm_deg=neutral.arm_deg + 120.0)),
        "too_small": (neutral, neutral),
        "unusual": (neutral, replace(bent, front=tuple(edge + 3.0 for edge in bent.front), back=bent.front)),
    }
    assert set(silent) == set(model().sentences)
    for why, looks in silent.items():
        assert curve_of(*looks) == CannotTell(why)


def test_bending_forwards_is_no_backbend():
    neutral, bent = pair("even")
    assert isinstance(curve_of(bent, neutral), CannotTell)


def test_each_answer_has_one_plain_sentence():
    assert sentence(curve_of(*pair("hinge"))) == model().says["low"]
    assert sentence(CannotTell("off_side")) == model().sentences["off_side"]


def test_the_file_says_what_it_was_made_from():
    by = model()
    assert len(by.weights) == len(TARGETS)
    assert {len(row) for row in by.weights} == {1 + len(by.middles)}
    assert min(by.spreads) > 0.0


def test_every_movement_that_bends_back_is_judged_or_says_why_not():
    by = model()
    backwards = {one.id for one in catalogue().movements.values() if one.direction == "extension"}
    assert set(by.movements) | set(by.not_judged) >= backwards
    assert set(by.movements) | set(by.not_judged) <= set(catalogue().movements)
    assert not set(by.movements) & set(by.not_judged)
