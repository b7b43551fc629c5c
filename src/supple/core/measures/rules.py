"""The schema of a questionnaire's file."""

from __future__ import annotations

from typing import get_args

from supple.core.catalogue.schema import Choice, Flag, Many, Number, Table, Text
from supple.core.measures.model import Better, Method, Status

_WEEK = Number(0, 520, whole=True)
_SECONDS = Number(0, 3600, whole=True)
_POINT = Number(0, 1000)
_VALUE = Number(0, 1000, whole=True)
_STATEMENT = Table({"text": Text(), "source": Text()})
_OPTION = Table({"value": _VALUE, "text": Text()})
_ITEM = Table(
    {"id": Text()},
    {
        "text": Text(),
        "options": Many(_OPTION, least=2),
        "lowest": _VALUE,
        "highest": _VALUE,
        "low": Text(),
        "high": Text(),
        "each_activity": Flag(),
    },
)
_SCORING = Table(
    {
        "method": Choice(get_args(Method)),
        "least_answered": Number(0, 100, whole=True),
        "lowest": _POINT,
        "highest": _POINT,
        "better": Choice(get_args(Better)),
        "missing": Text(),
        "source": Text(),
    }
)
_MEANING = Table(
    {"least": _POINT, "most": _POINT, "text": Text(), "source": Text()},
    {"ask_signs": Flag(), "turn_to": Table({"UK": Text(), "EU": Text(), "US": Text()})},
)
_ACTIVITIES = Table(
    {
        "ask": Text(),
        "least": Number(1, 10, whole=True),
        "most": Number(1, 10, whole=True),
        "examples": Many(Text(), least=1),
    }
)

QUESTIONNAIRE = Table(
    {
        "id": Text(),
        "version": Number(1, 1000, whole=True),
        "order": Number(1, 100, whole=True),
        "name": Text(),
        "known_as": Text(),
        "status": Choice(get_args(Status)),
        "seconds": _SECONDS,
        "aim": _STATEMENT,
        "licence": Table({"verified": Flag(), "text": Text(), "source": Text()}),
        "scoring": _SCORING,
    },
    {
        "first_seconds": _SECONDS,
        "weeks": Many(_WEEK, least=1),
        "then_every_weeks": _WEEK,
        "ask": Text(),
        "activities": _ACTIVITIES,
        "items": Many(_ITEM, least=1),
        "item_count": Number(1, 100, whole=True),
        "change": Table({"points": _POINT, "source": Text()}, {"points_from": _POINT, "share": Number(0, 1)}),
        "meanings": Many(_MEANING, least=1),
    },
)

DAY = Table(
    {
        "most_s": Number(1, 600, whole=True),
        "questions": Many(Table({"id": Text(), "seconds": Number(1, 600, whole=True)}), least=1),
    }
)
