"""How to get a phone ready: what to install, how to trust it, and how to remove it. Public, without TLS."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from supple.web.faults import Problem
from supple.web.home.running import AtHome, running

SYSTEMS = ("iphone", "android")
GROUP = 4
COMPARED_GROUPS = 4


@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """Ask which kind of phone it is."""
    agent = request.headers.get("User-Agent", "")
    context = {"at_home": _served(), "android": "Android" in agent}
    return render(request, "home/ready.html", context)


@require_GET
def steps(request: HttpRequest, system: str) -> HttpResponse:
    """Show the steps for an iPhone or iPad, or for Android."""
    if system not in SYSTEMS:
        raise Problem(404, _("There is nothing here."), _("Go back and choose your phone."))
    at_home = _served()
    # The number to compare is not on this page: whoever sent another certificate would send another number.
    return render(request, f"home/{system}.html", {"at_home": at_home})


@require_GET
def certificate(request: HttpRequest) -> HttpResponse:
    """Give the certificate of the authority. It is public: the key that signs stays on the computer."""
    del request
    answer = HttpResponse(_served().authority_pem, content_type="application/x-x509-ca-cert")
    answer["Content-Disposition"] = 'attachment; filename="supple.crt"'
    return answer


def groups(fingerprint: str) -> list[str]:
    """Return the fingerprint in groups that can be compared by eye."""
    return [fingerprint[at : at + GROUP] for at in range(0, len(fingerprint), GROUP)]


def compared(fingerprint: str) -> str:
    """Return the part that a person compares: 64 bits, more than anybody can imitate by trying."""
    return " ".join(groups(fingerprint)[:COMPARED_GROUPS])


def _served() -> AtHome:
    if running.at_home is None:
        raise Problem(
            404, _("Supple is not open to phones just now."), _("Start it with: supple serve --home")
        )
    return running.at_home
