"""No text that a person reads promises, gives a verdict, or recommends a medicine."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from supple.core import safety

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "supple"
PROMISES = re.compile(
    r"\b(treats?|cures?|cured|heals?|healed|diagnos\w+|prevents?|prevented|guarantee\w*|all[ -]clear"
    r"|clinically proven|proven to|safe for you|correct posture|corrects? your posture|(is|are) healthy"
    r"|personali[sz]ed therapy|AI physio\w*|miracle|pain[ -]free in)\b",
    re.IGNORECASE,
)
MEDICINES = re.compile(
    r"\b(soma|carisoprodol|ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|diclofenac|codeine|tramadol"
    r"|morphine|diazepam|gabapentin|pregabalin|voltarol|nurofen|tiger balm|\d+ ?mg)\b",
    re.IGNORECASE,
)
# Said to deny it, and nothing else.
DENIED = {
    "It does not diagnose, treat, cure or prevent anything.",
    "We found no good proof that any bend helps a nerve to heal.",
}


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for one in inner:
        yield from strings(one)


def catalogue_texts() -> Iterator[tuple[str, str]]:
    folder = SOURCE / "core" / "catalogue"
    for file in sorted(folder.rglob("*.toml")):
        if file.name != "sources.toml":  # titles of papers are not ours to change
            for text in strings(tomllib.loads(file.read_text(encoding="utf-8"))):
                yield file.relative_to(folder).as_posix(), text


def template_texts() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCE.rglob("templates/**/*.html")):
        yield file.name, " ".join(file.read_text(encoding="utf-8").split())


def script_texts() -> Iterator[tuple[str, str]]:
    quoted = re.compile(r'"((?:[^"\\\n]|\\.)* (?:[^"\\\n]|\\.)*)"|`([^`]*)`')
    for file in sorted((ROOT / "browser").rglob("*.js")):
        for groups in quoted.findall(file.read_text(encoding="utf-8")):
            yield file.name, "".join(groups)


def server_texts() -> Iterator[tuple[str, str]]:
    for file in sorted((SOURCE / "web").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"_", "gettext", "ngettext"}:
                yield from ((file.name, one.value) for one in call.args if isinstance(one, ast.Constant))


def said(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return file and text wherever `pattern` is found in what people read, apart from what is denied."""
    found = []
    for file, text in chain(catalogue_texts(), template_texts(), script_texts(), server_texts()):
        left = text
        for sentence in DENIED:
            left = left.replace(sentence, "")
        if pattern.search(left):
            found.append((file, text))
    return found


def test_no_text_promises():
    assert said(PROMISES) == []


def test_what_is_denied_is_still_said():
    everything = " ".join(text for _, text in catalogue_texts())
    assert all(sentence in everything for sentence in DENIED)


def test_no_medicine_is_named_but_the_one_that_is_warned_of():
    found = said(MEDICINES)
    assert {file for file, _ in found} == {"learn/evidence.toml"}
    assert {name.lower() for _, text in found for name in MEDICINES.findall(text)} == {"carisoprodol"}


def test_the_answer_to_no_sign_is_not_a_verdict():
    said_then = safety.warning_signs().none_found
    assert "signs we ask about" in said_then
    assert "not a medical check" in said_then


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("Supple treats back pain.", True),
        ("You got the all-clear.", True),
        ("This is safe for you.", True),
        ("Treatment for cancer now", False),
        ("Do it on a secure chair.", False),
    ],
)
def test_the_pattern_finds_promises(text, bad):
    assert bool(PROMISES.search(text)) is bad
