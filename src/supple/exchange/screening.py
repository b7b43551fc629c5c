"""The tables of the warning signs: each asking, and how a lock ended."""

from __future__ import annotations

from supple.core.safety.signs import LEVELS
from supple.exchange.fields import Field, Table
from supple.web.screening.models import Kind, Release, Screening, Why

SCREENINGS = Table(
    name="screenings",
    one="screening",
    model=Screening,
    order=("asked_at", "id"),
    fields=(
        Field("id", "id", "tells the askings apart"),
        Field("person", "id", "who was asked", of="people"),
        Field("asked_at", "instant", "when the warning signs were asked"),
        Field("rules_version", "text", "the version of the warning signs", longest=100),
        Field("why", "text", "why they were asked", longest=20, options=tuple(Why.values)),
        Field("answers", "answers", "the answer to each sign; what is not there was not asked", longest=100),
        Field(
            "level",
            "text",
            "the most urgent level found; empty for none",
            longest=20,
            options=("", *LEVELS),
        ),
        Field("completed_at", "instant", "when the last one was answered; null before that", optional=True),
        Field("locked_at", "instant", "when the answers last locked the movements", optional=True),
    ),
)

RELEASES = Table(
    name="releases",
    one="release",
    model=Release,
    order=("at", "id"),
    fields=(
        Field("id", "id", "tells the releases apart"),
        Field("screening", "id", "which asking had locked the movements", of="screenings"),
        Field("kind", "text", "how the lock ended", longest=20, options=tuple(Kind.values)),
        Field("signs", "texts", "the signs that it is about", longest=100),
        Field("seen_by", "text", "who saw the person; empty where nobody had to", longest=200),
        Field("seen_on", "day", "when the person was seen", optional=True),
        Field("told_may_exercise", "yes or no", "whether the person was told that exercise is allowed"),
        Field("rules_version", "text", "the version of the warning signs", longest=100),
        Field("at", "instant", "when the lock ended"),
    ),
)
