"""How far each movement goes from day to day, against the person's own earlier days. Never against others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from supple.web.camera.models import Range
from supple.web.camera.words import SMALLEST_CHANGE, amount, clear, title_of
from supple.web.diary.models import Person, Session

Key = tuple[str, str, str]
# [D] The first five days with the camera make the baseline: before that, every day is compared with nothing.
BASELINE_DAYS = 5
LATELY_DAYS = 5
NEWEST_ROWS, FIRST_ROWS = 8_000, 800
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Point:
    """One session's range of a movement: how far it went from its start, at the middle, in `unit`."""

    at: dt.datetime
    size: float
    uncertainty: float
    repetitions: int


@dataclass(frozen=True, slots=True)
class Trend:
    """One movement, part and side over time; `baseline` is the middle of the first five days with the camera.

    The band is as wide as the error of measuring: what stays inside it cannot be told from no change. Both
    are None until there are enough days.
    """

    key: Key
    title: str
    unit: str
    points: tuple[Point, ...]
    baseline: float | None
    band: tuple[float, float] | None

    @property
    def columns(self) -> tuple[str, ...]:
        """What the table's columns are called."""
        return _("How far, in %s") % self.unit, _("Give or take"), _("Repetitions")

    @property
    def rows(self) -> list[tuple[dt.datetime, tuple[str, ...]]]:
        """The table: the newest sessions first, in words."""
        return [(one.at, self._cells(one)) for one in self.points[: -MOST_LINES - 1 : -1]]

    @property
    def decimals(self) -> int:
        """How many decimals a camera can give in this unit."""
        return 0 if self.unit == "degrees" else 1

    @property
    def words(self) -> str:
        """What can be said of it, in one sentence; further is not called better."""
        if self.baseline is None:
            left = BASELINE_DAYS - len({point.at.date() for point in self.points})
            more = ngettext("%d more day", "%d more days", left) % left
            return _("Too soon to compare: your own range needs %s with the camera.") % more
        later = self.points[self._first_ones() :]
        told = {"amount": amount(self.baseline, self.unit)}
        if not later:
            return _("Your own range is about %(amount)s. Nothing to compare with it yet.") % told
        lately = median(point.size for point in later[-LATELY_DAYS:])
        error = max(point.uncertainty for point in self.points)
        if not clear(lately, self.baseline, error):
            return _("About as at first (%(amount)s): no difference that the camera could be sure of.") % told
        told["lately"] = amount(lately, self.unit)
        if lately > self.baseline:
            return _("Lately it goes further: %(lately)s, at first %(amount)s. Further is not better.") % told
        return (
            _("Lately it goes less far: %(lately)s, at first %(amount)s. That can have many reasons.") % told
        )

    def _cells(self, one: Point) -> tuple[str, ...]:
        size, error = (f"{value:.{self.decimals}f}" for value in (one.size, one.uncertainty))
        return size, error, str(one.repetitions)

    def _first_ones(self) -> int:
        days = list(dict.fromkeys(point.at.date() for point in self.points))
        last = days[BASELINE_DAYS - 1]
        return sum(point.at.date() <= last for point in self.points)


def trends(owner: Person, since: dt.date | None = None) -> list[Trend]:
    """Return the trends of a person, in the order of the routine.

    With `since`, without the movements that were not seen after that day; their first days stay in.
    """
    found: dict[Key, list[Range]] = {}
    for row in _main(Range.objects.filter(session__person=owner)):
        found.setdefault((row.movement, row.part, row.side), []).append(row)
    made = [_trend(key, rows) for key, rows in found.items()]
    late = [one for one in made if since is None or one.points[-1].at.date() > since]
    return sorted(late, key=lambda one: min(row.place for row in found[one.key]))


def own(session: Session) -> dict[str, dict[str, Any]]:
    """Return the person's own range before this session, by "<movement>|<part>|<side or ->".

    `usual` is the middle of the sessions' middles. From `least` to `most` they commonly went, at least as
    wide as the error of a single repetition: what the page draws as the person's own comfortable range.
    """
    earlier = Range.objects.filter(session__person=session.person, session__started_at__lt=session.started_at)
    found: dict[Key, list[Range]] = {}
    for row in _main(earlier):
        found.setdefault((row.movement, row.part, row.side), []).append(row)
    return {f"{key[0]}|{key[1]}|{key[2] or '-'}": _usual(_comparable(rows)) for key, rows in found.items()}


def plotted(found: Iterable[Trend]) -> list[dict[str, Any]]:
    """Return the trends as the page's script reads them."""
    return [
        {
            "title": one.title,
            "unit": one.unit,
            "baseline": one.baseline,
            "band": one.band,
            "points": [
                {
                    "at": point.at.isoformat(),
                    "size": round(point.size, 3),
                    "error": round(point.uncertainty, 3),
                }
                for point in one.points
            ],
        }
        for one in found
    ]


def _usual(rows: list[Range]) -> dict[str, Any]:
    usual, error = median(abs(row.median) for row in rows), max(row.uncertainty for row in rows)
    least, most = median(abs(row.least) for row in rows), median(abs(row.most) for row in rows)
    return {
        "measure": rows[-1].measure,
        "unit": rows[-1].unit,
        "usual": round(usual, 3),
        "least": round(max(0.0, min(least, usual - error)), 3),
        "most": round(max(most, usual + error), 3),
        "uncertainty": round(error, 3),
        "days": len({row.session.day for row in rows}),
    }


def _main(rows: Any) -> list[Range]:  # noqa: ANN401 - a query set of Django's own kind
    """Return the first measure of each part and side of each session, oldest first: what is counted by.

    Of very many, the newest are taken, and the first, which make the baseline.
    """
    known = rows.select_related("session")
    oldest = known.order_by("session__started_at", "place")[:FIRST_ROWS]
    newest = known.order_by("-session__started_at", "place")[:NEWEST_ROWS]
    first: dict[tuple[object, ...], Range] = {}
    for row in (*oldest, *newest):
        first.setdefault((row.session_id, row.movement, row.part, row.side), row)
    return sorted(first.values(), key=lambda row: row.session.started_at)


def _comparable(rows: list[Range]) -> list[Range]:
    """Return the rows that measure what the newest one measures, in its unit."""
    return [row for row in rows if (row.measure, row.unit) == (rows[-1].measure, rows[-1].unit)]


def _trend(key: Key, rows: list[Range]) -> Trend:
    same = _comparable(rows)
    points = tuple(_point(row) for row in same)
    days = list(dict.fromkeys(point.at.date() for point in points))
    baseline = band = None
    if len(days) >= BASELINE_DAYS:
        firsts = [point for point in points if point.at.date() <= days[BASELINE_DAYS - 1]]
        baseline = median(point.size for point in firsts)
        wide = SMALLEST_CHANGE * max(point.uncertainty for point in points)
        band = (max(0.0, baseline - wide), baseline + wide)
    return Trend(key, title_of(*key), same[-1].unit, points, baseline, band)


def _point(row: Range) -> Point:
    return Point(row.session.local_started_at, abs(row.median), row.uncertainty, row.repetitions)
