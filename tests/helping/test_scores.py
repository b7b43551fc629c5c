"""What docs/helping.md claims: kept in docs/scores/helping.json, and a small part of it measured here."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bench.helping.people import Scene
from bench.helping.scoring import Job, score
from supple.helping.answering import PROBABLY_CHANCE
from supple.helping.effect import HELPING_CHANCE

DOCS = Path(__file__).parents[2] / "docs"
KEPT = json.loads((DOCS / "scores" / "helping.json").read_text(encoding="utf-8"))


def cells(effect: float) -> list[dict[str, Any]]:
    return [cell for cell in KEPT["main"] if cell["effect"] == effect]


def test_nobody_is_fooled_more_often_than_allowed() -> None:
    without = cells(0.0)
    assert {cell["autocorrelation"] for cell in without} == {0.0, 0.2, 0.4, 0.6, 0.8}
    assert sum(cell["people"] for cell in without) >= 5000
    for cell in [*without, *(cell for cell in KEPT["apart"] if not cell["effect"])]:
        assert cell["supple"]["helping"] <= 0.05, cell["name"]


def test_the_plain_interval_holds_the_truth_as_often_as_it_says() -> None:
    assert 0.93 <= KEPT["figures"]["coverage of the plain interval at the declared end"] <= 0.97


def test_each_number_in_the_documents_table_is_the_measured_one() -> None:
    told = (DOCS / "helping.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| ([^|]+) \| ([.\d]+) \|$", told, re.MULTILINE)
    assert len(lines) >= 15
    for name, told in lines:
        digits = len(told.partition(".")[2])
        assert f"{KEPT['figures'][name]:.{digits}f}".removeprefix("0") == told.removeprefix("0"), name


def test_each_number_in_the_documents_second_table_is_the_measured_one() -> None:
    told = (DOCS / "helping.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| ([^|]+)" + r" \| (-?[.\d]+)" * 5 + r" \|$", told, re.MULTILINE)
    names = {cell["name"] for cell in KEPT["apart"]}
    assert {name for name, *_ in lines} == names
    for name, *numbers in lines:
        without, one = sorted(
            (cell for cell in KEPT["apart"] if cell["name"] == name), key=lambda c: c["effect"]
        )
        ours = one["supple"]
        measured = [
            without["supple"]["helping"],
            ours["helping"],
            ours["plain_interval_covers"],
            ours["answers_at_the_end"].get("probably_not_helping", 0.0),
            ours["mean_error"],
        ]
        assert [float(number) for number in numbers] == pytest.approx(measured, abs=0.0051), name


def test_the_document_tells_the_allowances_of_the_code() -> None:
    told = (DOCS / "helping.md").read_text(encoding="utf-8")
    assert f"allowance {HELPING_CHANCE:g}".replace("0.", ".") in told
    assert f"allowance of {PROBABLY_CHANCE:.2f}".replace("0.", ".") in told


@pytest.mark.parametrize("autocorrelation", [0.0, 0.8])
def test_a_hundred_people_whom_nothing_helps(autocorrelation: float) -> None:
    measured = score(Job(Scene("small", 0.0, autocorrelation), 100, (2, 5)))
    # .035 is what is allowed; 9 or more of 100 would happen in less than 1 of 100 runs.
    assert measured["supple"]["helping"] <= 0.08
    assert measured["supple"]["plain_interval_covers"] >= 0.89
    daily = measured["beside"]["before and after"]["helping_looking_daily"]
    assert daily > 3 * measured["supple"]["helping"]


def test_sixty_people_whom_it_helps_by_two_points() -> None:
    measured = score(Job(Scene("small", 2.0, 0.5), 60, (2, 6)))
    assert measured["supple"]["helping"] >= 0.9
    assert abs(measured["supple"]["mean_error"]) < 0.2
    assert measured["supple"]["plain_interval_covers"] >= 0.87


def test_the_same_seed_is_the_same_score() -> None:
    job = Job(Scene("small", 1.0, 0.4), 5, (2, 7))
    assert score(job) == score(job)
