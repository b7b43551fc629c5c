"""Read the questionnaires, and refuse a file that could not be asked or scored as it says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from supple.core.catalogue import folder, read, toml_files
from supple.core.catalogue.schema import Choice, check
from supple.core.measures import rules
from supple.core.measures.checking import consistent, fits_a_day
from supple.core.measures.model import (
    Activities,
    DayQuestion,
    DayQuestions,
    Item,
    Licence,
    Meaning,
    Option,
    Questionnaire,
    Scoring,
    Statement,
    Threshold,
)
from supple.core.movement.rules import SOURCES
from supple.errors import CatalogueError

Raw = Mapping[str, Any]
_PLAIN = ("id", "version", "order", "name", "known_as", "status", "seconds")


@cache
def questionnaires() -> Mapping[str, Questionnaire]:
    """Return the questionnaires that come with Supple by id, in their order."""
    return load(folder())


@cache
def day_questions() -> DayQuestions:
    """Return what a day's page asks."""
    raw = read(folder() / "day_questions.toml", rules.DAY)
    return DayQuestions(raw["most_s"], tuple(DayQuestion(**one) for one in raw["questions"]))


def load(place: Traversable) -> dict[str, Questionnaire]:
    """Read the questionnaires of the catalogue in `place`.

    Raises CatalogueError naming file, key, what is wrong and what is allowed.
    """
    sources = read(place / "sources.toml", SOURCES)
    most_s = read(place / "day_questions.toml", rules.DAY)["most_s"]
    found = [_questionnaire(file, sources) for file in toml_files(place / "questionnaires")]
    for one in found:
        fits_a_day(one, most_s)
    return {one.id: one for one in sorted(found, key=lambda one: (one.order, one.id))}


def _questionnaire(file: Traversable, sources: Collection[str]) -> Questionnaire:
    raw = read(file, rules.QUESTIONNAIRE)
    if f"{raw['id']}.toml" != file.name:
        raise CatalogueError(f"{file.name}: id is {raw['id']!r}, but must be the file's own name.")
    _cited(raw, file.name, "", sources)
    items = tuple(
        _item(one, file.name, f"items[{number}]") for number, one in enumerate(raw.get("items", ()))
    )
    made = Questionnaire(
        **{key: raw[key] for key in _PLAIN},
        first_seconds=raw.get("first_seconds", raw["seconds"]),
        weeks=tuple(raw.get("weeks", ())),
        then_every_weeks=raw.get("then_every_weeks", 0),
        ask=raw.get("ask", ""),
        aim=Statement(**raw["aim"]),
        licence=Licence(**raw["licence"]),
        activities=_activities(raw.get("activities")),
        items=items,
        item_count=raw.get("item_count", len(items)),
        scoring=Scoring(**raw["scoring"]),
        threshold=_threshold(raw.get("change")),
        meanings=tuple(Meaning(**one) for one in raw.get("meanings", ())),
    )
    consistent(made, file.name)
    return made


def _cited(raw: object, file: str, key: str, sources: Collection[str]) -> None:
    """Refuse a source that sources.toml does not have, wherever in the file it stands."""
    if isinstance(raw, list):
        for number, one in enumerate(raw):
            _cited(one, file, f"{key}[{number}]", sources)
    elif isinstance(raw, dict):
        for name, one in raw.items():
            inner = f"{key}.{name}".lstrip(".")
            if name == "source":
                check(one, Choice(tuple(sources)), file, inner)
            _cited(one, file, inner, sources)


def _item(raw: Raw, file: str, key: str) -> Item:
    listed = tuple(Option(**one) for one in raw.get("options", ()))
    scaled = "lowest" in raw and "highest" in raw
    if bool(listed) == scaled:
        raise CatalogueError(f"{file}: {key} needs either options, or lowest and highest.")
    if scaled:
        listed = tuple(Option(value, str(value)) for value in range(raw["lowest"], raw["highest"] + 1))
    if len({option.value for option in listed}) != len(listed):
        raise CatalogueError(f"{file}: {key}.options has the same value twice.")
    return Item(
        id=raw["id"],
        text=raw.get("text", ""),
        options=listed,
        low=raw.get("low", ""),
        high=raw.get("high", ""),
        each_activity=raw.get("each_activity", False),
    )


def _activities(raw: Raw | None) -> Activities | None:
    if raw is None:
        return None
    return Activities(raw["ask"], raw["least"], raw["most"], tuple(raw["examples"]))


def _threshold(raw: Raw | None) -> Threshold | None:
    if raw is None:
        return None
    return Threshold(raw["points"], raw.get("share", 0.0), raw.get("points_from", 0.0), raw["source"])
