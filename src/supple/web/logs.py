"""Log where something went wrong, never what anybody entered."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

from django.http import HttpRequest

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ShortFormatter(logging.Formatter):
    """Print an exception as its type and places; its message could quote what a person entered."""

    def format(self, record: logging.LogRecord) -> str:
        """Name a request by its route: the address itself may hold a one-time token."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            route = request.resolver_match.route if request.resolver_match else "?"
            record.msg, record.args = "%s in %s /%s", (record.levelname, request.method, route)
        return super().format(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        """Return one line for each place, outermost first, then the exception's type."""
        kind, _, trace = ei
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([*places, f"  {kind.__name__ if kind else 'None'}"])
