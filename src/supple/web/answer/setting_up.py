"""Set up an experiment in a minute, and end it at any time."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from supple.web.answer import experiments
from supple.web.answer.models import Asked
from supple.web.answer.shown import shown
from supple.web.answer.words import words
from supple.web.diary import clock
from supple.web.diary.models import Person
from supple.web.door import person
from supple.web.faults import Problem
from supple.web.household.choosing import can_do_without

either = require_http_methods(["GET", "HEAD", "POST"])
USUAL_WEEKS = experiments.WEEKS[-1]


@either
def new(request: HttpRequest) -> HttpResponse:
    """Ask what to try and for how long (GET), or declare it (POST)."""
    owner = person(request)
    today = clock.today(owner, timezone.now())
    if request.method == "POST":
        wanted = _wanted(owner, request.POST)
        if wanted is None:
            fault = {"fault": _("Choose a question and a number of weeks.")}
            return render(request, "answer/new.html", {**_choices(owner), **fault}, status=422)
        experiments.begin(owner, _key(request.POST), wanted, today)
        return redirect("helping")
    if experiments.running(owner, today):
        return redirect("helping")
    return render(request, "answer/new.html", _choices(owner))


def open_to(owner: Person) -> tuple[Asked, ...]:
    """Return the questions that this person can ask: bends backwards only where they do some."""
    backwards = can_do_without(owner, experiments.bends_backwards())
    return tuple(one for one in Asked if one != Asked.EXTENSION or backwards)


def _choices(owner: Person) -> dict[str, Any]:
    return {
        "here": "helping",
        "questions": [(one.value, words(one)) for one in open_to(owner)],
        "weeks": experiments.WEEKS,
        "usual_weeks": USUAL_WEEKS,
        "key": uuid.uuid4(),
    }


def _wanted(owner: Person, form: QueryDict) -> experiments.Wanted | None:
    weeks = {str(number): number for number in experiments.WEEKS}.get(form.get("weeks", ""))
    question = {one.value: one for one in open_to(owner)}.get(form.get("question", ""))
    return experiments.Wanted(question, weeks) if weeks and question else None


def _key(form: QueryDict) -> UUID:
    try:
        return UUID(form.get("id", ""))
    except ValueError as error:
        raise Problem(422, _("The experiment has no id."), _("Load the page again.")) from error


@either
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether an experiment shall end now (GET), and end it (POST)."""
    owner = person(request)
    today = clock.today(owner, timezone.now())
    experiment = experiments.own(owner, key)
    if request.method == "POST":
        experiments.end(experiment, today)
        return redirect("helping")
    return render(request, "answer/end.html", {"here": "helping", "experiment": shown(experiment, today)})
