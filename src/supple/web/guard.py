"""Refuse whoever reached this port under another name, or from another site's page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from supple.web.faults import refuse
from supple.web.home.ways import way_of

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class GuardMiddleware:
    """Check Host (DNS rebinding), and Origin and Sec-Fetch-* (requests made by other sites)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, or refuse it."""
        return _wrong_host(request) or _wrong_origin(request) or self.get_response(request)


def allowed_hosts(port: str) -> frozenset[str]:
    """Return the Host values under which a server that is bound to `port` may be reached."""
    hosts = {f"{name}:{port}" for name in LOOPBACK_NAMES}
    return frozenset(hosts | set(LOOPBACK_NAMES) if port == "80" else hosts)


def _wrong_host(request: HttpRequest) -> HttpResponse | None:
    host = request.META.get("HTTP_HOST", "").lower()
    way = way_of(request)
    if host in (way.hosts if way else allowed_hosts(str(request.META.get("SERVER_PORT", "")))):
        return None
    return refuse(
        request,
        421,
        "This is not Supple's address.",
        "Supple answers only on this computer, at the address that it printed when it started.",
    )


def _wrong_origin(request: HttpRequest) -> HttpResponse | None:
    origin = request.headers.get("Origin")
    own = origin is None or origin.lower() == f"{request.scheme}://{request.META['HTTP_HOST'].lower()}"
    if request.method in SAFE_METHODS:
        allowed = _fetched_by_us(request) or _opened_by_person(request)
    else:
        allowed = own and _fetched_by_us(request)
    if allowed:
        return None
    return refuse(
        request,
        403,
        "Another site asked for this.",
        "Open Supple's own page and do it there. Nothing was changed.",
    )


def _fetched_by_us(request: HttpRequest) -> bool:
    # Older browsers and command lines do not send it; the cookie and the CSRF token still stand.
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


def _opened_by_person(request: HttpRequest) -> bool:
    return (
        request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"
    )
