"""What is done once a day, with the first request: delete what is older than people want to keep."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from supple.web.household.purging import purge_everyone

log = logging.getLogger(__name__)


class UpkeepMiddleware:
    """Purge before the first answer of each day; a day begins at midnight UTC, and at the start."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._lock = threading.Lock()
        self._done: dt.date | None = None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        now = timezone.now()
        if self._is_due(now):
            _purge(now)
        return self.get_response(request)

    def _is_due(self, now: dt.datetime) -> bool:
        with self._lock:
            due = self._done != now.date()
            self._done = now.date()
        return due


def _purge(now: dt.datetime) -> None:
    try:
        purge_everyone(now)
    except DatabaseError:
        # A full or busy disk: the page that was asked for comes first, and tomorrow is another day.
        log.exception("The diary could not be cleared of what is too old.")
