"""The page of one session: all that is kept of it, what may be changed, and how it is deleted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from supple.core import safety
from supple.core.safety.levels import suggest
from supple.web.camera import tracks, words
from supple.web.diary import answers, asking, days, deleting, played, record
from supple.web.diary.models import Session, Used
from supple.web.door import person
from supple.web.faults import Problem
from supple.web.household.history import past

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def entry(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a session (GET), or change how sore it was afterwards (POST)."""
    stored = record.session_of(person(request), key)
    if request.method == "POST":
        change_pain_after(stored, _pain(request))
        return redirect("entry", stored.pk)
    return render(request, "diary/entry.html", _context(stored))


def change_pain_after(session: Session, pain: int) -> None:
    """Change how sore it was afterwards.

    Raises:
        Problem: 409 before the end, and where the answer that is kept asked for the warning signs.
    """
    if not session.how:
        raise Problem(409, _("This session has not ended."), _("Go on with it, or end it first."))
    if session.pain_after is not None and session.pain_after != pain and stops(session, session.pain_after):
        raise Problem(
            409,
            _("This answer asked for the warning signs, so it stays."),
            _("Write into the note of that day what was different."),
        )
    Session.objects.filter(pk=session.pk).update(pain_after=pain)
    if stops(session, pain):
        asking.ask(session.person, timezone.now())


def stops(session: Session, pain_after: int) -> bool:
    """Tell whether a pain afterwards asks for the warning signs."""
    return safety.answer(session.pain_before, pain_after).colour == "stop"


@page
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether a session shall go (GET), and delete it (POST)."""
    stored = record.session_of(person(request), key)
    if request.method == "POST":
        asking.keep(stored.person, timezone.now())
    when = stored.local_started_at
    what = _("%(day)s, %(time)s, with everything that was noted in it") % {
        "day": when.strftime("%d/%m/%Y"),
        "time": when.strftime("%H:%M"),
    }
    words = deleting.Words(_("Delete this session?"), what, reverse("entry", args=(stored.pk,)))
    return deleting.ask_or_do(request, stored, words)


def _context(stored: Session) -> dict[str, Any]:
    kept = answers.of(stored.person, stored.day)
    return {
        "here": "diary",
        "session": stored,
        "ended": stored.ended_at and stored.ended_at.astimezone(stored.local_started_at.tzinfo),
        "rows": played.rows(stored),
        "level": level_name(stored.level),
        "why": _why(stored),
        "stays": stored.pain_after is not None and stops(stored, stored.pain_after),
        "saw": words.summary(stored),
        "tracks": filesizeformat(size) if (size := tracks.size_bytes(stored.tracks.all())) else "",
        "answers": kept,
        "reaches": [days.shown(one) for one in stored.person.reaches.filter(day=stored.day)],
        "used": [str(it.label).lower() for it in Used if it.value in kept.used],
    }


def level_name(level: str) -> str:
    """Return a level's name; empty where there was none."""
    known = {"gentle": _("Gentle"), "standard": _("The usual"), "stronger": _("Stronger")}
    return known.get(level, level)


def _why(stored: Session) -> str:
    """Return why this level was suggested, as the rules read the diary as it is now."""
    if not stored.nothing_new:
        return _("You said that something was new.")
    return suggest(past(stored.person, stored.started_at), stored.started_at, stored.pain_before).why


def _pain(request: HttpRequest) -> int:
    try:
        return answers.scale(request.POST.get("value", ""))
    except answers.UnclearError as error:
        raise Problem(422, str(error), _("Go back and answer again.")) from error
