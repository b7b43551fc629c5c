"""Pages that belong to no app."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from supple.core.safety import SignLevel, warning_signs
from supple.web.door import person
from supple.web.household import contact
from supple.web.household.models import Preferences

# Whoever has not said where they live sees this country's numbers large, and the others below.
COUNTRY = "UK"
NUMBER = re.compile(r"\b(999|112|911|111)\b")


@require_GET
def get_help(request: HttpRequest) -> HttpResponse:
    """Show when to get help, the most urgent first."""
    signs = warning_signs()
    chosen = Preferences.of(person(request))
    groups = [_group(level, chosen.country or COUNTRY) for level in signs.levels]
    context = {"here": "help", "groups": groups, "version": signs.version, "card": contact.card(chosen)}
    return render(request, "help.html", context)


def _group(level: SignLevel, country: str) -> dict[str, Any]:
    call = level.call[country]
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
