"""Somebody who is getting worse is asked the warning signs again, whatever the page was opened for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from supple.web.answer.days import days, noted
from supple.web.answer.models import Asked
from supple.web.diary import asking
from supple.web.diary.models import Person
from supple.web.screening import timing
from supple.web.screening.models import Why

if TYPE_CHECKING:
    from supple.helping import Worse

# [D] Who stays worse is asked again a week later, not at every look.
AGAIN_AFTER = dt.timedelta(days=7)
LOOKED_AT = dt.timedelta(days=56)


def worse(owner: Person, today: dt.date) -> Worse:
    """Tell whether the last days are worse than those before."""
    from supple import helping

    told = noted(owner, today - LOOKED_AT, today)
    return helping.getting_worse(days(told, Asked.ROUTINE, today), today)


def ask_again(owner: Person, now: dt.datetime) -> bool:
    """Have the warning signs answered before this person moves, unless they were asked lately; tell if so."""
    lately = owner.screenings.filter(asked_at__gt=now - AGAIN_AFTER).exists()
    if lately or timing.due(owner, now):
        return False
    asking.ask(owner, now, why=Why.GETTING_WORSE)
    return True
