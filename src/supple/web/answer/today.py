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
    """Return the experiment that goes on, with what today's block asks for; None where nothing does.

    Somebody who is getting worse is asked the warning signs before they move.
    """
    today = clock.today(owner, now)
    if worse(owner, today):
        ask_again(owner, now)
    running = experiments.running(owner, today)
    return {"running": shown(running, today) if running and running.starts <= today else None}
