"""Publish what BlazePose makes of the footage: docs/scores/footage.json and the table of docs/footage.md."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from studio.bodies.people import people
from studio.footage.evaluating import JOINTS, evaluate, scores
from supple.core.movement import catalogue

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "footage" / "evaluated"
SCORES = ROOT / "docs" / "scores" / "footage.json"
PAGE = ROOT / "docs" / "footage.md"
BEGIN, END = "<!-- table: python -m studio.footage evaluate -->", "<!-- end of table -->"


def publish() -> int:
    """Watch every movement by every person, and write the scores and the table."""
    known = catalogue()
    watched = []
    for one in evaluate(known, list(known.movements), list(people()), KEPT):
        watched.append(one)
        print(f"{one.movement}, {one.person}: {one.found} of {one.frames}", file=sys.stderr, flush=True)
    told = scores(watched)
    SCORES.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), told), encoding="utf-8")
    return 0


def filled(page: str, told: Mapping[str, Any]) -> str:
    """Return the page with the table between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n" + "\n".join(_lines(told)) + f"\n{END}{after}"


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    names = list(told["people"])
    yield "| movement | pictures | found | " + " | ".join(names) + " |"
    yield "|---|---|---|" + "---|" * len(names)
    for movement, rows in told["movements"].items():
        cells = " | ".join(_cell(rows[name]) for name in names)
        yield f"| {movement} | {rows['all']['frames']} | {_percent(rows['all']['found'])} | {cells} |"
    pictures = sum(row["frames"] for row in told["people"].values())
    cells = " | ".join(_cell(told["people"][name]) for name in names)
    yield f"| **all** | {pictures} | {_percent(told['found'])} | {cells} |"


def _cell(row: Mapping[str, Any]) -> str:
    """Give the errors of shoulder, hip and knee in hundredths of a torso length."""
    errors = (row[joint] for joint in JOINTS)
    return " / ".join("-" if error is None else f"{error:.2f}".lstrip("0") for error in errors)


def _percent(share: float) -> str:
    return f"{100.0 * share:.1f} %"
