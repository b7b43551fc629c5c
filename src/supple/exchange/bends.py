"""The table of where bends were."""

from __future__ import annotations

from supple.core.sight.bounds import MOST_TIMES
from supple.exchange.camera import MOVEMENT, PART, SESSION
from supple.exchange.fields import Field, Table
from supple.web.camera.models import LATEST_METHOD, Bend


def _place(name: str, meaning: str) -> Field:
    return Field(name, "number", meaning, "0 sacrum - 1 neck", high=1.0, optional=True)


BENDS = Table(
    since=3,
    name="bends",
    one="bend",
    model=Bend,
    order=("session__started_at", "session", "movement", "part", "number"),
    fields=(
        Field("id", "id", "tells the rows apart; made from session, movement, part and number"),
        SESSION,
        MOVEMENT,
        PART,
        Field("number", "whole number", "which repetition", low=1, high=MOST_TIMES),
        _place("centroid", "where along the spine it bent, experimental; null where that cannot be told"),
        _place("low", "the lower end of its 90 % interval"),
        _place("high", "the upper end"),
        Field("why", "text", "why it cannot be told; empty where it was", longest=20),
        Field("method", "whole number", "the version of the measure", low=1, high=LATEST_METHOD),
    ),
)
