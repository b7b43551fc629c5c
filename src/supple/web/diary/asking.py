"""The warning signs: an answer in the diary may ask for them, and deleting it does not take that back."""

from __future__ import annotations

import datetime as dt
import uuid

from supple.web.diary.models import Person
from supple.web.screening import record, timing
from supple.web.screening.models import Why

# First use and the month are known without the diary.
FROM_THE_DIARY = (Why.STOP_RULE, Why.SOMETHING_NEW)


def ask(owner: Person, now: dt.datetime, sign: str = "", why: Why = Why.SOMETHING_NEW) -> None:
    """Have the warning signs answered before this person moves again; `sign` is one that is present."""
    asked = record.begin(owner, uuid.uuid4(), why, now)
    if sign:
        record.answer(asked, {sign: "yes"}, now)


def keep(owner: Person, now: dt.datetime) -> None:
    """Keep an asking that stands in the diary only, before an entry of it is deleted."""
    why = timing.due(owner, now)
    if why in FROM_THE_DIARY:
        record.begin(owner, uuid.uuid4(), why, now)
