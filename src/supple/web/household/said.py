"""One sentence that the next page shows, once: it travels in the device's signed cookie."""

from __future__ import annotations

from django.http import HttpRequest

KEY = "said"


def say(request: HttpRequest, *sentences: str) -> None:
    """Keep sentences for the next page that `heard` is called for."""
    request.session[KEY] = " ".join(sentences)


def heard(request: HttpRequest) -> str:
    """Return what was said, and forget it."""
    return str(request.session.pop(KEY, ""))
