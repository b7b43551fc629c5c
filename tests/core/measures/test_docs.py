"""The page about the measures has a line for each of them, with its status."""

from __future__ import annotations

from pathlib import Path

from supple.core.measures import questionnaires

PAGE = Path(__file__).parents[3] / "docs" / "measures.md"


def test_every_measure_has_its_line():
    lines = [line.split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    found = {cells[0].split("`")[1]: cells[1] for cells in lines}
    assert found == {one.id: one.status for one in questionnaires().values()}


def test_the_thresholds_are_those_of_the_files():
    page = PAGE.read_text("utf-8")
    for one in questionnaires().values():
        (line,) = [line for line in page.splitlines() if line.startswith(f"| `{one.id}`")]
        if one.threshold:
            assert f"{one.threshold.points:g} points" in line
            assert (f"{one.threshold.share:.0%}".replace("%", " %") in line) == (one.threshold.share > 0)
        for week in one.weeks:
            assert str(week) in line
