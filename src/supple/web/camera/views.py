"""What the page tells of the camera, and what it reads of it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from supple.web.camera import keeping, messages, pictures, replaying, tracks, words
from supple.web.camera.models import LATEST_RUN
from supple.web.diary import deleting, record
from supple.web.diary.models import Session
from supple.web.door import person
from supple.web.faults import Problem
from supple.web.today import choosing

FOR_AN_HOUR = "private, max-age=3600"


@require_GET
def seen(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with what the camera saw, in words."""
    return _told(record.session_of(person(request), key), status=200)


@require_http_methods(["PUT"])
def keep(request: HttpRequest, key: UUID, run: int) -> HttpResponse:
    """Keep what the camera saw in one page of a session; answer with all of the session in words."""
    stored = record.session_of(person(request), key)
    if not stored.routine:
        raise Problem(409, _("Nothing was moved in this session."), _("Start one first."))
    message = messages.watched(request, choosing.movements(stored))
    new = keeping.keep(stored, _run(run), message)
    return _told(stored, status=201 if new else 200)


@require_http_methods(["PUT"])
def track(request: HttpRequest, key: UUID, run: int, number: int) -> HttpResponse:
    """Keep a stretch of movement data, where the person asked for that."""
    stored = record.session_of(person(request), key)
    new = tracks.keep(stored, (_run(run), number), tracks.chunk(request))
    return JsonResponse({"number": number}, status=201 if new else 200)


@require_GET
def replay(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the page that draws a session's movement data."""
    stored = record.session_of(person(request), key)
    if not stored.tracks.exists():
        raise Problem(404, _("No movement data of this session is kept."), _("Look in the diary."))
    return render(request, "camera/replay.html", {"here": "diary", "session": stored})


@require_GET
def rows(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with a session's movement data."""
    return JsonResponse(replaying.rows(record.session_of(person(request), key)))


@require_http_methods(["GET", "HEAD", "POST"])
def delete_tracks(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether a session's movement data shall go (GET), and delete it (POST)."""
    stored = record.session_of(person(request), key)
    when = stored.local_started_at.strftime("%d/%m/%Y, %H:%M")
    back = reverse("entry", args=(stored.pk,))
    told = deleting.Words(_("Delete this movement data?"), when, back, counts=False)
    return deleting.ask_or_do_rows(request, stored.tracks.all(), told)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_all_tracks(request: HttpRequest) -> HttpResponse:
    """Ask whether all of a person's movement data shall go (GET), and delete it (POST)."""
    kept = tracks.kept_by(person(request))
    count = kept.values("session").distinct().count()
    what = ngettext("Of %d session", "Of %d sessions", count) % count
    told = deleting.Words(
        _("Delete all movement data?"), what, reverse("settings"), then="settings", counts=False
    )
    return deleting.ask_or_do_rows(request, kept, told)


@require_GET
def place(request: HttpRequest, place: str) -> HttpResponse:
    """Answer with the picture of where the phone stands; `?theme=dark` is for a dark page."""
    try:
        drawn = pictures.picture(place, request.GET.get("theme", "light"))
    except KeyError:
        raise Http404 from None
    return HttpResponse(drawn, content_type="image/svg+xml", headers={"Cache-Control": FOR_AN_HOUR})


def _told(stored: Session, *, status: int) -> HttpResponse:
    told = words.summary(stored)
    if told is None:
        raise Problem(404, _("The camera did not watch this session."), _("Look in the diary."))
    return JsonResponse(told.to_json(), status=status)


def _run(number: int) -> int:
    if number > LATEST_RUN:
        raise Problem(404, _("No session lasts that long."), _("Start a new one."))
    return number
