"""The published scores: in the page as in the file, and made with the committed models."""

from __future__ import annotations

import json

import numpy as np
import pytest

from studio.landmarks import photos
from studio.landmarks.agreement import agreement
from studio.landmarks.table import BEGIN, END, PAGE, SCORES, table
from supple.video.pose import MODELS, model_provenance

SCORED = json.loads(SCORES.read_text(encoding="utf-8"))
AGAIN = "Run `python -m studio.landmarks` with the test data."


def test_the_page_shows_what_the_file_says() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = page.split(BEGIN)[1].split(END)[0].strip()
    assert shown == table(SCORED).strip(), AGAIN


def test_scores_are_of_the_committed_models() -> None:
    assert SCORED["models"] == {model: model_provenance(model)["sha256"] for model in MODELS}, AGAIN


def test_scores_count_the_photographs_as_they_are_marked() -> None:
    _, marked = photos.marked()
    assert SCORED["photographs"]["full"]["photographs"] == len(marked)
    right = sum(photo.verdict == "plausible" for photo in marked)
    assert SCORED["photographs"]["full"]["all_marked_joints_within_tolerance"] == pytest.approx(right, abs=1)
    assert all({"shoulder", "hip"} <= set(photo.joints) for photo in marked)


def test_a_shifted_series_is_found_and_its_bias_measured() -> None:
    times = np.linspace(0, 6, 300)
    one, two = 30 * np.sin(times) + 4, 30 * np.sin(times + 0.1)
    told = agreement(one, np.interp(np.linspace(0, 1, 700), np.linspace(0, 1, 300), two))
    assert told.correlation > 0.9999
    assert told.bias_deg == pytest.approx(4.0, abs=0.2)
    assert told.upper_deg - told.lower_deg < 2.0


def test_limits_are_196_standard_deviations_about_the_bias() -> None:
    made = np.random.default_rng(3)
    reference = 20 * np.sin(np.linspace(0, 12, 200))
    told = agreement(reference + made.normal(2.0, 3.0, 200), reference)
    assert (told.upper_deg + told.lower_deg) / 2 == pytest.approx(told.bias_deg, abs=0.1)
    assert (told.upper_deg - told.lower_deg) / 2 == pytest.approx(1.96 * 3.0, rel=0.15)
