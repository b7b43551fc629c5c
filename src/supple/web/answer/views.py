"""Is it helping? One page for the newest answer, and one for each experiment."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from supple.web.answer import experiments, page
from supple.web.answer.asking import ask_again, worse
from supple.web.answer.shown import shown
from supple.web.diary import clock
from supple.web.door import person
from supple.web.household import contact
from supple.web.household.models import Preferences


@require_GET
def helping(request: HttpRequest) -> HttpResponse:
    """Show the answer as it stands today."""
    owner, now = person(request), timezone.now()
    today = clock.today(owner, now)
    context = page.context(owner, today, everything=request.GET.get("span") == "all")
    found = worse(owner, today)
    if shows := bool(found) or (context["answer"].worse and context["running"] is not None):
        ask_again(owner, now)
    card = contact.card(Preferences.of(owner)) if shows else None
    return render(
        request, "answer/helping.html", {**context, "shows_worse": shows, "worse": found, "card": card}
    )


@require_GET
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one experiment, whether it goes on or is over."""
    owner, now = person(request), timezone.now()
    today, experiment = clock.today(owner, now), experiments.own(owner, key)
    found = page.of_experiment(owner, experiment, today)
    context = {"here": "helping", "answer": found, "experiment": shown(experiment, today)}
    return render(request, "answer/experiment.html", context)
