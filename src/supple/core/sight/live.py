"""The judge beside a running session: landmarks in from the camera, one line of JSON out for the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from supple.core.movement import catalogue
from supple.core.sight.bending import Curves
from supple.core.sight.coaching import Coach, Coached
from supple.core.sight.cueing import Cueing
from supple.core.sight.events import Event, Redetect
from supple.core.sight.judge import Judge
from supple.core.sight.landmarks import LENGTH, Frame
from supple.core.sight.script import Expected, at
from supple.core.sight.summing import Summing, Tally

_FIELDS = Expected.__slots__


class Live:
    """Watch a session as the page plays it; the session may go over to another timeline.

    Numbers that JavaScript hands over are copied out of it at once.
    """

    def __init__(self, camera: str = "{}") -> None:
        given = json.loads(camera)
        self._mirrored = bool(given.get("mirrored", False))
        self._abstains = frozenset(given.get("abstains", ()))
        self._tally = Tally()
        self._curves = Curves() if given.get("curve") else None
        self._strips: bytes = b""
        self._coach: Coach | None = None
        self._last_s = 0.0
        self._script: tuple[Expected, ...] = ()
        self._plan(())

    def follow(self, timeline: str) -> None:
        """Follow this timeline from now on (its JSON); what was seen so far is kept."""
        told = json.loads(timeline)
        # Who is out of the picture just now would else have been seen all the time.
        self._summing.close(self._last_s)
        self._plan(expected(told, self._abstains))

    def coach(self, *, on: bool) -> None:
        """Begin to help somebody into the picture, or end it."""
        self._coach = Coach(self._script) if on else None

    def outlined(self, strips: Any) -> None:  # noqa: ANN401
        """Take the outlines of the next picture's bodies (see `outline_of_strip`), for where a bend is."""
        self._strips = bytes(strips.to_py() if hasattr(strips, "to_py") else strips)

    def feed(self, numbers: Any, time_s: float, at_s: float, picture: Any) -> str:  # noqa: ANN401
        """Take the bodies of one picture and return what there is to show and say, as JSON.

        `numbers` are 132 for each body (see Frame) and `picture` its aspect and its mean brightness (0 to 1,
        below 0 where it was not measured); both are sequences of numbers, or typed arrays of JavaScript.
        """
        self._last_s = time_s
        self._tally.picture(time_s)
        flat, (aspect, light) = _plain(numbers), _plain(picture)
        bodies = tuple(flat[at : at + LENGTH] for at in range(0, len(flat), LENGTH))
        frame = Frame(time_s, aspect, bodies)
        events = self._judge.feed(frame, at_s)
        coached = self._coach.feed(bodies, (aspect, light), time_s, self._judge.now) if self._coach else None
        if coached is None:
            self._summing.take(events, at_s)
        said: dict[str, Any] = {
            "events": [event.to_json() for event in events],
            "now": self._now(at_s),
            "say": self._say(events, coached, at_s),
            "coach": coached.to_json() if coached else None,
            "redetect": _redetect(events),
        }
        if self._curves:
            said["curve"] = self._curves.feed(frame, self._strips, self._judge.now, () if coached else events)
            said["outline"] = self._curves.wants(self._judge.now)
            self._strips = b""
        return json.dumps(said)

    def _say(self, events: Sequence[Event], coached: Coached | None, at_s: float) -> dict[str, Any] | None:
        """Return what to say: in the movements, and in the first one's place while it is got ready for."""
        place = max(0, at(self._script, at_s)) if self._script else -1
        working = place >= 0 and self._script[place].kind in ("work", "ready")
        told = coached.key in ("", "hold_still") if coached and coached.step == "place" else not coached
        return self._cueing.feed(events, self._judge.now, open_=working and told)

    def finish(self) -> None:
        """Take in what the judge still has to say."""
        events = self._judge.finish()
        self._summing.take(events, 0.0)
        if self._curves:
            self._curves.take(events)
        self._summing.close(self._last_s)

    def summary(self) -> str:
        """Return what was seen in the whole session, as JSON: see `Tally.to_json`."""
        bends = {"bends": self._curves.told} if self._curves else {}
        return json.dumps(self._tally.to_json() | bends)

    def _plan(self, script: Sequence[Expected]) -> None:
        known = catalogue()
        self._script = tuple(script)
        self._judge = Judge(known, self._script, mirrored=self._mirrored)
        self._summing = Summing(known, self._script, self._tally)
        self._cueing = Cueing()
        if self._coach:
            self._coach = Coach(self._script)

    def _now(self, at_s: float) -> dict[str, Any]:
        now = self._judge.now
        return {
            "movement": now.movement,
            "side": now.side,
            "position": now.position,
            "armed": now.armed,
            "count": now.count,
            "of": self._summing.of(at_s),
            "part": now.part,
            "measure": now.measure,
            "share": round(now.share, 3),
            "change": round(now.change, 3),
            "hold_s": round(now.hold_s, 2),
            "hold_of_s": self._beat_s(at_s),
            "sees": now.sees,
            "body": now.body,
        }

    def _beat_s(self, at_s: float) -> float:
        """Return how long the beat at `at_s` lasts: what a hold in it is asked to last."""
        place = at(self._script, at_s)
        return self._script[place].seconds if place >= 0 else 0.0


def expected(timeline: Mapping[str, Any], abstains: Iterable[str] = ()) -> tuple[Expected, ...]:
    """Return the script of a timeline's JSON; what the camera's place cannot show is rest to the judge."""
    unseen = frozenset(abstains)
    beats = [*timeline["ready"], *timeline["beats"], *timeline["after"]]
    return tuple(
        Expected(**{name: beat[name] for name in _FIELDS} | (_REST if beat["movement"] in unseen else {}))
        for beat in beats
    )


_REST = {"kind": "rest", "movement": None, "side": None, "repetition": None, "phase": ""}


def _plain(numbers: Any) -> list[float]:  # noqa: ANN401
    """Return a sequence, or a typed array of JavaScript, as a list."""
    taken = numbers.to_py() if hasattr(numbers, "to_py") else numbers
    return [float(one) for one in taken]


def _redetect(events: Iterable[Event]) -> str | None:
    return next((event.why for event in events if isinstance(event, Redetect)), None)
