"""How pain steers a session: the gate before it, and the answer to "That hurts" during it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from supple.core.catalogue import folder, read
from supple.core.catalogue.schema import Choice, Flag, Many, Number, Table, Text

Colour = Literal["stop", "red", "amber", "green"]
Next = Literal["end", "skip_direction", "easier", "go_on"]

_LEVELS = ("spasm_day", "gentle", "standard", "stronger")
_PAIN = Number(0, 10, whole=True)
_COLOUR = Choice(get_args(Colour))
_GATE = Table(
    {
        "pain_at_least": _PAIN,
        "levels": Many(Choice(_LEVELS), least=1),
        "pain_free_movements": Flag(),
        "say": Text(blank=True),
    }
)
_CONDITION = Table({}, {"during": _PAIN, "rise": _PAIN})
_SET = Table(
    {
        "id": Choice(("usual", "pain_free", "sore_start")),
        "rules": Many(Table({"colour": _COLOUR, "any": Many(_CONDITION, least=1)}), least=1),
    }
)
_ANSWER = Table({"colour": _COLOUR, "next": Choice(get_args(Next)), "say": Text()})
_RULES = Table(
    {
        "version": Text(),
        "gate": Many(_GATE, least=1),
        "sets": Many(_SET, least=3),
        "answers": Many(_ANSWER, least=4),
    }
)


@dataclass(frozen=True, slots=True)
class Gate:
    """Which levels today's pain leaves open, the first one being the usual one; `say` tells why.

    `pain_free_movements` is False on days that leave out the movements which must add no pain.
    """

    levels: tuple[str, ...]
    pain_free_movements: bool
    say: str
    version: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What Supple answers to pain during a movement."""

    colour: Colour
    next: Next
    say: str
    version: str


def gate(pain_before: int) -> Gate:
    """Return what is open at `pain_before` (0-10)."""
    known = rules()
    row = next(row for row in known["gate"] if pain_before >= row["pain_at_least"])
    return Gate(tuple(row["levels"]), row["pain_free_movements"], row["say"], known["version"])


def answer(pain_before: int, pain_during: int, *, pain_free: bool = False) -> Answer:
    """Return the answer to `pain_during` (0-10) in a movement, `pain_free` where it must add no pain."""
    known = rules()
    colour = _colour(pain_before, pain_during, pain_free=pain_free)
    # Amber without more pain than before carries on unchanged, as green does.
    answered_as = "green" if colour == "amber" and pain_during <= pain_before else colour
    row = next(row for row in known["answers"] if row["colour"] == answered_as)
    return Answer(colour, row["next"], row["say"], known["version"])


def _colour(before: int, during: int, *, pain_free: bool) -> Colour:
    name = "sore_start" if gate(before).levels == ("gentle",) else "pain_free" if pain_free else "usual"
    rows = next(group["rules"] for group in rules()["sets"] if group["id"] == name)
    fitting = (row["colour"] for row in rows if any(_matches(it, before, during) for it in row["any"]))
    colour: Colour = next(fitting)
    return colour


def _matches(condition: Mapping[str, int], before: int, during: int) -> bool:
    return during >= condition.get("during", 0) and during - before >= condition.get("rise", -10)


@cache
def rules() -> Mapping[str, Any]:
    """Return the pain rules as their file has them, checked against its schema."""
    return read(folder() / "pain_rules.toml", _RULES)
