"""Where along the spine somebody's backbends were, session by session: no norm and no verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from supple.web.camera.bends import middle
from supple.web.camera.models import Bend
from supple.web.camera.trends import MOST_LINES
from supple.web.camera.words import title_of
from supple.web.diary.models import Person, Session

NEWEST_ROWS = 4_000


@dataclass(frozen=True, slots=True)
class Point:
    """One session's bends, at the middle: the centroid (0 sacrum, 1 neck) with its 90 % interval.

    Those of one session err alike, so the interval is that of a single one. `told` of `repetitions`.
    """

    at: dt.datetime
    centroid: float
    low: float
    high: float
    told: int
    repetitions: int


@dataclass(frozen=True, slots=True)
class Line:
    """One movement over time, by one version of the measure: the newest that there is."""

    title: str
    points: tuple[Point, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """What the table's columns are called."""
        return _("Middle of the bend"), _("From"), _("To"), _("Could be told")

    @property
    def rows(self) -> list[tuple[dt.datetime, tuple[str, ...]]]:
        """The table: the newest sessions first, in words."""
        return [(one.at, _cells(one)) for one in self.points[: -MOST_LINES - 1 : -1]]


def lines(owner: Person) -> list[Line]:
    """Return the lines of a person, oldest session first; those that could never be told are left out."""
    rows = Bend.objects.filter(session__person=owner).select_related("session")
    found: dict[tuple[str, str], dict[Session, list[Bend]]] = {}
    for row in list(rows.order_by("-session__started_at", "number")[:NEWEST_ROWS])[::-1]:
        found.setdefault((row.movement, row.part), {}).setdefault(row.session, []).append(row)
    made = [Line(title_of(*key, ""), _points(sessions)) for key, sessions in found.items()]
    return [one for one in made if one.points]


def plotted(found: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the lines as the page's script reads them."""
    return [
        {
            "title": line.title,
            "whole": 1.0,
            "points": [
                {"at": one.at.isoformat(), "size": one.centroid, "ends": [one.low, one.high]}
                for one in line.points
            ],
        }
        for line in found
    ]


def _cells(one: Point) -> tuple[str, ...]:
    places = (f"{at:.2f}" for at in (one.centroid, one.low, one.high))
    told = {"told": one.told, "repetitions": one.repetitions}
    return *places, _("%(told)d of %(repetitions)d") % told


def _points(sessions: dict[Session, list[Bend]]) -> tuple[Point, ...]:
    newest = max(row.method for rows in sessions.values() for row in rows)
    made = [
        _point(session, [row for row in rows if row.method == newest]) for session, rows in sessions.items()
    ]
    return tuple(one for one in made if one is not None)


def _point(session: Session, rows: list[Bend]) -> Point | None:
    found = middle(rows)
    if found is None:
        return None
    told = sum(row.centroid is not None for row in rows)
    return Point(session.local_started_at, *found, told, len(rows))
