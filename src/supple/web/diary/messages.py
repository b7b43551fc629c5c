"""The messages that the page sends, as checked, frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from supple.core.movement.model import FASTEST, SLOWEST, Level, Order, Place
from supple.web import reading
from supple.web.diary.models import LONGEST_S, How, Reason

LARGEST_SEQUENCE = 2**31 - 1
WANTED = ("level", "place", "order", "pace", "routine", "camera")
ROUTINES = ROUTINE, DESK = "four_minutes", "desk_break"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose for today only; None is what their settings say, level "" what is suggested."""

    level: str | None = None
    place: str | None = None
    order: str | None = None
    pace: float | None = None
    routine: str | None = None
    camera: bool | None = None

    def text(self) -> str:
        """Return it as one text, the same for the same choices."""
        given = {name: getattr(self, name) for name in WANTED}
        return urlencode({name: value for name, value in given.items() if value is not None})


AS_ALWAYS = Wanted()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How somebody is before a session; `started_at` keeps the offset it was sent with."""

    started_at: dt.datetime
    pain_before: int
    nothing_new: bool
    wanted: Wanted = AS_ALWAYS


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the page is; of two, the one with the larger `sequence` is the newer."""

    at_s: float
    sequence: int


@dataclass(frozen=True, slots=True)
class Hurting:
    """One press of “That hurts”."""

    at_s: float
    movement: str
    pain: int


@dataclass(frozen=True, slots=True)
class End:
    """How a session ended; `pain_after` is None where it was not asked (yet)."""

    ended_at: dt.datetime
    how: str
    reason: str
    pain_after: int | None


def check_in(request: HttpRequest) -> CheckIn:
    """Read a check-in; raises `Problem`."""
    raw = reading.body(request, ("started_at", "pain_before", "nothing_new", *WANTED))
    return CheckIn(
        started_at=reading.instant(raw, "started_at", timezone.now()),
        pain_before=reading.whole(raw, "pain_before", 0, 10),
        nothing_new=reading.yes_or_no(raw, "nothing_new"),
        wanted=_wanted(raw),
    )


def _wanted(raw: reading.Body) -> Wanted:
    def text(key: str, allowed: tuple[str, ...]) -> str | None:
        return None if raw.get(key) is None else reading.one_of(raw, key, allowed)

    return Wanted(
        level=text("level", ("", *get_args(Level))),
        place=text("place", get_args(Place)),
        order=text("order", get_args(Order)),
        pace=None if raw.get("pace") is None else reading.number(raw, "pace", FASTEST, SLOWEST),
        routine=text("routine", ROUTINES),
        camera=None if raw.get("camera") is None else reading.yes_or_no(raw, "camera"),
    )


def progress(request: HttpRequest) -> Progress:
    """Read a message about progress; raises `Problem`."""
    raw = reading.body(request, ("at_s", "sequence"))
    return Progress(
        at_s=reading.seconds(raw, "at_s", LONGEST_S),
        sequence=reading.whole(raw, "sequence", 1, LARGEST_SEQUENCE),
    )


def hurting(request: HttpRequest, movements: tuple[str, ...]) -> Hurting:
    """Read a “That hurts” during one of `movements`; raises `Problem`."""
    raw = reading.body(request, ("at_s", "movement", "pain"))
    return Hurting(
        at_s=reading.seconds(raw, "at_s", LONGEST_S),
        movement=reading.one_of(raw, "movement", movements),
        pain=reading.whole(raw, "pain", 0, 10),
    )


def end(request: HttpRequest) -> End:
    """Read how a session ended; raises `Problem`."""
    raw = reading.body(request, ("ended_at", "how", "reason", "pain_after"))
    how = reading.one_of(raw, "how", tuple(How.values))
    reason = "" if raw.get("reason") is None else reading.one_of(raw, "reason", tuple(Reason.values))
    if reason and how != How.STOPPED:
        raise reading.refused("reason", _("is given, but the session was not stopped"), "null")
    return End(
        ended_at=reading.instant(raw, "ended_at", timezone.now()),
        how=how,
        reason=reason,
        pain_after=reading.whole_or_none(raw, "pain_after", 0, 10),
    )
