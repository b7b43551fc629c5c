"""The cards of the warning signs: one form a page, kept as soon as it is answered."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from supple.core.safety import asking, warning_signs
from supple.web.diary.models import Person
from supple.web.door import person
from supple.web.screening import cards, forms, record, timing
from supple.web.screening.calls import calls
from supple.web.screening.cards import Asking
from supple.web.screening.models import Screening

THEN = "after_signs"


@require_http_methods(["GET", "POST"])
def signs(request: HttpRequest) -> HttpResponse:
    """Go to the first card that has no answer (GET), or begin an asking (POST)."""
    owner, now = person(request), timezone.now()
    if request.method == "POST":
        why = "again" if record.lock(owner) else timing.due(owner, now) or "something_new"
        request.session[THEN] = "spasm_day" if request.POST.get("then") == "spasm_day" else ""
        return _next(record.begin(owner, forms.key(request.POST), why, now))
    if opened := record.current(owner, now):
        return _next(opened)
    if record.lock(owner):
        return redirect("lock")
    if timing.due(owner, now):
        return redirect("sign", asking.steps()[0].id)
    return render(request, "screening/start.html", {"here": "signs"})


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, name: str) -> HttpResponse:
    """Show one card (GET), or keep its answers and go on (POST)."""
    step = cards.step_of(name)
    if step is None:
        raise Http404
    return _keep(request, step) if request.method == "POST" else _show(request, step)


def _show(request: HttpRequest, step: asking.Step) -> HttpResponse:
    asked = _asking(person(request), timezone.now())
    first = asking.next_step(asked.answers) if asked else None
    if asked is None or first is None:
        return redirect("signs")
    order = asking.steps()
    if order.index(step) > order.index(first):
        return redirect("sign", first.id)
    return render(request, "screening/card.html", cards.context(step, asked))


def _asking(owner: Person, now: dt.datetime) -> Asking | None:
    """Return the asking that is open, or the one that the first answer will begin."""
    if opened := record.current(owner, now):
        return Asking(opened.pk, opened.why, opened.answers)
    why = None if record.lock(owner) else timing.due(owner, now)
    return Asking(uuid.uuid4(), why, {}) if why else None


def _keep(request: HttpRequest, step: asking.Step) -> HttpResponse:
    owner, key, now = person(request), forms.key(request.POST), timezone.now()
    stored = record.own(owner, key)
    if stored is None:
        asked = _asking(owner, now)
        if asked is None or asked.answers or step != asking.steps()[0]:
            return redirect("signs")
        asked = Asking(key, asked.why, {})
    else:
        asked = Asking(key, stored.why, stored.answers)
        if stored != record.current(owner, now):
            return _next(stored)
    try:
        answers = forms.answers(step, request.POST)
    except forms.Unclear as fault:
        return _ask_once_more(request, step, asked, str(fault))
    stored = stored or record.begin(owner, key, asked.why, now)
    return _next(record.answer(stored, answers, now))


def _ask_once_more(request: HttpRequest, step: asking.Step, asked: Asking, fault: str) -> HttpResponse:
    ticked = {name: request.POST.get(f"how-{name}", "yes") for name in request.POST.getlist("sign")}
    context = cards.context(step, Asking(asked.key, asked.why, {**asked.answers, **ticked}))
    return render(request, "screening/card.html", {**context, "fault": fault}, status=422)


def _next(screening: Screening) -> HttpResponse:
    """Go where the answers lead: on to the next card, to the lock, or to what was found."""
    step = asking.next_step(screening.answers)
    stays = record.lock(screening.person)
    if stays == screening or (stays and screening.completed_at):
        return redirect("lock")
    if screening.completed_at or step is None:
        return redirect("signs_done")
    return redirect("sign", step.id)


@require_GET
def done(request: HttpRequest) -> HttpResponse:
    """Tell what was found where it does not lock: nothing that we ask about, or "go gently and book"."""
    owner, now = person(request), timezone.now()
    last = owner.screenings.exclude(completed_at=None).first()
    if (
        record.lock(owner)
        or last is None
        or now - last.asked_at > record.STAYS_OPEN
        or timing.due(owner, now)
    ):
        return redirect("signs")
    return render(request, "screening/done.html", _found(last, request.session.get(THEN, "")))


def _found(screening: Screening, then: str) -> dict[str, Any]:
    level = record.level_of(screening)
    known = warning_signs().signs
    names = record.open_signs(screening)
    return {
        "here": "signs",
        "level": level,
        "calls": calls(screening.person, level) if level else [],
        "signs": [sign for name, sign in known.items() if name in names],
        "none_found": warning_signs().none_found,
        "known": "known" in screening.answers.values(),
        "why": screening.why,
        "then": then,
    }
