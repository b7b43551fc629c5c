"""A small checker for catalogue files that says file, key, what is wrong and what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from supple.errors import CatalogueError, did_you_mean


@dataclass(frozen=True, slots=True)
class Text:
    """Text that is not empty, unless `blank` allows it."""

    blank: bool = False

    def fault(self, value: object) -> str:
        """Say what is wrong with `value`, or nothing."""
        if not isinstance(value, str):
            return f"is {_shown(value)}, but must be text"
        return "" if value.strip() or self.blank else "is empty, but must be text"


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `least` to `most`; `whole` for counts."""

    least: float
    most: float
    whole: bool = False

    def fault(self, value: object) -> str:
        """Say what is wrong with `value`, or nothing."""
        kind = "a whole number" if self.whole else "a number"
        allowed = f"{kind} from {self.least:g} to {self.most:g}"
        fits = isinstance(value, int if self.whole else (int, float)) and not isinstance(value, bool)
        if fits and self.least <= value <= self.most:  # type: ignore[operator]
            return ""
        return f"is {_shown(value)}, but must be {allowed}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed set of words."""

    options: Collection[str]

    def fault(self, value: object) -> str:
        """Say what is wrong with `value`, or nothing."""
        if isinstance(value, str) and value in self.options:
            return ""
        meant = did_you_mean(value, self.options)
        return f"is {_shown(value)}, but must be one of {', '.join(self.options)}{meant}"


@dataclass(frozen=True, slots=True)
class Curve:
    """One of some words, or shares of 0 to 100 by some of the names, not all 0."""

    words: Collection[str]
    names: Collection[str]

    def fault(self, value: object) -> str:
        """Say what is wrong with `value`, or nothing."""
        if not isinstance(value, dict):
            return Choice(self.words).fault(value)
        for name, share in value.items():
            if fault := Choice(self.names).fault(name) or Number(0, 100).fault(share):
                return f"has {name} = {share!r}, which {fault}"
        return "" if any(value.values()) else "has no share above 0, but must have one"


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def fault(self, value: object) -> str:
        """Say what is wrong with `value`, or nothing."""
        return "" if isinstance(value, bool) else f"is {_shown(value)}, but must be true or false"


@dataclass(frozen=True, slots=True)
class Many:
    """A list of `least` to `most` things that each obey `of`."""

    of: Rule
    least: int = 0
    most: int = 1000


@dataclass(frozen=True, slots=True)
class Named:
    """A table whose keys are free names and whose values each obey `of`."""

    of: Rule


@dataclass(frozen=True, slots=True)
class Table:
    """A table with these keys and no others."""

    required: Mapping[str, Rule]
    optional: Mapping[str, Rule] = field(default_factory=dict)


Leaf = Text | Number | Choice | Curve | Flag
Rule = Leaf | Many | Named | Table


def check(value: object, rule: Rule, file: str, key: str = "") -> None:
    """Raise CatalogueError at the first place where `value` breaks `rule`."""
    match rule:
        case Many():
            _check_many(value, rule, file, key)
        case Named():
            for name, item in _table(value, file, key).items():
                check(item, rule.of, file, _join(key, name))
        case Table():
            _check_table(_table(value, file, key), rule, file, key)
        case _:
            if fault := rule.fault(value):
                raise CatalogueError(f"{file}: {key} {fault}.")


def _check_many(value: object, rule: Many, file: str, key: str) -> None:
    if not isinstance(value, list):
        raise CatalogueError(f"{file}: {key} is {_shown(value)}, but must be a list.")
    if not rule.least <= len(value) <= rule.most:
        allowed = f"{rule.least} to {rule.most}"
        raise CatalogueError(f"{file}: {key} has {len(value)} entries, but must have {allowed}.")
    for index, item in enumerate(value):
        check(item, rule.of, file, f"{key}[{index}]")


def _check_table(table: Mapping[str, Any], rule: Table, file: str, key: str) -> None:
    known = {**rule.required, **rule.optional}
    for name in table:
        if name not in known:
            hint = did_you_mean(name, known)
            raise CatalogueError(
                f"{file}: {_join(key, name)} is not a known key; allowed are {', '.join(known)}{hint}."
            )
    for name in rule.required:
        if name not in table:
            raise CatalogueError(f"{file}: {_join(key, name)} is missing.")
    for name, item in table.items():
        check(item, known[name], file, _join(key, name))


def _table(value: object, file: str, key: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise CatalogueError(f"{file}: {key} is {_shown(value)}, but must be a table.")


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _shown(value: object) -> str:
    return repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:57]}…"
