"""Pages that belong to no app."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from supple.core.safety import SignLevel, warning_signs

# Until Supple knows where somebody lives, it tells the numbers of its first country.
COUNTRY = "UK"
NUMBER = re.compile(r"\b(999|112|911|111)\b")


@require_GET
def get_help(request: HttpRequest) -> HttpResponse:
    """Show when to get help, the most urgent first."""
    signs = warning_signs()
    groups = [_group(level) for level in signs.levels]
    return render(request, "help.html", {"here": "help", "groups": groups, "version": signs.version})


def _group(level: SignLevel) -> dict[str, Any]:
    call = level.call[COUNTRY]
    signs = [sign for sign in warning_signs().signs.values() if sign.level == level.id]
    return {
        "level": level,
        "signs": signs,
        "call": call,
        "calls": level.call,
        "numbers": NUMBER.findall(call),
    }


@require_GET
def up(request: HttpRequest) -> HttpResponse:
    """Tell that Supple answers, and nothing else."""
    del request
    return HttpResponse("up\n", content_type="text/plain")
