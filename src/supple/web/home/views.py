"""The computer's own page about phones: let one in, name it, put it out."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from supple.web.door import person
from supple.web.faults import Problem
from supple.web.home import pairing, picture
from supple.web.home.models import LONGEST_NAME, Device
from supple.web.home.readying import compared, groups
from supple.web.home.running import AtHome, invitations, running


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show who waits, who is in, and how to let a phone in."""
    at_home = running.at_home
    context = {
        "here": "home",
        "at_home": at_home,
        "moved": at_home is not None and at_home.moved(),
        "groups": groups(at_home.fingerprint) if at_home else [],
        "waiting": pairing.waiting(timezone.now()),
        "devices": Device.objects.exclude(paired_at=None).filter(revoked_at=None),
        "gone": Device.objects.exclude(paired_at=None).exclude(revoked_at=None),
        "longest": LONGEST_NAME,
    }
    return render(request, "home/home.html", context)


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Make an invitation and show it as a picture and as a code; it is shown this once."""
    at_home = _served()
    token = invitations.make()
    address = f"{at_home.origins[0]}/pair/{token}"
    context = {
        "here": "home",
        "at_home": at_home,
        "ready_picture": picture.uri(at_home.ready[0]),
        "pair_picture": picture.uri(address),
        "code": f"{token[:5]}-{token[5:]}",
        "compare": compared(at_home.fingerprint),
    }
    return render(request, "home/invite.html", context)


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Tell the page how many phones wait for an answer."""
    del request
    return JsonResponse({"waiting": pairing.waiting(timezone.now()).count()})


@require_POST
def change(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let a device in, refuse it, name it or put it out."""
    now = timezone.now()
    done = {
        "let-in": lambda: pairing.let_in(key, person(request), now),
        "put-out": lambda: pairing.put_out(key, now),
        "rename": lambda: pairing.rename(key, request.POST.get("name", "")),
    }.get(request.POST.get("do", ""), lambda: False)()
    if not done:
        raise Problem(
            409, _("That phone does not wait any longer."), _("Go back to “Phones” and look again.")
        )
    return redirect("home")


def _served() -> AtHome:
    if running.at_home is None:
        raise Problem(
            409, _("Supple is not open to phones just now."), _("Start it with: supple serve --home")
        )
    return running.at_home
