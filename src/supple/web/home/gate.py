"""The gate to the home network: whoever has no device that was let in meets it before anything else."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from supple.web import security
from supple.web.faults import Problem, problem, refuse, wants_page
from supple.web.home import pairing
from supple.web.home.models import Device
from supple.web.home.ways import Way, way_of

log = logging.getLogger(__name__)

DEVICE_META = "supple.device"
# Browsers keep no cookie for longer.
COOKIE_S = 400 * 24 * 3600
SEEN_EVERY = dt.timedelta(hours=1)
SAFE = frozenset({"GET", "HEAD"})
# The looks of the pages that anybody may see: files that are the same in every Supple.
LOOKS = re.compile(r"/static/([a-z-]+(\.[0-9a-f]{12})?\.css|icons/[a-z0-9-]+(\.[0-9a-f]{12})?\.(svg|png))")
ASKING = re.compile(r"/pair(/[^/]*)?")
READY = re.compile(r"/ready(/[^/]*)?")
# Who comes in is decided on the computer itself.
COMPUTER_ONLY = re.compile(r"/(home|open)(/.*)?")


def cookie_name() -> str:
    """Return the device cookie's name; browsers hold a `__Host-` cookie to TLS and to this host alone."""
    return f"__Host-supple_device_{security.cookie_suffix(settings.DATA_DIR)}"


def set_cookie(response: HttpResponseBase, secret: str) -> None:
    """Let the browser keep the device's secret."""
    response.set_cookie(
        cookie_name(), secret, max_age=COOKIE_S, secure=True, httponly=True, samesite="Strict"
    )


def device_of(request: HttpRequest) -> Device | None:
    """Return the device that was let in, on the home network; None on this computer itself."""
    device: Device | None = request.META.get(DEVICE_META)
    return device


def on_phone(request: HttpRequest) -> dict[str, bool]:
    """Tell every page whether it is shown on a phone that was let in."""
    return {"on_phone": device_of(request) is not None}


def may_pass_the_door(request: HttpRequest) -> bool:
    """Tell whether the gate has let this through for anybody: to ask to come in, or to get ready."""
    way = way_of(request)
    return way is not None and _for_anybody(way, request)


class GateMiddleware:
    """Ask for the device's cookie on the home network; make every cookie there a secure one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, or show the gate."""
        way = way_of(request)
        if way is None:
            return self.get_response(request)
        response = self._answer(request, way)
        for cookie in response.cookies.values():
            if way.scheme == "https":
                cookie["secure"] = True
        return response

    def _answer(self, request: HttpRequest, way: Way) -> HttpResponseBase:
        if way.kind == "ready" and request.path == "/":
            return redirect("ready")
        device = pairing.find(request.COOKIES.get(cookie_name(), "")) if way.kind == "home" else None
        if device is None or not device.is_in:
            return self.get_response(request) if _for_anybody(way, request) else closed(request, way, device)
        if COMPUTER_ONLY.fullmatch(request.path):
            return refuse(request, 403, _("That is done on the computer."), _("Open Supple there."))
        request.META[DEVICE_META] = device
        response = self.get_response(request)
        if _seen(device):
            set_cookie(response, request.COOKIES[cookie_name()])
        return response


def closed(request: HttpRequest, way: Way, device: Device | None) -> HttpResponse:
    """Show how a phone comes in, and nothing else."""
    if not wants_page(request):
        detail = _("Let it in on the computer that Supple runs on.")
        return problem(Problem(403, _("Supple is closed to this device."), detail))
    put_out = device is not None and device.revoked_at is not None
    context = {"asking": way.kind == "home", "put_out": put_out}
    return render(request, "home/closed.html", context, status=403)


def _for_anybody(way: Way, request: HttpRequest) -> bool:
    if LOOKS.fullmatch(request.path):
        return request.method in SAFE
    if way.kind == "ready":
        return request.method in SAFE and READY.fullmatch(request.path) is not None
    return ASKING.fullmatch(request.path) is not None


def _seen(device: Device) -> bool:
    """Note that the device was here, at most once an hour; tell whether it was noted."""
    now = timezone.now()
    if device.last_seen_at and now - device.last_seen_at < SEEN_EVERY:
        return False
    try:
        return bool(Device.objects.filter(pk=device.pk, revoked_at=None).update(last_seen_at=now))
    except DatabaseError as error:
        # A full or busy disk: what was asked for comes first.
        log.warning("When a device was here could not be noted: %s", error)
        return False
