"""Which one thing to say while somebody moves: few, and one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from supple.core.sight.events import (
    Armed,
    CannotSee,
    Disarmed,
    Event,
    Fault,
    Repetition,
    SeesAgain,
    SomeoneElse,
)
from supple.core.sight.judge import Now


class Cueing:
    """Choose at most one cue a repetition, and what helps the camera to see, before it. [D]"""

    __slots__ = ("_cued", "_unseen")

    def __init__(self) -> None:
        self._cued = False
        self._unseen = ""

    def feed(self, events: Sequence[Event], now: Now, *, open_: bool = True) -> dict[str, Any] | None:
        """Return what to say after this picture: `kind` ("see" or "cue") and `text`.

        Only where it is `open_`, as it is not while somebody changes position: who is still not seen after
        that is told then.
        """
        cue = self._cue(events, now)
        for event in events:
            self._look(event)
        if not open_:
            return None
        if self._unseen:
            said, self._unseen = self._unseen, ""
            return {"kind": "see", "text": said}
        if cue:
            self._cued = True
            return {"kind": "cue", "text": cue}
        return None

    def _cue(self, events: Sequence[Event], now: Now) -> str:
        if any(isinstance(event, Repetition | Armed | Disarmed) for event in events):
            self._cued = False
        if self._cued or not now.armed:
            return ""
        return next((event.cue for event in events if isinstance(event, Fault)), "")

    def _look(self, event: Event) -> None:
        if isinstance(event, CannotSee):
            self._unseen = event.advice
        elif isinstance(event, SeesAgain):
            self._unseen = ""
        elif isinstance(event, SomeoneElse) and not self._unseen:
            self._unseen = event.advice
