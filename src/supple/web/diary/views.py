"""The diary: a calendar of months, each month day by day, and plots of how sore it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from supple.web.camera import curves, trends
from supple.web.diary import clock, days, months, plots, shapes
from supple.web.diary.models import Person
from supple.web.door import person

NEWEST = 400
# About three months: what fits a plot on a phone.
PLOTTED = dt.timedelta(days=92)


@require_GET
def diary(request: HttpRequest) -> HttpResponse:
    """Show a month, newest entries first; `points` are its sessions, oldest first."""
    owner, now = person(request), timezone.now()
    newest = months.newest(owner)
    if newest is None:
        return render(request, "diary.html", {"here": "diary", "sessions": [], "points": [], "entries": []})
    first = months.month_of(request.GET.get("month", "")) or newest.replace(day=1)
    inside = {"day__gte": first, "day__lt": months.next_month(first)}
    sessions = list(owner.sessions.filter(**inside).prefetch_related("hurts")[:NEWEST])
    check_ins = list(owner.check_ins.filter(**inside).order_by("-at")[:NEWEST])
    context = {
        "here": "diary",
        "today": clock.today(owner, now),
        "month": months.month(owner, first, sessions[::-1], check_ins[::-1]),
        "sessions": sessions,
        "entries": days.merged(sessions, check_ins)[::-1],
        "points": [shapes.point(session) for session in reversed(sessions)],
        **_plots(owner, request.GET.get("span") == "all", newest),
        **_trends(owner),
    }
    return render(request, "diary.html", context)


def _trends(owner: Person) -> dict[str, Any]:
    found, bent = trends.trends(owner), curves.lines(owner)
    return {
        "trends": found,
        "trends_plotted": trends.plotted(found),
        "curves": bent,
        "curves_plotted": curves.plotted(bent),
    }


def _plots(owner: Person, everything: bool, newest: dt.date) -> dict[str, Any]:
    since = dt.date.min if everything else newest - PLOTTED
    sessions = list(owner.sessions.filter(day__gt=since)[:NEWEST])
    lines = plots.lines(
        sessions, owner.check_ins.filter(day__gt=since)[:NEWEST], owner.days.filter(day__gt=since)[:NEWEST]
    )
    return {
        "lines": lines[::-1],
        "bands": plots.bands(lines),
        "plotted": plots.data(lines),
        "middles": [[band.start, band.end, band.middle] for band in plots.bands(lines)],
        "everything": everything,
        "more": not everything and owner.sessions.filter(day__lte=since).exists(),
    }
