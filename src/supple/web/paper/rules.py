"""The pain rules in words, from the same file that steers a session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from supple.core.safety import pain

CHANGES = ("amber", "red", "stop")
"""The colours that change what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the sheet: `when` it counts, in words, and what to `do` then.

    `when_pain_free` is for movements that must add no pain; empty where it is the same.
    """

    when: str
    do: str
    when_pain_free: str = ""


def before() -> tuple[Rule, ...]:
    """Return what the pain before the routine asks for, the least pain first."""
    gates = sorted(pain.rules()["gate"], key=lambda row: row["pain_at_least"])
    least = [row["pain_at_least"] for row in gates]
    return tuple(
        Rule(_span(row["pain_at_least"], end), row["say"])
        for row, end in zip(gates, [*least[1:], None], strict=True)
        if row["say"]
    )


def during() -> tuple[Rule, ...]:
    """Return what pain in a movement asks for, easing off first."""
    usual, pain_free = _set("usual"), _set("pain_free")
    says = {row["colour"]: row["say"] for row in pain.rules()["answers"]}
    return tuple(
        Rule(usual[colour], says[colour], pain_free[colour] if pain_free[colour] != usual[colour] else "")
        for colour in CHANGES
    )


def version() -> str:
    """Return the version of the rules."""
    return str(pain.rules()["version"])


def _set(name: str) -> dict[str, str]:
    rules = next(one["rules"] for one in pain.rules()["sets"] if one["id"] == name)
    return {rule["colour"]: _when(rule["colour"], rule["any"]) for rule in rules}


def _when(colour: str, conditions: Sequence[Mapping[str, int]]) -> str:
    words = ", or ".join(_condition(condition) for condition in conditions)
    # Amber without more pain than before carries on unchanged, as safety.answer has it.
    only_level = colour == "amber" and not any("rise" in condition for condition in conditions)
    return f"{words}, and more than before" if only_level else words


def _condition(condition: Mapping[str, int]) -> str:
    return " and ".join(_words(condition))


def _words(condition: Mapping[str, int]) -> Iterator[str]:
    level, rise = condition.get("during", 0), condition.get("rise", 0)
    # Nobody starts below 0: a rise of 3 is at least 3 by itself.
    if level > rise:
        yield f"{level} or more"
    if rise:
        yield f"{rise} {'point' if rise == 1 else 'points'} more than before"


def _span(least: int, end: int | None) -> str:
    if end is None:
        return f"{least} or more"
    return f"{least} or {least + 1}" if end - least == 2 else f"{least} to {end - 1}"
