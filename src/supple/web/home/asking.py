"""The pages on which a phone asks to come in. Anybody at home may see them."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from supple.web.diary.models import Person
from supple.web.door import enter
from supple.web.faults import Problem
from supple.web.home import gate, pairing
from supple.web.home.models import LONGEST_NAME, Device
from supple.web.home.running import invitations
from supple.web.home.ways import at_home

# What a browser says of its device, for a first name that the person may change.
KINDS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android phone"))


@require_GET
def pair(request: HttpRequest) -> HttpResponse:
    """Show a waiting phone its code, take one that was let in to its first page, or ask for the code."""
    _only_at_home(request)
    typed = re.sub(r"[^A-Z0-9]", "", request.GET.get("code", "").upper())
    if typed:
        return redirect("pair-with", typed)
    device = pairing.find(request.COOKIES.get(gate.cookie_name(), ""))
    if device is None or device.revoked_at is not None:
        return render(
            request, "home/closed.html", {"asking": True, "put_out": device is not None}, status=403
        )
    if device.is_in:
        return _arrive(request, device)
    if device.asked_at < timezone.now() - pairing.WAITS_FOR:
        return render(request, "home/closed.html", {"asking": True, "late": True}, status=403)
    return render(request, "home/waiting.html", {"device": device})


@require_http_methods(["GET", "HEAD", "POST"])
def pair_with(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the phone's name, then use the invitation up. Looking at the page does not."""
    _only_at_home(request)
    if request.method != "POST":
        if not invitations.is_good(token):
            return render(request, "home/closed.html", {"asking": True, "used": True}, status=403)
        context = {"name": _guess(request), "longest": LONGEST_NAME}
        return render(request, "home/ask.html", context)
    if not invitations.use(token):
        return render(request, "home/closed.html", {"asking": True, "used": True}, status=403)
    name = request.POST.get("name", "").strip() or _guess(request)
    _device, secret = pairing.ask(name, timezone.now())
    response = redirect("pair")
    gate.set_cookie(response, secret)
    return response


def _arrive(request: HttpRequest, device: Device) -> HttpResponse:
    enter(request, device.person or Person.household(), device.pk)
    rotate_token(request)
    return redirect("today")


def _guess(request: HttpRequest) -> str:
    agent = request.headers.get("User-Agent", "")
    return next((_(name) for sign, name in KINDS if sign in agent), _("My phone"))


def _only_at_home(request: HttpRequest) -> None:
    if not at_home(request):
        raise Problem(
            404, _("This page is for phones."), _("Open it on the phone, at the address shown here.")
        )
