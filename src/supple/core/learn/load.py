"""Read the learn pages, the common questions and the about page; every passage names its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from supple.core.catalogue import folder, read, toml_files
from supple.core.catalogue.schema import Choice, Many, Number, Rule, Table, Text, check
from supple.core.movement.rules import SOURCES, STATEMENT
from supple.errors import CatalogueError

Raw = Mapping[str, Any]

# A page of Supple that a text can lead on to.
_PAGE = Choice(("help", "desk_break"))
_PASSAGES = Many(STATEMENT, least=1)
_SECTIONS = Many(Table({"heading": Text(), "passages": _PASSAGES}, {"page": _PAGE}), least=1)
_TOPIC = Table(
    {
        "id": Text(),
        "title": Text(),
        "order": Number(1, 100, whole=True),
        "summary": Text(),
        "sections": _SECTIONS,
    }
)
_QUESTION: dict[str, Rule] = {"id": Text(), "question": Text(), "answer": _PASSAGES}
_QUESTIONS = Table(
    {"questions": Many(Table(_QUESTION, {"topic": Text(), "page": _PAGE}), least=1)},
)
_ABOUT = Table({"title": Text(), "lead": Text(), "sections": _SECTIONS})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from; `checked` is False where we have not read it at its source yet.

    `link` is an address, or empty.
    """

    key: str
    title: str
    link: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `number` is the place of its source (1 is the first) at the foot of the page."""

    text: str
    source: Source
    number: int


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one heading; `page` ("help", "desk_break" or empty) is where to lead on to."""

    heading: str
    passages: tuple[Passage, ...]
    page: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One learn page, with its sources in the order of their first use."""

    id: str
    title: str
    order: int
    summary: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A common question; `topic` is the id of the learn page with more, or empty; `page` as in Section."""

    id: str
    question: str
    answer: tuple[Passage, ...]
    topic: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """All common questions, on one page with one list of sources."""

    items: tuple[Question, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What Supple is and is not."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


@cache
def topics() -> Mapping[str, Topic]:
    """Return the learn pages by id, in their order."""
    return load_topics(folder())


@cache
def questions() -> Questions:
    """Return the common questions."""
    return load_questions(folder())


@cache
def about() -> About:
    """Return what Supple is and is not."""
    return load_about(folder())


def load_topics(place: Traversable) -> dict[str, Topic]:
    """Read the learn pages of the catalogue in `place`; raises CatalogueError."""
    known = _sources(place)
    found = (_topic(file, known) for file in toml_files(place / "learn"))
    return {topic.id: topic for topic in sorted(found, key=lambda it: (it.order, it.id))}


def load_questions(place: Traversable) -> Questions:
    """Read the common questions of the catalogue in `place`; raises CatalogueError."""
    file = place / "questions.toml"
    foot = _Foot(file.name, _sources(place))
    known = load_topics(place)
    items = tuple(_question(raw, foot) for raw in read(file, _QUESTIONS)["questions"])
    for item in items:
        if item.topic:
            check(item.topic, Choice(tuple(known)), file.name, f"topic of {item.id}")
    return Questions(items, foot.sources)


def load_about(place: Traversable) -> About:
    """Read what Supple is and is not from the catalogue in `place`; raises CatalogueError."""
    file = place / "about.toml"
    raw, foot = read(file, _ABOUT), _Foot(file.name, _sources(place))
    sections = _sections(raw["sections"], foot)
    return About(raw["title"], raw["lead"], sections, foot.sources)


class _Foot:
    """The sources at the foot of one page, numbered as they come up."""

    def __init__(self, file: str, known: Mapping[str, Source]) -> None:
        self.file = file
        self.known = known
        self.used: list[str] = []

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(self.known[key] for key in self.used)

    def cite(self, raw: Raw) -> Passage:
        key = raw["source"]
        check(key, Choice(tuple(self.known)), self.file, f"source of {raw['text'][:40]!r}")
        if key not in self.used:
            self.used.append(key)
        return Passage(raw["text"], self.known[key], self.used.index(key) + 1)


def _topic(file: Traversable, known: Mapping[str, Source]) -> Topic:
    raw, foot = read(file, _TOPIC), _Foot(file.name, known)
    if f"{raw['id']}.toml" != file.name:
        raise CatalogueError(f"{file.name}: id is {raw['id']!r}, but must be the file's own name.")
    sections = _sections(raw["sections"], foot)
    return Topic(raw["id"], raw["title"], raw["order"], raw["summary"], sections, foot.sources)


def _sections(raws: Iterable[Raw], foot: _Foot) -> tuple[Section, ...]:
    return tuple(
        Section(raw["heading"], tuple(foot.cite(one) for one in raw["passages"]), raw.get("page", ""))
        for raw in raws
    )


def _question(raw: Raw, foot: _Foot) -> Question:
    answer = tuple(foot.cite(one) for one in raw["answer"])
    return Question(raw["id"], raw["question"], answer, raw.get("topic", ""), raw.get("page", ""))


def _sources(place: Traversable) -> dict[str, Source]:
    raws = read(place / "sources.toml", SOURCES)
    return {key: Source(key, raw["title"], _link(raw), raw.get("checked", True)) for key, raw in raws.items()}


def _link(raw: Raw) -> str:
    return f"https://doi.org/{raw['doi']}" if "doi" in raw else raw.get("url", "")
