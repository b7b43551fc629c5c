"""The day when "my back has gone": the warning line, what may ease, and a routine of rest and breath."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from supple.core.learn import topics
from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.choosing import chosen
from supple.core.safety import warning_signs
from supple.web.diary import clock, record
from supple.web.diary.messages import CheckIn
from supple.web.diary.models import Person, Session
from supple.web.door import person
from supple.web.household import kept
from supple.web.household.choosing import wishes_on
from supple.web.household.wishes import place_for
from supple.web.screening import forms
from supple.web.screening.guarding import bar
from supple.web.screening.views import THEN
from supple.web.today.choosing import core_version

# The routine's id, and the level that the diary keeps for such a day.
SPASM_DAY = "spasm_day"


@require_GET
def spasm_day(request: HttpRequest) -> HttpResponse:
    """Ask the one line of every day before anything else; the cards where they are due."""
    if found := bar(person(request), timezone.now()):
        request.session[THEN] = "spasm_day"
        return redirect(found.page)
    context = {"here": "spasm_day", "daily": warning_signs().daily}
    return render(request, "screening/spasm_day.html", context)


@require_GET
def ease(request: HttpRequest) -> HttpResponse:
    """Say what may ease, when to call somebody, and offer the routine for such a day."""
    request.session.pop(THEN, None)
    topic = topics()["bad_days"]
    # The first section sends to the warning signs: they have just been asked.
    context = {
        "here": "spasm_day",
        "sections": topic.sections[1:],
        "sources": topic.sources,
        "minutes": minutes_today(person(request)),
    }
    return render(request, "screening/ease.html", context)


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask how sore it is (GET); then begin the routine for such a day (POST)."""
    if request.method == "POST":
        session = _started(person(request), request)
        return redirect("session", session.pk)
    if minutes_today(person(request)) is None:
        return redirect("spasm_day_ease")
    context = {"here": "spasm_day", "key": uuid.uuid4(), "pains": range(11)}
    return render(request, "screening/begin.html", context)


def _started(owner: Person, request: HttpRequest) -> Session:
    sent = forms.beginning(request.POST, timezone.now())
    if kept_already := owner.sessions.filter(pk=sent.key).first():
        return kept_already
    check_in = CheckIn(started_at=sent.started_at, pain_before=sent.pain, nothing_new=True)
    return record.start(owner, sent.key, check_in, given(owner, sent.started_at.date()))[0]


def given(owner: Person, day: dt.date) -> dict[str, Any]:
    """Return what a session of such a day keeps of its routine."""
    return {
        "routine": SPASM_DAY,
        "level": SPASM_DAY,
        "choices": kept.to_texts(choices(owner, day)),
        "core_version": core_version(),
    }


def choices(owner: Person, day: dt.date) -> Choices:
    """Return the gentlest forms, in the person's place, pace and cautions, as that day leaves them open."""
    wanted = wishes_on(owner, day)
    return Choices(
        level="gentle",
        place=place_for(wanted.place, wanted.cautions),
        pace=wanted.pace,
        cautions=wanted.cautions,
        left_out=wanted.left_out,
    )


def minutes_today(owner: Person) -> int | None:
    """Return how long the routine takes this person today; None where nothing of it is left."""
    return minutes(choices(owner, clock.today(owner, timezone.now())))


def minutes(wanted: Choices) -> int | None:
    """Return how long the routine takes; None while there is none, or where nothing of it is left."""
    known = catalogue()
    routine = known.routines.get(SPASM_DAY)
    if routine is None or not chosen(known, routine, wanted):
        return None
    return round(dt.timedelta(seconds=timeline(known, SPASM_DAY, wanted).seconds) / dt.timedelta(minutes=1))
