"""The table of each person's settings."""

from __future__ import annotations

from supple.core.movement.model import FASTEST, SLOWEST
from supple.exchange.fields import Field, Table
from supple.web.household.models import (
    LONGEST_DAYS,
    LONGEST_MOVEMENT_DAYS,
    SHORTEST_DAYS,
    SHORTEST_MOVEMENT_DAYS,
    Country,
    OrderChoice,
    PlaceChoice,
    Preferences,
    Theme,
    Voice,
    Wish,
)

PREFERENCES = Table(
    name="preferences",
    one="preferences",
    model=Preferences,
    order=("person",),
    fields=(
        Field("person", "id", "whose settings they are", of="people"),
        Field("country", "text", "whose numbers to call", longest=2, options=tuple(Country.values)),
        Field(
            "theme",
            "text",
            "light or dark; empty is as the device is set",
            longest=10,
            options=tuple(Theme.values),
        ),
        Field("voice", "text", "how much is said aloud", longest=10, options=tuple(Voice.values)),
        Field("shown_by", "text", "who shows the movements; drawn for the drawn figure", longest=20, since=2),
        Field("place", "text", "where the person moves", longest=10, options=tuple(PlaceChoice.values)),
        Field(
            "order",
            "text",
            "in which order the movements come",
            longest=10,
            options=tuple(OrderChoice.values),
        ),
        Field(
            "level",
            "text",
            "the level wanted; empty is the one suggested",
            longest=10,
            options=tuple(Wish.values),
        ),
        Field("pace", "number", "how much time is stretched", low=FASTEST, high=SLOWEST),
        Field("cautions", "texts", "ids of the cautions that hold", longest=100),
        Field("left_out", "texts", "ids of the movements left out", longest=100),
        Field("morning_at", "time", "when the morning check-in is asked", optional=True),
        Field("evening_at", "time", "when the evening check-in is asked", optional=True),
        Field(
            "retention_days",
            "whole number",
            "how long the diary is kept; null for always",
            unit="days",
            low=SHORTEST_DAYS,
            high=LONGEST_DAYS,
            optional=True,
        ),
        Field("physio_name", "text", "the physiotherapist's name", longest=100),
        Field("physio_phone", "text", "the physiotherapist's telephone number", longest=40),
        Field("physio_email", "text", "the physiotherapist's e-mail address", longest=254),
        Field("camera", "yes or no", "whether sessions are usually with the camera", since=2),
        Field(
            "wait_for_me", "yes or no", "whether the routine waits for the person, with the camera", since=2
        ),
        Field("keep_movement", "yes or no", "whether movement data is kept", since=2),
        Field(
            "movement_days",
            "whole number",
            "how long movement data is kept",
            unit="days",
            low=SHORTEST_MOVEMENT_DAYS,
            high=LONGEST_MOVEMENT_DAYS,
            since=2,
        ),
        Field("curve", "yes or no", "whether the camera tells where a backbend is", since=3),
        Field("updated_at", "instant", "when they were last changed", loose=True),
    ),
)
