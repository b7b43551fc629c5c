"""What a questionnaire is, as its file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from supple.errors import SuppleError

Status = Literal["asked", "offered", "diary", "off"]
Method = Literal["sum", "mean", "single"]
Better = Literal["lower", "higher"]


class MeasureError(SuppleError):
    """An answer that a questionnaire does not have, or a comparison that it does not allow."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and where it comes from (a key of sources.toml)."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Licence:
    """On what terms the words may be shown; nothing is asked while that is not `verified`."""

    verified: bool
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be given: its value and its words."""

    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question; `options` are all that may be answered. `low` and `high` name the ends of a scale."""

    id: str
    text: str
    options: tuple[Option, ...]
    low: str = ""
    high: str = ""
    each_activity: bool = False

    @property
    def values(self) -> frozenset[int]:
        """The values that may be answered."""
        return frozenset(option.value for option in self.options)


@dataclass(frozen=True, slots=True)
class Activities:
    """How many activities somebody names for themselves, and how they are asked for."""

    ask: str
    least: int
    most: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scoring:
    """How answers become a score: `least_answered` of the items are needed; `missing` says so in words."""

    method: Method
    least_answered: int
    lowest: float
    highest: float
    better: Better
    missing: str
    source: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """Which change counts: at least `points`, where the first score is `points_from` or more, and `share`."""

    points: float
    share: float
    points_from: float
    source: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a score from `least` to `most` means; `turn_to` says by country where to turn.

    `ask_signs`: the warning signs are asked again.
    """

    least: float
    most: float
    text: str
    source: str
    ask_signs: bool = False
    turn_to: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One measure: "asked" when due, "offered" on its page only, from the "diary", or "off" (described only).

    It is due at `weeks` after the start, then `then_every_weeks` (0: never again). It takes about `seconds`,
    the first time `first_seconds`. Scores of different versions are never compared.
    """

    id: str
    version: int
    order: int
    name: str
    known_as: str
    status: Status
    seconds: int
    first_seconds: int
    weeks: tuple[int, ...]
    then_every_weeks: int
    ask: str
    aim: Statement
    licence: Licence
    activities: Activities | None
    items: tuple[Item, ...]
    item_count: int
    scoring: Scoring
    threshold: Threshold | None
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """One of the questions on a day's page, and about how many seconds it takes."""

    id: str
    seconds: int


@dataclass(frozen=True, slots=True)
class DayQuestions:
    """What a day's page asks in the order of its weight, and how many seconds a day asks for at most."""

    most_s: int
    questions: tuple[DayQuestion, ...]
