"""The hazard log is complete, and every test that it names exists."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIELDS = ("Cause", "Effect", "Control", "Status")


@dataclass(frozen=True, slots=True)
class Hazard:
    name: str
    lines: tuple[tuple[str, str], ...]

    def all(self, field: str) -> list[str]:
        return [text for key, text in self.lines if key == field]


def fields(part: str) -> tuple[tuple[str, str], ...]:
    return tuple(re.findall(r"^- (\w+): (.+)$", part, re.MULTILINE))


def hazards() -> list[Hazard]:
    page = (ROOT / "docs" / "safety" / "hazards.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    return [Hazard(part.splitlines()[0], fields(part)) for part in parts]


@cache
def named_in(file: Path) -> set[str]:
    found = ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if file.is_file() else ()
    return {one.name for one in found if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))}


HAZARDS = [pytest.param(hazard, id=hazard.name.split()[0]) for hazard in hazards()]


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_hazard_is_complete(hazard):
    assert [len(hazard.all(field)) for field in FIELDS] == [1, 1, 1, 1], hazard.name
    assert hazard.all("Status")[0] in {"controlled", "open"}


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_controlled_hazard_names_a_test_and_an_open_one_what_is_missing(hazard):
    controlled = hazard.all("Status") == ["controlled"]
    assert bool(hazard.all("Open")) is not controlled
    assert hazard.all("Test") or not controlled


@pytest.mark.parametrize("hazard", HAZARDS)
def test_every_named_test_exists(hazard):
    for named in hazard.all("Test"):
        file, _, test = named.strip("`").partition("::")
        assert test in named_in(ROOT / file), f"{hazard.name}: there is no {named}"


def test_hazards_are_numbered_in_order():
    assert [hazard.name[:3] for hazard in hazards()] == [f"H{n:02}" for n in range(1, len(hazards()) + 1)]
