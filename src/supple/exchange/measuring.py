"""The tables of what was measured, and of the experiments."""

from __future__ import annotations

from supple.exchange.fields import Field, Table
from supple.exchange.moments import DAY, OFFSET, WRITTEN_AT
from supple.web.answer.models import (
    LARGEST_SEED,
    LONGEST_BLOCK_DAYS,
    MOST_PAIRS,
    SHORTEST_BLOCK_DAYS,
    Asked,
    Experiment,
)
from supple.web.diary.models import Slot
from supple.web.measuring.models import LARGEST_VERSION, LONGEST_ACTIVITY, Response

MEASURING = (
    Table(
        name="responses",
        one="response",
        model=Response,
        order=("at", "id"),
        fields=(
            Field("id", "id", "tells the answers apart"),
            Field("person", "id", "whose answers they are", of="people"),
            Field("questionnaire", "text", "which questionnaire was finished", longest=100),
            Field("version", "whole number", "its version", low=1, high=LARGEST_VERSION),
            Field("at", "instant", "when it was finished"),
            OFFSET,
            DAY,
            Field("activities", "texts", "what the person named to be rated", longest=LONGEST_ACTIVITY),
            Field("answers", "answers", "the value of each answer; empty where it was put off", longest=100),
            WRITTEN_AT,
        ),
    ),
    Table(
        name="experiments",
        one="experiment",
        model=Experiment,
        order=("starts", "id"),
        fields=(
            Field("id", "id", "tells the experiments apart"),
            Field("person", "id", "whose experiment it is", of="people"),
            Field("question", "text", "what it asks", longest=20, options=tuple(Asked.values)),
            Field("outcome", "text", "whose pain counts", longest=10, options=tuple(Slot.values)),
            Field("starts", "day", "its first day"),
            Field(
                "block_days",
                "whole number",
                "how long each block is",
                unit="days",
                low=SHORTEST_BLOCK_DAYS,
                high=LONGEST_BLOCK_DAYS,
            ),
            Field(
                "order",
                "text",
                "for each pair of blocks a 1 where the one with it comes first, else a 0",
                longest=MOST_PAIRS,
            ),
            Field("seed", "whole number", "the chance that the order was drawn from", high=LARGEST_SEED),
            Field("declared_on", "day", "when it was declared"),
            Field("ended_on", "day", "when it was ended early; null where it was not", optional=True),
            WRITTEN_AT,
        ),
    ),
)
