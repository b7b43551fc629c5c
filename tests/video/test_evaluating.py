"""The scores against references: right sums, intervals by people, and what is said of faults."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from supple.cli import main
from supple.core.sight.curve import Between, CannotTell, Curve
from supple.errors import VideoError
from supple.video import evaluating
from supple.video.evaluating import SCORES, Answer, answers, scores
from supple.video.outlining import Whereabouts
from supple.video.reference import Reference
from tests.core.sight.test_curve import pair
from tests.video.films import even, film

PAGE = Path(__file__).parents[2] / "docs" / "evaluate-curve.md"
TRUTH = Reference(Path("a.mp4"), "ana", 1.0, 4.0, 0.4, 30.0, 0.5, None, "")


def told(centroid, half=0.1, *, truth=TRUTH, **changed):
    between = Between(centroid, centroid - half, centroid + half)
    curve = Curve(between, Between(0.5, 0.3, 0.7), Between(33.0, 20.0, 40.0), (10.0, 10.0, 10.0))
    return Answer(replace(truth, **changed), curve)


def test_errors_and_coverage_are_counted_over_what_was_answered():
    made = scores([told(0.45), told(0.55), Answer(TRUTH, CannotTell("off_side"))])
    assert made["centroid_mae"] == pytest.approx(0.1)
    assert made["interval_coverage"] == 0.5
    assert made["total_deg_mae"] == 3.0
    assert (made["bends"], made["answered"], made["n"]) == (3, 2, 1)
    assert made["abstained"] == pytest.approx(0.333)
    assert made["abstained_because"] == {"off_side": 1}


def test_spread_against_hinge_is_a_share_of_pairs():
    bends = [
        told(0.1, hinge_share=1.0),
        told(0.35, hinge_share=0.95),
        told(0.3, hinge_share=0.3),
        told(0.5, hinge_share=0.3),
        told(0.0, hinge_share=0.75),  # neither
    ]
    assert scores(bends)["auc_spread_hinge"] == 0.75


def test_without_hinges_there_is_no_auc_and_without_a_hinge_share_no_error_of_it():
    made = scores([told(0.4, hinge_share=None)])
    assert "auc_spread_hinge" not in made
    assert "hinge_share_mae" not in made


def test_intervals_are_drawn_by_people_and_need_two():
    alone = scores([told(0.45), told(0.6)])
    assert alone["centroid_mae_95"] is None
    two = scores([told(0.45), told(0.6, person="ben")])
    assert two["centroid_mae_95"] == pytest.approx([0.05, 0.2])


def test_nothing_answered_still_says_why():
    made = scores([Answer(TRUTH, CannotTell("too_small"))])
    assert made["abstained"] == 1.0
    assert "centroid_mae" not in made


def test_the_page_tells_every_score():
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in (*SCORES, "method", "n", "bends", "abstained_because"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A grey film of two seconds in which a body is found, at ease first and then hinged."""
    pictures = [np.full((48, 64, 3), 90, dtype=np.uint8)] * 20
    film(tmp_path / "a.mp4", pictures, even(20, 10.0))
    looks = pair("hinge")

    def postures(file, moments):
        real = tuple(moments)
        assert file == tmp_path / "a.mp4"
        return [[Whereabouts(moment, (0.5, 0.5), 0.2)] for moment in real]

    monkeypatch.setattr(evaluating, "_postures", postures)
    monkeypatch.setattr(
        evaluating, "looks_at", lambda _file, some: [[looks[at % 2]] for at in range(len(some))]
    )
    head = "file,person,neutral_s,bent_s,centroid,total_deg,hinge_share,condition"
    lines = [head, "a.mp4,ana,0.2,1.2,0.0,30,1.0,plain", "a.mp4,ben,0.2,1.4,0.0,30,1.0,"]
    (tmp_path / "curve.csv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_the_command_writes_and_says_the_scores(folder, capsys):
    assert main(["evaluate", "curve", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "all: 2 of 2 bends answered, of 2 people" in said
    assert "plain: 1 of 1 bends answered, of 1 person" in said
    written = json.loads((folder / "curve-evaluation.json").read_text(encoding="utf-8"))
    assert written["scores"]["all"]["answered"] == 2
    assert [bend["file"] for bend in written["bends"]] == ["a.mp4", "a.mp4"]
    assert written["bends"][0]["told"]["centroid"]["value"] < 0.2


def test_the_command_writes_where_it_is_told(folder, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    assert main(["evaluate", "curve", str(folder), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "curve-evaluation.json").exists()
    assert main(["evaluate", "curve", str(folder), "--out", str(tmp_path / "nowhere")]) == 9
    assert "nowhere" in capsys.readouterr().err


def test_where_nothing_can_be_written_nothing_is_looked_at(folder, tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(evaluating, "_answered", lambda *_: looked.append(1))
    assert main(["evaluate", "curve", str(folder), "--out", str(tmp_path / "nowhere")]) == 9
    assert looked == []


def test_a_fault_on_the_way_leaves_the_earlier_result_as_it_was(folder, monkeypatch):
    result = folder / "curve-evaluation.json"
    result.write_text("earlier", encoding="utf-8")

    def late(*_):
        raise VideoError("a.mp4 ends early.")

    monkeypatch.setattr(evaluating, "_answered", late)
    assert main(["evaluate", "curve", str(folder)]) == 10
    assert result.read_text(encoding="utf-8") == "earlier"
    assert not list(folder.glob(".*"))


def test_a_fault_in_the_file_ends_with_its_code(tmp_path, capsys):
    assert main(["evaluate", "curve", str(tmp_path)]) == 2
    assert "curve.csv" in capsys.readouterr().err


def test_a_moment_after_the_film_s_end_is_told(tmp_path):
    pictures = [np.full((48, 64, 3), 90, dtype=np.uint8)] * 20
    file = film(tmp_path / "a.mp4", pictures, even(20, 10.0))
    late = replace(TRUTH, file=file, neutral_s=0.5, bent_s=9.0)
    with pytest.raises(VideoError, match=r"ends at 1\.9 s, but a bend is said to be at 9\.0 s"):
        answers([late], lambda _file: None)
