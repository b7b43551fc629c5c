"""Headers on every answer that neither Django nor django-csp sets."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from supple.web.security import PERMISSIONS_POLICY

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class HeadersMiddleware:
    """Add Cross-Origin-Resource-Policy, Permissions-Policy and a default Cache-Control."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, with the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # Pages about somebody's back have no business in a shared computer's cache.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
