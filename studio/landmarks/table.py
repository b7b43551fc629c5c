"""The scores as they stand in docs/landmarks.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
SCORES = DOCS / "scores" / "landmarks.json"
PAGE = DOCS / "landmarks.md"
BEGIN, END = "<!-- scores: python -m studio.landmarks -->", "<!-- end of scores -->"
MEASURES = {
    "line": "turn by the shoulder line",
    "turn": "turn as the judge sees it",
    "lean": "lean to the side as the judge sees it",
}


def with_table(page: str, scores: dict[str, Any]) -> str:
    """Return the page with the scores between its two marks."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{table(scores)}\n{END}{rest.split(END)[1]}"


def table(scores: dict[str, Any]) -> str:
    """Return the scores as Markdown."""
    photographs = _photographs(scores["photographs"])
    return "\n".join([*_agreement(scores["agreement"]), "", *photographs, "", _film(scores["walking"])])


def _agreement(rows: list[dict[str, Any]]) -> list[str]:
    head = "| degrees | bias | 95 % limits of agreement | r | range | reference's range |"
    return [head, "|---|---|---|---|---|---|", *(_row(row) for row in rows)]


def _row(row: dict[str, Any]) -> str:
    ours = row["compared"].startswith("BlazePose")
    what = f"{MEASURES[row['measure']] if ours else row['measure']}, {row['compared']}"
    limits = f"{row['lower_deg']} to {row['upper_deg']}"
    ranges = f"{row['range_deg']:.0f} | {row['reference_range_deg']:.0f}"
    return f"| {what} | {row['bias_deg']} | {limits} | {row['correlation']:.3f} | {ranges} |"


def _photographs(models: dict[str, Any]) -> list[str]:
    head = "| photographs | all joints right | median distance | nine in ten within | two people mixed |"
    rows = [
        f"| {model} | {score['all_marked_joints_within_tolerance']} of {score['photographs']} "
        f"| {score['where_plausible']['median_torso_lengths']} "
        f"| {score['where_plausible']['nine_in_ten_torso_lengths']} "
        f"| {score['with_a_therapist']['two_people_mixed']} of {score['with_a_therapist']['photographs']} |"
        for model, score in models.items()
    ]
    return [head, "|---|---|---|---|---|", *rows]


def _film(walking: dict[str, Any]) -> str:
    shares = ", ".join(f"{100 * share:.0f} %" for share in walking["found_share"])
    return (
        f"A film of {walking['pictures']} pictures from a park, where one person walks by and another leaps "
        f"backwards from a roof: {walking['people_followed']} people were followed, found in {shares} of the "
        f"pictures; {walking['passing_bodies_left_out']} passing bodies were left out."
    )
