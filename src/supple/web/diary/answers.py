"""The extra answers of a day: read from a form, checked, and kept one by one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from supple.web.diary.daily import LONGEST_NOTE, LONGEST_WALK_MIN, day_key
from supple.web.diary.models import Day, Person, Used

SCALES = ("stiffness", "sleep", "confidence")
ABOUT = (*SCALES, "used", "note")
SOMETHING = tuple(name for name in Used if name != Used.NOTHING)
SCALE = {str(number): number for number in range(11)}
Answer = dict[str, Any]


class UnclearError(ValueError):
    """An answer that cannot be kept, with the sentence that says why."""


def read(about: str, form: QueryDict) -> Answer:
    """Return the fields of a day that a form answers; an empty answer takes an earlier one back.

    Raises:
        UnclearError: it cannot be kept, or nothing of that name is asked.
    """
    if about in SCALES:
        sent = form.get("value", "")
        return {about: scale(sent) if sent else None}
    if about == "used":
        return _used(form)
    if about == "note":
        return {"note": text(form.get("note", ""), LONGEST_NOTE)}
    raise UnclearError(_("That is not asked here. Load the page again."))


def keep(owner: Person, day: dt.date, answer: Answer) -> Day:
    """Keep one answer of a day; sent twice, it is kept once."""
    key = day_key(owner.pk, day)
    first = {"person": owner, "day": day, **answer}
    return Day.objects.update_or_create(pk=key, defaults=answer, create_defaults=first)[0]


def of(owner: Person, day: dt.date) -> Day:
    """Return a day's answers; one on which nothing was answered is not kept."""
    return owner.days.filter(day=day).first() or Day(person=owner, day=day)


def scale(sent: str) -> int:
    """Return a number from 0 to 10; raises `UnclearError`."""
    if sent not in SCALE:
        raise UnclearError(_("Pick a number from 0 to 10."))
    return SCALE[sent]


def text(sent: str, longest: int) -> str:
    """Return a text without spaces around it; browsers send a line's end as two characters."""
    plain = sent.replace("\r\n", "\n").strip()
    if "\x00" in plain:
        raise UnclearError(_("There is a character in it that cannot be kept. Write it again."))
    if len(plain) > longest:
        words = _("Write at most %(longest)d letters; these are %(count)d.")
        raise UnclearError(words % {"longest": longest, "count": len(plain)})
    return plain


def _used(form: QueryDict) -> Answer:
    if form.get("nothing"):
        return {"used": [Used.NOTHING.value], "walk_min": None}
    used = [name.value for name in SOMETHING if name.value in form.getlist("used")]
    if len(used) != len(set(form.getlist("used"))):
        raise UnclearError(_("Pick some that are shown."))
    walk_min = _minutes(form.get("walk_min", "").strip())
    if walk_min is not None and Used.WALK not in used:
        used.append(Used.WALK.value)
    return {"used": used, "walk_min": walk_min}


def _minutes(sent: str) -> int | None:
    if not sent:
        return None
    if not (sent.isascii() and sent.isdigit() and len(sent) <= 4 and 1 <= int(sent) <= LONGEST_WALK_MIN):
        raise UnclearError(_("Write the minutes as a number from 1 to %d.") % LONGEST_WALK_MIN)
    return int(sent)
