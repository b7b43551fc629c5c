"""The session page, and the messages that it sends while somebody moves."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from supple.web import reading
from supple.web.answer.today import asks_signs
from supple.web.diary import messages, record, shapes
from supple.web.diary.messages import ROUTINE, ROUTINES
from supple.web.door import person
from supple.web.faults import Problem
from supple.web.household import kept
from supple.web.today import changing, choosing, drawn, page, plan, resting

KEEP_FOR_A_YEAR = "private, max-age=31536000, immutable"

require_put = require_http_methods(["PUT"])


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show the check-in, and offer to go on with a session that was not ended."""
    owner, now = person(request), timezone.now()
    if asks_signs(owner, now):
        return redirect("signs")
    asked = request.GET.get("routine", "")
    routine = asked if asked in ROUTINES else ROUTINE
    return render(request, "today.html", page.context(owner, now, routine))


@require_http_methods(["GET", "PUT"])
def session(request: HttpRequest, key: UUID) -> HttpResponse:
    """Start a session (PUT), or show the page that goes on with it (GET)."""
    return _start(request, key) if request.method == "PUT" else _go_on(request, key)


def _start(request: HttpRequest, key: UUID) -> HttpResponse:
    message = messages.check_in(request)
    owner = person(request)
    given = choosing.given(owner, message, timezone.now())
    stored, new = record.start(owner, key, message, given.stored())
    return JsonResponse({**shapes.whole(stored), **plan.plan(stored)}, status=201 if new else 200)


def _go_on(request: HttpRequest, key: UUID) -> HttpResponse:
    stored, now = record.session_of(person(request), key), timezone.now()
    if stored.ended_at is not None or not stored.routine:
        return redirect("diary")
    if not page.goes_on(stored, now):
        return redirect("today")
    context = page.context(person(request), now)
    return render(request, "today.html", {**context, "unfinished": None, "resume": shapes.whole(stored)})


@require_GET
def session_plan(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with what to play and how far it was."""
    stored = record.session_of(person(request), key)
    if not page.goes_on(stored, timezone.now()):
        raise Problem(409, _("This was another day’s session."), _("Go back to today, and begin anew."))
    return JsonResponse({**shapes.whole(stored), **plan.plan(stored)})


@require_GET
def session_ways(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with all that the session may come to, for a page that loses the network."""
    return JsonResponse(plan.ways(record.session_of(person(request), key)))


@require_put
def rest(request: HttpRequest, key: UUID) -> HttpResponse:
    """Lead through rest and breath where the answer was no routine, and answer with what to play."""
    reading.body(request, ())
    stored = resting.rest(record.session_of(person(request), key))
    return JsonResponse({**shapes.whole(stored), **plan.plan(stored)})


@require_put
def progress(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep how far the page is, and answer with what is kept."""
    message = messages.progress(request)
    stored = record.progress(record.session_of(person(request), key), message)
    return JsonResponse(shapes.progress(stored))


@require_put
def hurt(request: HttpRequest, key: UUID, hurt_key: UUID) -> HttpResponse:
    """Keep a “That hurts” and answer with what the rules say."""
    stored = record.session_of(person(request), key)
    message = messages.hurting(request, choosing.movements(stored))
    found = choosing.answer(stored, message)
    new = record.hurt(stored, hurt_key, message, found.colour)
    return JsonResponse(plan.after_hurt(stored, found), status=201 if new else 200)


@require_put
def change(request: HttpRequest, key: UUID, change_key: UUID) -> HttpResponse:
    """Keep what somebody changes in the middle, and answer with what to play from now on."""
    stored = record.session_of(person(request), key)
    message = changing.changing(request, choosing.movements(stored))
    new = changing.store(stored, change_key, message, choosing.left_of(stored))
    return JsonResponse(plan.after_change(stored), status=201 if new else 200)


@require_put
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep how the session ended."""
    message = messages.end(request)
    stored, new = record.end(record.session_of(person(request), key), message)
    return JsonResponse(shapes.whole(stored), status=201 if new else 200)


@require_GET
def figure(request: HttpRequest, routine: str) -> HttpResponse:
    """Answer with the drawn figure of a routine; it never changes while its address stays the same."""
    drawing = drawn.figure(routine, drawn.shape(kept.from_texts(request.GET)))
    headers = {"Cache-Control": KEEP_FOR_A_YEAR}
    return HttpResponse(drawing, content_type="application/json", headers=headers)
