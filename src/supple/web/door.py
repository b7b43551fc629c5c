"""The door: whoever has no device cookie sees how to open Supple, and nothing else.

Other accounts on the same computer can reach a port on the loopback address; the cookie is what tells
the person's own browser from theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from supple.web.diary.models import Person
from supple.web.faults import Problem, problem, wants_page
from supple.web.home.gate import device_of, may_pass_the_door
from supple.web.peer import is_another_account
from supple.web.tokens import tokens

LINK, UP = "/open/", "/up"
PERSON_KEY, DEVICE_KEY = "person", "device"
# No header can set a name with dots in WSGI's environment.
PERSON_META = "supple.person"


class DoorMiddleware:
    """Let a request through only with the cookie of a person who is known; keep who it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, or show the door."""
        if request.path.startswith(LINK) or request.path == UP or may_pass_the_door(request):
            return self.get_response(request)
        owner = person_of(request) or _person_of_device(request)
        if owner is None:
            stale = settings.SESSION_COOKIE_NAME in request.COOKIES
            return closed(request, "old" if stale else "missing")
        request.META[PERSON_META] = owner
        return self.get_response(request)


def person_of(request: HttpRequest) -> Person | None:
    """Return whom the device cookie belongs to; None without one, or when it is stale."""
    device = device_of(request)
    if request.session.get(DEVICE_KEY) != (str(device.pk) if device else None):
        # A phone's cookie opens nothing on the computer, nor the other way round, nor for another phone.
        return None
    try:
        key = UUID(request.session.get(PERSON_KEY, ""))
    except (ValueError, TypeError, AttributeError):
        return None
    return Person.objects.filter(pk=key).first()


def enter(request: HttpRequest, owner: Person, device: UUID | None = None) -> None:
    """Let this browser in to the owner's pages."""
    request.session.cycle_key()
    request.session[PERSON_KEY] = str(owner.pk)
    if device is not None:
        request.session[DEVICE_KEY] = str(device)


def _person_of_device(request: HttpRequest) -> Person | None:
    device = device_of(request)
    if device is None:
        return None
    # The gate knows the phone; only the cookie that says whose it is has been lost.
    owner = device.person or Person.household()
    enter(request, owner, device.pk)
    return owner


def person(request: HttpRequest) -> Person:
    """Return whose page this is: everything behind the door belongs to somebody."""
    owner: Person = request.META[PERSON_META]
    return owner


def closed(request: HttpRequest, reason: str) -> HttpResponse:
    """Show how to open Supple, and why it did not open: "missing", "old", "used" or "other"."""
    detail = {
        "missing": _("This browser has not been let in yet."),
        "old": _("This browser was let in long ago, or by another Supple."),
        "used": _("This link was used already, or is not whole."),
        "other": _("This link is for another account of this computer."),
    }[reason]
    if request.path.startswith(LINK) or wants_page(request):
        context = {"reason": reason, "detail": detail, "command": "supple"}
        return render(request, "door.html", context, status=403)
    return problem(Problem(403, _("Supple is closed to this browser."), detail))


@require_GET
def open_door(request: HttpRequest, token: str) -> HttpResponse:
    """Trade the one-time token for the device cookie, then go on to the first page."""
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        # Looking ahead must not use the token up before anybody has asked for the page.
        return HttpResponse(status=503)
    if is_another_account(request):
        return closed(request, "other")
    if tokens.use(token):
        _let_in(request)
    elif person_of(request) is None:
        return closed(request, "used")
    return _arrive(request)


def _let_in(request: HttpRequest) -> None:
    # A device that is somebody's stays theirs: another's diary must not open unasked.
    enter(request, person_of(request) or Person.household())
    rotate_token(request)


def _arrive(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site", "none") in {"none", "same-origin"}:
        return redirect("today")
    # A link followed from another site's page counts as cross-site along its whole redirect chain, and
    # the Strict cookie would stay behind. A page of our own that goes on by itself takes it along.
    return render(request, "opening.html")
