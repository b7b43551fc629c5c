"""Where bends were: read and checked as the page tells it, and said of one session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from supple.core.movement import catalogue
from supple.core.sight.bounds import MOST_TIMES
from supple.core.sight.curve_model import model
from supple.core.sight.curve_words import EXPERIMENTAL
from supple.web import reading
from supple.web.camera import models
from supple.web.camera.models import LATEST_METHOD
from supple.web.camera.watched import Bend
from supple.web.diary.models import Session


def read(raw: Sequence[Mapping[str, Any]], movements: Sequence[str]) -> tuple[Bend, ...]:
    """Read the bends of a message about a session that may hold `movements`; raises `Problem`.

    Who goes back, or over to an easier form, begins to count anew: a number may come more than once.
    """
    known = tuple(name for name in movements if name in model().movements)
    return tuple(_bend(one, known) for one in raw)


def middle(rows: Iterable[models.Bend]) -> tuple[float, float, float] | None:
    """Return the middle centroid of a session, and its interval: that of a single one, as all err alike."""
    told = [
        (row.centroid, row.low, row.high)
        for row in rows
        if row.centroid is not None and row.low is not None and row.high is not None
    ]
    if not told:
        return None
    centroid, low, high = (median(column) for column in zip(*told, strict=True))
    return centroid, low, high


def notes(session: Session, title_of: Callable[[str, str, str], str]) -> list[str]:
    """Return what is said of a session's bends: where they were, or why that could not be told."""
    found: dict[tuple[str, str], list[models.Bend]] = {}
    for row in session.bends.all():
        found.setdefault((row.movement, row.part), []).append(row)
    return [f"{title_of(*key, '')}: {_note(rows)} {EXPERIMENTAL}" for key, rows in found.items()]


def _note(rows: Sequence[models.Bend]) -> str:
    told = middle(rows)
    if told is None:
        return model().sentences.get(rows[-1].why, "")
    centroid, low, high = (f"{one:.2f}" for one in told)
    return _(
        "the middle of your bend was at %(centroid)s (%(low)s to %(high)s), from 0, the base of the spine, "
        "to 1, the neck."
    ) % {"centroid": centroid, "low": low, "high": high}


def _bend(raw: Mapping[str, Any], movements: tuple[str, ...]) -> Bend:
    movement = reading.one_of(raw, "movement", movements)
    parts = tuple(part.id for part in catalogue().movements[movement].parts)
    untold = raw.get("why") is not None
    centroid, low, high = (None, None, None) if untold else _place(raw)
    return Bend(
        movement=movement,
        part=reading.one_of(raw, "part", parts),
        number=reading.whole(raw, "number", 1, MOST_TIMES),
        centroid=centroid,
        low=low,
        high=high,
        why=reading.one_of(raw, "why", tuple(model().sentences)) if untold else "",
        method=reading.whole(raw, "method", 1, LATEST_METHOD),
    )


def _place(raw: Mapping[str, Any]) -> tuple[float, float, float]:
    low = reading.number(raw, "low", 0.0, 1.0)
    high = reading.number(raw, "high", low, 1.0)
    return reading.number(raw, "centroid", low, high), low, high
