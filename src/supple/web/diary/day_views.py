"""The page of one day: at most one minute of extra questions, each kept as soon as it is answered."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from supple.core.safety.reaching import FURTHEST
from supple.web.diary import answers, clock, days, legs
from supple.web.diary.models import Day, Person
from supple.web.door import person
from supple.web.faults import Problem
from supple.web.today import closing
from supple.web.today.choosing import movements

page = require_http_methods(["GET", "HEAD", "POST"])
UNREADABLE = 422


@require_GET
def now(request: HttpRequest) -> HttpResponse:
    """Go to the page of the person's own day."""
    return redirect("day", clock.today(person(request), timezone.now()).isoformat())


@page
def day(request: HttpRequest, day: str) -> HttpResponse:
    """Show a day's questions (GET), or keep one answer (POST)."""
    when = _day(day)
    if request.method == "POST":
        return _keep(request, when)
    leg = request.GET.get("leg", "")
    asked = leg if leg in (days.AS_BEFORE, days.NEW) else ""
    context = days.context(person(request), when, timezone.now())
    return render(request, "diary/day.html", {**context, "leg": asked, "saved": request.GET.get("saved", "")})


def _day(text: str) -> dt.date:
    found = days.day_of(text, timezone.now())
    if found is None:
        raise Http404
    return found


def _keep(request: HttpRequest, when: dt.date) -> HttpResponse:
    owner, about = person(request), request.POST.get("about", "")
    try:
        answers.keep(owner, when, answers.read(about, request.POST))
    except answers.UnclearError as fault:
        context = days.context(owner, when, timezone.now())
        typed = _typed(request, context["kept"])
        shown = {**context, **typed, "fault": str(fault), "faulty": about}
        return render(request, "diary/day.html", shown, status=UNREADABLE)
    return _to(when, about)


def _typed(request: HttpRequest, kept: Day) -> dict[str, Any]:
    """Return what was typed, so that nobody has to type it again."""
    typed: dict[str, Any] = {"typed_note": request.POST.get("note", kept.note)}
    if request.POST.get("about") == "used":
        typed["used"] = days.ticks(request.POST.getlist("used"))
        typed["typed_walk_min"] = request.POST.get("walk_min", "")
    return typed


def _to(when: dt.date, about: str) -> HttpResponse:
    return redirect(f"{reverse('day', args=(when.isoformat(),))}?saved={about}#{about}")


@require_POST
def reach(request: HttpRequest, day: str) -> HttpResponse:
    """Keep where pain reaches; new pain in both legs leads to the lock at once."""
    owner, when = person(request), _day(day)
    stored, found = legs.keep(owner, _key(request), _told(request, owner), timezone.now())
    if found.moved == "outward" and stored.movement:
        closing.close(owner, stored)
    if found.sign:
        return redirect("lock")
    return _to(stored.day, "leg") if stored.day != when else _to(when, "leg")


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError as error:
        raise _refused(_("The answer has no id.")) from error


def _told(request: HttpRequest, owner: Person) -> legs.Told:
    form = request.POST
    side = {str(place): place for place in range(FURTHEST + 1)}
    left, right = side.get(form.get("left", "")), side.get(form.get("right", ""))
    if left is None or right is None or form.get("told") not in (days.AS_BEFORE, days.NEW, "none"):
        raise _refused(_("Say for the left and for the right how far the pain reaches."))
    at = clock.moment(form.get("at", ""), owner, timezone.now())
    sessions = owner.sessions.filter(day=at.date())
    named = form.get("movement", "")
    if named and not any(named in movements(one) for one in sessions):
        raise _refused(_("That movement was not part of today."))
    return legs.Told(at, left, right, told_new=form.get("told") == days.NEW, movement=named)


def _refused(title: str) -> Problem:
    return Problem(UNREADABLE, title, _("Go back to the day's page and answer again."))
