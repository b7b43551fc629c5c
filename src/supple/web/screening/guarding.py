"""Keep movement out of reach while a lock stands, or while the signs have to be asked first.

An address shows movement unless it is named here as one that does not: a new page is guarded at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from supple.core.safety import warning_signs
from supple.web.diary.models import Person
from supple.web.door import PERSON_META
from supple.web.faults import Problem, problem
from supple.web.guard import SAFE_METHODS
from supple.web.screening import record, timing

FREE = frozenset(
    {
        *("open", "up", "help", "learn", "topic", "questions", "about"),
        *("diary", "entry", "delete-entry", "day-now", "day", "reach", "delete-reach"),
        *("check-in", "change-check-in", "delete-check-in"),
        *("questionnaires", "questionnaire", "response", "delete-response"),
        *(
            "report",
            "report-picture",
            "report-how-far",
            "report-pdf",
            "report-table",
            "times",
            "export",
            "backup",
        ),
        *("helping", "new-experiment", "experiment", "end-experiment"),
        *("physio-questions", "tick-question", "delete-question"),
        *("settings", "delete-mine", "delete-everything", "people", "add-person"),
        *("home", "invite", "waiting", "device", "pair", "pair-with", "ready", "ready-steps"),
        *("certificate", "manifest", "worker", "offline"),
        # What has happened is kept, whatever has been answered since.
        *("progress", "hurt", "end", "seen-by-camera", "keep-seen", "movement-data"),
        *("delete-movement-data", "delete-all-movement-data", "camera-place"),
        *("replay", "movement-rows"),
        # These lead on by themselves.
        *("signs", "sign", "signs_done", "lock", "seen", "spasm_day"),
    }
)
# Fetched by a page, which a redirect would only confuse.
DATA = frozenset({"plan", "ways", "figure", "picture", "pose", "closer"})


@dataclass(frozen=True, slots=True)
class Bar:
    """Why nobody may move now, and the page that says what to do."""

    page: str
    title: str
    detail: str


def bar(owner: Person, now: dt.datetime) -> Bar | None:
    """Return what stands before this person's movements now; None when nothing does."""
    if locked := record.lock(owner):
        level = next(level for level in warning_signs().levels if level.id == locked.level)
        return Bar("lock", f"{level.title}.", level.say)
    if timing.due(owner, now):
        return Bar("signs", _("The warning signs come first."), _("Go to the first page and answer them."))
    return None


class GuardingMiddleware:
    """Lead pages that show movement to the lock or to the signs; refuse the rest of it with 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return what stands in the way of the view, if anything does."""
        del view, args, kwargs
        name = request.resolver_match.url_name if request.resolver_match else None
        # Without a person the door let it pass: it belongs to nobody.
        owner: Person | None = request.META.get(PERSON_META)
        found = bar(owner, timezone.now()) if owner and name not in FREE else None
        if found is None:
            return None
        if request.method in SAFE_METHODS and name not in DATA:
            return redirect(found.page)
        return problem(Problem(409, found.title, found.detail))
