"""One tap at two times of day: how sore somebody is, also on days without the routine."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from supple.core import safety
from supple.web.diary import answers, clock, deleting, slots
from supple.web.diary.models import CheckIn, Person, Session
from supple.web.door import person
from supple.web.faults import Problem

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def check_in(request: HttpRequest) -> HttpResponse:
    """Ask how sore it is now (GET), or keep the answer (POST)."""
    owner, now = person(request), timezone.now()
    if request.method == "POST":
        return _keep(request, owner, now)
    where = slots.place(now.astimezone(clock.zone(owner)), slots.times(owner))
    return render(request, "diary/check_in.html", _context(owner, where))


def _context(owner: Person, where: slots.Place) -> dict[str, Any]:
    set_to = slots.times(owner)
    taken = _shown(slots.taken(owner, where, set_to))
    return {
        "here": "check-in",
        "where": where,
        "times": set_to,
        "taken": taken,
        "much": taken is not None and safety.gate(taken["pain"]).levels == ("spasm_day",),
        "key": uuid.uuid4(),
    }


def _shown(taken: CheckIn | Session | None) -> dict[str, Any] | None:
    if taken is None:
        return None
    if isinstance(taken, Session):
        return {"pain": taken.pain_before, "session": taken.pk, "at": taken.local_started_at}
    return {"pain": taken.pain, "check_in": taken.pk, "at": taken.local_at}


def _keep(request: HttpRequest, owner: Person, now: dt.datetime) -> HttpResponse:
    pain, key = _pain(request), _key(request)
    at = clock.moment(request.POST.get("at", ""), owner, now)
    where = slots.place(at, slots.times(owner))
    kept = keep(owner, key, at, where, pain)
    if kept is None:
        context = {**_context(owner, where), "wanted": pain}
        return render(request, "diary/check_in.html", context, status=409)
    return redirect("check-in")


def keep(owner: Person, key: UUID, at: dt.datetime, where: slots.Place, pain: int) -> CheckIn | None:
    """Keep a check-in once; None where something else was said in its slot already.

    Raises:
        Problem: 404 where the id is another's, 409 where it was sent with another pain before.
    """
    offset_min = int((at.utcoffset() or dt.timedelta()) / dt.timedelta(minutes=1))
    facts = {"at": at, "utc_offset_min": offset_min, "day": where.day, "slot": where.slot, "pain": pain}
    stored = CheckIn.objects.filter(pk=key).first()
    if stored is None and slots.taken(owner, where, slots.times(owner)) is None:
        stored = _store(owner, key, facts)
    if stored is None:
        return None
    if stored.person_id != owner.pk:
        raise Problem(404, _("There is no such check-in."), _("Load the page again."))
    if stored.pain != pain:
        raise Problem(409, _("Another number was noted already."), _("Look in the diary to change it."))
    return stored


def _store(owner: Person, key: UUID, facts: dict[str, Any]) -> CheckIn | None:
    try:
        with transaction.atomic():
            return CheckIn.objects.create(pk=key, person=owner, **facts)
    except IntegrityError:
        # Of two that race for a slot or an id, the first one stays.
        return CheckIn.objects.filter(pk=key).first()


@page
def change(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a check-in (GET), or change how sore it was (POST)."""
    stored = own(person(request), key)
    if request.method == "POST":
        CheckIn.objects.filter(pk=stored.pk).update(pain=_pain(request))
        return redirect("day", stored.day.isoformat())
    return render(request, "diary/change_check_in.html", {"here": "diary", "kept": stored})


@page
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether a check-in shall go (GET), and delete it (POST)."""
    stored = own(person(request), key)
    words = _("%(pain)d of 10, on %(day)s") % {"pain": stored.pain, "day": stored.day.strftime("%d/%m/%Y")}
    back = reverse("change-check-in", args=(stored.pk,))
    return deleting.ask_or_do(request, stored, deleting.Words(_("Delete this check-in?"), words, back))


def own(owner: Person, key: UUID) -> CheckIn:
    """Return the person's check-in; raises `Problem` 404 where there is none, or it is another's."""
    stored = owner.check_ins.filter(pk=key).first()
    if stored is None:
        raise Problem(404, _("There is no such check-in."), _("Look in the diary."))
    return stored


def _pain(request: HttpRequest) -> int:
    try:
        return answers.scale(request.POST.get("pain", ""))
    except answers.UnclearError as error:
        raise Problem(422, str(error), _("Go back and answer again.")) from error


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError as error:
        raise Problem(422, _("The answer has no id."), _("Load the page again.")) from error
