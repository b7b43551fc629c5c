"""The tables of what is kept beside the sessions."""

from __future__ import annotations

from supple.core.safety.reaching import FURTHEST
from supple.exchange.fields import Field, Table
from supple.exchange.moments import DAY, OFFSET, WRITTEN_AT
from supple.web.diary.asked import LONGEST_QUESTION, Question
from supple.web.diary.daily import (
    LONGEST_NOTE,
    LONGEST_WALK_MIN,
    CheckIn,
    Day,
    Reach,
    Slot,
)

_PLACE = "0 none, 1 back, 2 buttock, 3 thigh, 4 below the knee, 5 foot"

DAILY = (
    Table(
        name="days",
        one="day",
        model=Day,
        order=("day", "id"),
        fields=(
            Field("id", "id", "tells the days apart; made from the person and the day"),
            Field("person", "id", "whose day it is", of="people"),
            DAY,
            Field(
                "stiffness", "whole number", "stiffness after the first hugs", "0-10", high=10, optional=True
            ),
            Field("sleep", "whole number", "sleep last night", "0 bad - 10 good", high=10, optional=True),
            Field(
                "confidence",
                "whole number",
                "how sure to do what has to be done, despite the back",
                "0 not - 10 quite",
                high=10,
                optional=True,
            ),
            Field(
                "used",
                "texts",
                "what else was used: heat, massage, cream, medicine, walk; or nothing, where that was said",
                longest=10,
            ),
            Field(
                "walk_min",
                "whole number",
                "how long the walk was",
                unit="minutes",
                low=1,
                high=LONGEST_WALK_MIN,
                optional=True,
            ),
            Field("note", "text", "the person's own note", longest=LONGEST_NOTE),
            WRITTEN_AT,
        ),
    ),
    Table(
        name="reaches",
        one="reach",
        model=Reach,
        order=("at", "id"),
        fields=(
            Field("id", "id", "tells the answers apart"),
            Field("person", "id", "whose pain it is", of="people"),
            Field("at", "instant", "when it was answered"),
            OFFSET,
            DAY,
            Field("left", "whole number", "where pain reaches on the left", _PLACE, high=FURTHEST),
            Field("right", "whole number", "where pain reaches on the right", _PLACE, high=FURTHEST),
            Field("told_new", "yes or no", "whether the person said that it is new or further out"),
            Field("movement", "text", "after which movement, if the person named one", longest=100),
            WRITTEN_AT,
        ),
    ),
    Table(
        name="checkins",
        one="checkin",
        model=CheckIn,
        order=("at", "id"),
        fields=(
            Field("id", "id", "tells the check-ins apart"),
            Field("person", "id", "whose check-in it is", of="people"),
            Field("at", "instant", "when it was answered"),
            OFFSET,
            Field("day", "day", "the day that it counts for"),
            Field(
                "slot",
                "text",
                "for which of the person's two times of day",
                longest=10,
                options=tuple(Slot.values),
            ),
            Field("pain", "whole number", "pain", unit="0-10 (NPRS)", high=10),
            WRITTEN_AT,
        ),
    ),
    Table(
        name="questions",
        one="question",
        model=Question,
        order=("asked_at", "id"),
        fields=(
            Field("id", "id", "tells the questions apart"),
            Field("person", "id", "whose question it is", of="people"),
            Field("text", "text", "what to ask the physiotherapist", longest=LONGEST_QUESTION),
            Field("asked_at", "instant", "when it was written down"),
            Field("answered_at", "instant", "when it was ticked off; null while it is open", optional=True),
            Field("answer", "text", "the answer, if it was noted", longest=LONGEST_NOTE),
        ),
    ),
)
