"""The person's own clock: from what the page sends, or as it was when they last wrote something down."""

from __future__ import annotations

import datetime as dt

from supple.web import reading
from supple.web.diary.models import Person

# Straight after a session, or just past midnight, the day is still the session's.
STILL_THE_DAY = dt.timedelta(hours=1)


def zone(owner: Person) -> dt.timezone:
    """Return the distance from UTC that the person's last entry had; UTC before the first."""
    last = [
        owner.sessions.order_by("-started_at").values_list("started_at", "utc_offset_min").first(),
        owner.check_ins.order_by("-at").values_list("at", "utc_offset_min").first(),
        owner.reaches.order_by("-at").values_list("at", "utc_offset_min").first(),
    ]
    known = max((one for one in last if one), default=None)
    return dt.timezone(dt.timedelta(minutes=known[1] if known else 0))


def moment(sent: str, owner: Person, now: dt.datetime) -> dt.datetime:
    """Return when something was answered, on the person's own clock.

    `sent` is what the page's script wrote, with its offset; it is empty where scripts are off.

    Raises:
        Problem: 422 where it is no moment, or too far from `now`.
    """
    return reading.instant({"at": sent}, "at", now) if sent else now.astimezone(zone(owner))


def today(owner: Person, now: dt.datetime) -> dt.date:
    """Return the person's own day; soon after a session it is the session's."""
    last = owner.sessions.filter(started_at__gt=now - STILL_THE_DAY).first()
    return last.day if last else now.astimezone(zone(owner)).date()
