"""An experiment in words: what it asks, what today is for, and where in it today is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supple.web.answer.models import Asked, Experiment
from supple.web.answer.words import Words, words


@dataclass(frozen=True, slots=True)
class Shown:
    """An experiment as pages tell of it; `with_it` is what today's block asks for, None outside of them."""

    stored: Experiment
    words: Words
    with_it: bool | None
    day: int
    of: int
    goes_on: bool

    @property
    def asks(self) -> str:
        """What today's block asks for, empty outside of the blocks."""
        if self.with_it is None:
            return ""
        return self.words.on_with if self.with_it else self.words.on_without

    @property
    def kind(self) -> str:
        """How today's kind of day is called."""
        return self.words.with_it if self.with_it else self.words.without


def shown(stored: Experiment, today: dt.date) -> Shown:
    """Return an experiment as it stands on a day."""
    return Shown(
        stored=stored,
        words=words(Asked(stored.question)),
        with_it=stored.with_it(today),
        day=(min(today, stored.last_day) - stored.starts).days + 1,
        of=(stored.ends - stored.starts).days + 1,
        goes_on=stored.ended_on is None and today <= stored.ends,
    )
