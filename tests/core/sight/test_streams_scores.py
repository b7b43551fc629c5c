"""docs/scores: the table follows the figures, and the figures cover the catalogue."""

from __future__ import annotations

import json

from supple.core.movement import catalogue
from tools import judge_scores, judge_table

DATA = json.loads(judge_table.DATA.read_text(encoding="utf-8"))


def test_the_table_follows_the_figures():
    written = judge_table.PAGE.read_text(encoding="utf-8")
    assert written == judge_table.page(), "Run `python -m tools.judge_table`."


def test_every_movement_is_scored_or_says_why_not():
    scored = {(row["movement"], row["part"]) for row in DATA["parts"]}
    assert scored == {(movement, part) for movement, _, part in judge_scores.counted_parts()}
    silent = {row["movement"] for row in DATA["abstains"]}
    assert silent == set(catalogue().movements) - {movement for movement, _ in scored}
    assert all(row["why"] for row in DATA["abstains"])


def test_shares_are_shares_and_limits_are_round_the_bias():
    for row in DATA["parts"]:
        assert 0.0 <= row["exact"] <= row["within_one"] <= 1.0
        assert len(row["failed_seeds"]) == round((1.0 - row["exact"]) * row["n"])
        if row["range"]:
            low, high = row["range"]["limits"]
            assert low <= row["range"]["bias"] <= high


def test_a_constant_guess_stands_beside_and_is_worse():
    for kind in judge_scores.KINDS:
        rows = [row for row in DATA["parts"] if row["kind"] == kind]
        exact, guessed = (sum(row[key] * row["n"] for row in rows) for key in ("exact", "guess_exact"))
        assert guessed < 0.5 * exact
