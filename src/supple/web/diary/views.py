"""The diary: what was done, and how sore it was before and after."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from supple.web.diary import shapes
from supple.web.door import person

NEWEST = 400


@require_GET
def diary(request: HttpRequest) -> HttpResponse:
    """List the newest sessions first; `points` are the same ones, oldest first."""
    sessions = list(person(request).sessions.prefetch_related("hurts")[:NEWEST])
    context = {
        "here": "diary",
        "sessions": sessions,
        "points": [shapes.point(session) for session in reversed(sessions)],
    }
    return render(request, "diary.html", context)
