"""Read a request's JSON body at the edge: every fault is named in a sentence, nothing is guessed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext as _

from supple.web.faults import Problem

Body = Mapping[str, Any]
MISSING = object()
EARLIEST = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
# A device's clock may be wrong by a time zone, not by more.
LEAD = dt.timedelta(days=1)
LARGEST_OFFSET = dt.timedelta(hours=14)


def body(request: HttpRequest, keys: tuple[str, ...]) -> Body:
    """Return the JSON object in the request's body, which may hold `keys` only.

    Raises:
        Problem: 413 too big, 415 not sent as JSON, 400 not a JSON object, 422 a key that is not known.
    """
    if request.content_type != "application/json":
        raise Problem(415, _("Send this as application/json."))
    try:
        found = json.loads(request.body, parse_constant=_no_number)
    except RequestDataTooBig as error:
        raise Problem(413, _("That is too much at once."), _("Send at most 64 KiB.")) from error
    except (ValueError, RecursionError) as error:
        raise Problem(400, _("The body is not JSON that Supple can read.")) from error
    if not isinstance(found, dict):
        raise Problem(400, _("The body has to be a JSON object."))
    unknown = sorted(set(found) - set(keys))
    if unknown:
        raise refused(unknown[0], _("is not known here"), _("one of %s") % ", ".join(keys))
    return found


def refused(key: str, fault: str, allowed: str) -> Problem:
    """Return the problem that says what is wrong with `key` and what it may be."""
    return Problem(422, f"“{key[:40]}” {fault}.", _("Send %s.") % allowed)


def whole(raw: Body, key: str, low: int, high: int) -> int:
    """Return a whole number from `low` to `high`; true and false are no numbers."""
    value = raw.get(key, MISSING)
    # bool is an int to Python, not to a person.
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        allowed = _("a whole number from %(low)d to %(high)d") % {"low": low, "high": high}
        raise refused(key, _fault(value), allowed)
    return value


def whole_or_none(raw: Body, key: str, low: int, high: int) -> int | None:
    """Return a whole number from `low` to `high`, or None where it is null or not given."""
    return None if raw.get(key) is None else whole(raw, key, low, high)


def seconds(raw: Body, key: str, high_s: float) -> float:
    """Return a number of seconds from 0 to `high_s`."""
    value = raw.get(key, MISSING)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not 0 <= value <= high_s:
        raise refused(key, _fault(value), _("a number of seconds from 0 to %d") % high_s)
    return float(value)


def number(raw: Body, key: str, low: float, high: float) -> float:
    """Return a number from `low` to `high`; true and false are no numbers."""
    value = raw.get(key, MISSING)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not low <= value <= high:
        allowed = _("a number from %(low)s to %(high)s") % {"low": low, "high": high}
        raise refused(key, _fault(value), allowed)
    return float(value)


def yes_or_no(raw: Body, key: str) -> bool:
    """Return true or false."""
    value = raw.get(key, MISSING)
    if not isinstance(value, bool):
        raise refused(key, _fault(value), _("true or false"))
    return value


def one_of(raw: Body, key: str, allowed: tuple[str, ...]) -> str:
    """Return one of the texts in `allowed`."""
    value = raw.get(key, MISSING)
    if not isinstance(value, str) or value not in allowed:
        raise refused(key, _fault(value), _("one of %s") % ", ".join(allowed))
    return value


def instant(raw: Body, key: str, now: dt.datetime) -> dt.datetime:
    """Return a moment with its distance from UTC; not before 2020, not after tomorrow."""
    value = raw.get(key, MISSING)
    allowed = _("a date and time with its offset, such as 2026-01-31T07:30:00+00:00")
    try:
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise refused(key, _fault(value), allowed)
    offset = moment.utcoffset()
    if offset is None or offset % dt.timedelta(minutes=1) or abs(offset) > LARGEST_OFFSET:
        raise refused(key, _("has no offset from UTC that Supple knows"), allowed)
    if not EARLIEST <= moment <= now + LEAD:
        raise refused(key, _("is too far from now: check the device's clock"), allowed)
    return moment


def _fault(value: object) -> str:
    return _("is missing") if value is MISSING else _("is not right")


def _no_number(constant: str) -> NoReturn:
    # json would read NaN and Infinity, which are no JSON.
    raise ValueError(constant)
