"""The list of questionnaires, each as a form, and what its answers mean."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from supple.core.measures import Questionnaire, meaning, questionnaires
from supple.web.answer.asking import ask_again
from supple.web.diary import clock, deleting
from supple.web.diary.models import Person
from supple.web.door import person
from supple.web.measuring import dates, forms, kept, turning
from supple.web.measuring.forms import Sent, Typed, UnclearError
from supple.web.measuring.models import Response

either = require_http_methods(["GET", "HEAD", "POST"])
LATER = "later"


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """List the questionnaires with the newest score of each, and when it is asked next."""
    owner = person(request)
    today = clock.today(owner, timezone.now())
    rows = [
        {"asked": one, "last": kept.since_the_first(owner, one), "coming": dates.coming(owner, one, today)}
        for one in questionnaires().values()
        if one.status != "diary"
    ]
    context = {"here": "questionnaires", "rows": rows, "today": today, "past": _past(owner)}
    return render(request, "measuring/every.html", context)


def _past(owner: Person) -> list[kept.Scored]:
    return [one for row in owner.responses.all()[: kept.ENOUGH] if (one := kept.scored(row))]


@either
def questionnaire(request: HttpRequest, name: str) -> HttpResponse:
    """Show a questionnaire as a form (GET), or keep what was finished (POST)."""
    asked = questionnaires().get(name)
    if asked is None or not asked.items:
        raise Http404
    owner = person(request)
    if request.method == "POST":
        return _keep(request, owner, asked)
    return render(request, "measuring/one.html", _context(request, owner, asked, Typed()))


def _context(request: HttpRequest, owner: Person, asked: Questionnaire, typed: Typed) -> dict[str, Any]:
    known = _known(request, owner, asked)
    return {
        "here": "questionnaires",
        "asked": asked,
        "known": known,
        "begins": bool(request.GET.get("new")) or not known,
        "fields": forms.fields(asked, known, typed),
        "key": uuid.uuid4(),
    }


def _known(request: HttpRequest, owner: Person, asked: Questionnaire) -> tuple[str, ...]:
    """Return the activities of the series that goes on; none where a new one is begun."""
    if asked.activities is None or request.GET.get("new"):
        return ()
    found = kept.series(owner, asked)
    return tuple(map(str, found[-1].stored.activities)) if found else ()


def _keep(request: HttpRequest, owner: Person, asked: Questionnaire) -> HttpResponse:
    at = clock.moment(request.POST.get("at", ""), owner, timezone.now())
    if request.POST.get("do") == LATER:
        kept.keep(owner, forms.key(request.POST), asked, Sent({}), at)
        return redirect("questionnaires")
    try:
        sent = forms.read(asked, request.POST, _known(request, owner, asked))
    except UnclearError as fault:
        context = _context(request, owner, asked, Typed.of(request.POST))
        return render(request, "measuring/one.html", {**context, "fault": str(fault)}, status=422)
    stored = kept.keep(owner, forms.key(request.POST), asked, sent, at)
    _ask_signs(owner, stored, timezone.now())
    return redirect("response", stored.pk)


def _ask_signs(owner: Person, stored: Response, now: dt.datetime) -> None:
    found = kept.scored(stored)
    means = meaning(found.asked, found.value) if found else None
    if means and means.ask_signs:
        ask_again(owner, now)


@require_GET
def response(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what the answers of one questionnaire mean."""
    owner = person(request)
    stored = kept.own(owner, key)
    found = kept.scored(stored)
    means = meaning(found.asked, found.value) if found else None
    context = {
        "here": "questionnaires",
        "stored": stored,
        "scored": kept.compared(owner, found) if found else None,
        "means": means,
        "calls": turning.calls(owner, means) if means else [],
    }
    return render(request, "measuring/response.html", context)


@either
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether answers shall go (GET), and delete them (POST)."""
    stored = kept.own(person(request), key)
    what = stored.day.strftime("%d/%m/%Y")
    back = reverse("response", args=(stored.pk,))
    words = deleting.Words(_("Delete these answers?"), what, back, "questionnaires")
    return deleting.ask_or_do(request, stored, words)
