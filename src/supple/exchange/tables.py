"""Everything that is kept about a person, field by field: export, import and their page follow this list.

A test compares it with the models, so that nothing can be forgotten, and with docs/export-schema.md.
"""

from __future__ import annotations

from django.db.models import Model

from supple.exchange.bends import BENDS
from supple.exchange.camera import CAMERA
from supple.exchange.daily import DAILY
from supple.exchange.fields import Field, Table
from supple.exchange.measuring import MEASURING
from supple.exchange.moments import DAY, OFFSET, WRITTEN_AT
from supple.exchange.screening import RELEASES, SCREENINGS
from supple.exchange.settings import PREFERENCES
from supple.web.camera.models import Run
from supple.web.diary.messages import LARGEST_SEQUENCE
from supple.web.diary.models import LONGEST_S, Colour, How, Hurt, Person, Reason, Session
from supple.web.home.models import Device
from supple.web.today.models import Change, What

# Parents come first: a row may only name rows above it.
TABLES = (
    Table(
        name="people",
        one="person",
        model=Person,
        order=("created_at", "id"),
        fields=(
            Field("id", "id", "tells the people of a household apart"),
            Field("name", "text", "the name; empty where none was given", longest=200),
            # The first page that is opened on a new computer makes a person of the same id.
            Field("created_at", "instant", WRITTEN_AT.meaning, loose=True),
        ),
    ),
    PREFERENCES,
    Table(
        name="sessions",
        one="session",
        model=Session,
        order=("started_at", "id"),
        fields=(
            Field("id", "id", "tells the sessions apart"),
            Field("person", "id", "whose session it is", of="people"),
            Field("started_at", "instant", "when the check-in was answered"),
            OFFSET,
            DAY,
            Field("pain_before", "whole number", "pain at the check-in", unit="0-10 (NPRS)", high=10),
            Field("nothing_new", "yes or no", "whether the warning question was answered with “nothing new”"),
            Field("routine", "text", "the routine given; empty where the rules said to rest", longest=100),
            Field("level", "text", "the level given; empty where the rules said to rest", longest=100),
            Field(
                "choices",
                "answers",
                "place, order, pace and the like; empty where the rules said to rest",
                longest=1000,
            ),
            Field("core_version", "text", "the version of the rules and movements", longest=100),
            Field("at_s", "number", "how far the routine was played", unit="seconds", high=LONGEST_S),
            Field(
                "sequence", "whole number", "the number of the last progress message", high=LARGEST_SEQUENCE
            ),
            Field("ended_at", "instant", "when it ended; null while it goes on", optional=True),
            Field(
                "how",
                "text",
                "how it ended; empty while it goes on",
                longest=10,
                options=("", *How.values),
            ),
            Field(
                "reason",
                "text",
                "why it was stopped; empty where it was not, or no reason was given",
                longest=10,
                options=("", *Reason.values),
            ),
            Field(
                "pain_after",
                "whole number",
                "pain afterwards; null where it was not asked",
                unit="0-10 (NPRS)",
                high=10,
                optional=True,
            ),
            WRITTEN_AT,
        ),
    ),
    *DAILY,
    *MEASURING,
    SCREENINGS,
    RELEASES,
    Table(
        name="hurts",
        one="hurt",
        model=Hurt,
        order=("created_at", "id"),
        fields=(
            Field("id", "id", "tells the entries apart"),
            Field("session", "id", "in which session it hurt", of="sessions"),
            Field("at_s", "number", "when it hurt, in the routine", unit="seconds", high=LONGEST_S),
            Field("movement", "text", "during which movement", longest=100),
            Field("pain", "whole number", "how much it hurt", unit="0-10 (NPRS)", high=10),
            Field("colour", "text", "what the pain rules said", longest=10, options=tuple(Colour.values)),
            WRITTEN_AT,
        ),
    ),
    Table(
        name="changes",
        one="change",
        model=Change,
        order=("created_at", "id"),
        fields=(
            Field("id", "id", "tells the changes apart"),
            Field("session", "id", "in the middle of which session it was asked for", of="sessions"),
            Field("at_s", "number", "when it was asked for, in the routine", unit="seconds", high=LONGEST_S),
            Field("movement", "text", "at which movement", longest=100),
            Field("position", "text", "the position that the person was in", longest=20),
            Field(
                "what",
                "text",
                "what was asked for; 'closed' where pain moved outward",
                longest=20,
                options=tuple(What.values),
            ),
            WRITTEN_AT,
        ),
    ),
    *CAMERA,
    BENDS,
)

# Models of Supple's that are no part of an export, with the reason. Backups hold them.
LEFT_OUT: dict[type[Model], str] = {
    Device: "which phones were let in: their keys fit one computer",
    Run: "what each page told of a session: its sums are in watches, seen and ranges",
}
