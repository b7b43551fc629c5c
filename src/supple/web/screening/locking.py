"""The lock's page, readable in distress, and how a lock ends."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from supple.core.safety import SignLevel, warning_signs
from supple.web.door import person
from supple.web.screening import forms, record
from supple.web.screening.calls import calls
from supple.web.screening.models import Screening


@require_GET
def lock(request: HttpRequest) -> HttpResponse:
    """Say what to do and whom to call."""
    owner = person(request)
    locked = record.lock(owner)
    if locked is None:
        return redirect("today")
    level, names = _level(locked), record.open_signs(locked)
    known = warning_signs().signs
    context = {
        "here": "lock",
        "level": level,
        "calls": calls(owner, level),
        "signs": [(sign, locked.answers[name]) for name, sign in known.items() if name in names],
        "locked": locked,
        "opened": record.current(owner, timezone.now()),
    }
    return render(request, "screening/lock.html", context)


@require_http_methods(["GET", "POST"])
def seen(request: HttpRequest) -> HttpResponse:
    """Ask who saw the person when, and end the lock where they were told that they may exercise."""
    owner, now = person(request), timezone.now()
    locked = record.lock(owner)
    if locked is None or locked.locked_at is None:
        return redirect("signs")
    context = {"here": "lock", "level": _level(locked), "locked": locked, "today": now.date()}
    if request.method == "GET":
        return render(request, "screening/seen.html", context)
    visit = forms.visit(request.POST, _level(locked), locked.locked_at.date(), now)
    if isinstance(visit, dict):
        return render(request, "screening/seen.html", {**context, "fields": visit}, status=422)
    record.release(locked, visit, now)
    return redirect("signs" if locked.completed_at is None else "today")


def _level(locked: Screening) -> SignLevel:
    return next(level for level in warning_signs().levels if level.id == locked.level)
