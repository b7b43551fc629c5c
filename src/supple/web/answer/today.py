"""What the first page says of an experiment, and whom it asks the warning signs again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from supple.web.answer import experiments
from supple.web.answer.asking import ask_again, worse
from supple.web.answer.shown import shown
from supple.web.diary import clock
from supple.web.diary.models import Person


def context(owner: Person, now: dt.datetime) -> dict[str, Any]:
    """Return the experiment that goes on, with what today's block asks for; None where nothing does."""
    today = clock.today(owner, now)
    running = experiments.running(owner, today)
    return {"running": shown(running, today) if running and running.starts <= today else None}


def asks_signs(owner: Person, now: dt.datetime) -> bool:
    """Have the warning signs answered by somebody who is getting worse; tell if that is asked just now."""
    return bool(worse(owner, clock.today(owner, now))) and ask_again(owner, now)
