"""The judge: frames in, events out, one at a time, led by the script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Unpack

from supple.core.movement.model import Catalogue, Position, Side
from supple.core.movement.steps import SIDES
from supple.core.sight.events import (
    CannotSee,
    Event,
    PositionSeen,
    Redetect,
    Repetition,
    SeesAgain,
    SomeoneElse,
)
from supple.core.sight.facing import Facing
from supple.core.sight.following import Follower
from supple.core.sight.landmarks import Frame
from supple.core.sight.load import sight_of, words
from supple.core.sight.model import Sight
from supple.core.sight.position import Steady, position_of
from supple.core.sight.script import Expected, at
from supple.core.sight.seeing import Problem, Seeing, advice, needs_of, problem_of
from supple.core.sight.seen import Seen
from supple.core.sight.told import How, Moment, Options
from supple.core.sight.tracking import Tracker
from supple.core.sight.trust import Trust
from supple.errors import UsageError

BACKWARDS_S = 1.0
"""A clock that goes back by more than this has begun anew; by less, the frame is late and left out."""
SOON_S = 1.0
LONGEST_ASPECT = 20.0
_NOTHING: tuple[Event, ...] = ()
Key = tuple[str, Side | None]


@dataclass(frozen=True, slots=True)
class Now:
    """How things stand, for a page that shows them.

    `share` is how far the body is out, of its own range; `count` is of the part being done and its side.
    `change` is how far it is out in the unit of the `measure` that the `part` is counted by, never below 0.
    `body` is the place of the followed body in the frame, `near` its side nearer the camera; `values` are
    the movement's measures in this frame, without those that are not seen.
    """

    movement: str | None
    side: Side | None
    position: Position | None
    armed: bool
    count: int
    share: float
    hold_s: float
    sees: bool
    body: int | None
    near: Side | None
    values: Mapping[str, float]
    part: str | None = None
    measure: str | None = None
    change: float = 0.0


@dataclass(frozen=True, slots=True)
class _Target:
    """Hold what to judge: `phase` is the one being done, "" for any, None while it is only got ready for."""

    key: Key
    phase: str | None
    side: Side | None


class Judge:
    """Watch one person follow a script, or do one movement.

    Memory is bounded: it keeps filters, and the samples and points of the repetition under way, no pictures.
    """

    def __init__(
        self, catalogue: Catalogue, script: Sequence[Expected] | None = None, **how: Unpack[How]
    ) -> None:
        self._options = Options(**how)
        self._words = words()
        self._script = tuple(script or ())
        self._targets = _targets(catalogue, self._script)
        self._sights: dict[str, Sight] = {}
        for name, movement in catalogue.movements.items():
            if (sight := sight_of(movement)) is not None:
                self._sights[name] = sight
        self._needs: dict[str, tuple[str, ...]] = {}
        self._trackers: dict[Key, Tracker] = {}
        self._trailing: tuple[Tracker, float] | None = None
        self._tracker: Tracker | None = None
        self._target: _Target | None = None
        self._whole: _Target | None = None
        self._moment = Moment(0.0, 0.0, None, None, None)
        self._begin()

    @classmethod
    def for_movement(
        cls, catalogue: Catalogue, movement: str, side: Side | None = None, **how: Unpack[How]
    ) -> Judge:
        """Return a judge that expects one movement all the time; raises UsageError where it cannot be."""
        found = catalogue.movements.get(movement)
        if found is None:
            raise UsageError(f"There is no movement {movement!r}.", "`supple movements` lists them.")
        if not found.sight:
            raise UsageError(f"{found.name} cannot be judged: its file has no [sight] table.")
        judge = cls(catalogue, None, **how)
        judge._whole = _Target((movement, side), "", side)
        return judge

    def _begin(self) -> None:
        self._last_s: float | None = None
        self._follower, self._facing, self._steady = Follower(), Facing(), Steady()
        self._trust, self._seeing = Trust(), Seeing()
        self._faces = 0.0
        self._body: Seen | None = None

    @property
    def now(self) -> Now:
        """How things stand after the last frame."""
        tracker, target = self._tracker, self._target
        counter = tracker.counter if tracker else None
        side = target.side if target else None
        return Now(
            movement=target.key[0] if target else None,
            side=side,
            position=self._steady.value,
            armed=tracker.armed if tracker else False,
            count=tracker.numbers.get((counter.count.name, side), 0) if tracker and counter else 0,
            share=counter.share if counter else 0.0,
            hold_s=counter.hold_s if counter else 0.0,
            sees=self._seeing.said is None,
            body=self._follower.index if self._body else None,
            near=SIDES[self._body.near] if self._body else None,
            values=tracker.values if tracker and self._body else {},
            part=counter.count.name if counter else None,
            measure=counter.count.measure if counter else None,
            change=max(0.0, counter.share * counter.range) if counter else 0.0,
        )

    def feed(self, frame: Frame, at_s: float | None = None) -> tuple[Event, ...]:
        """Take one frame; `at_s` is the script's clock where it is not the frame's.

        A frame that is no newer than the last one says nothing.
        """
        time_s = frame.time_s
        if not _is_number(time_s) or self._is_late(time_s):
            return _NOTHING
        at_s = at_s if at_s is not None and _is_number(at_s) else time_s
        events: list[Event] = []
        self._aim(at_s, time_s, events)
        body = self._find(frame, time_s, at_s, events)
        self._last_s, self._body = time_s, body
        target = self._target
        side, phase = (target.side, target.phase) if target else (None, None)
        led = bool(phase) or (bool(self._script) and self._starts_soon(at_s))
        now = self._moment = Moment(time_s, at_s, self._steady.value, side, phase, led)
        if self._trailing is not None:
            self._trail(body, now, events)
        if self._tracker is not None:
            events += self._tracker.feed(body, now)
        return tuple(events)

    def finish(self) -> tuple[Event, ...]:
        """Say what is still to be said when there are no more frames."""
        events: list[Event] = []
        if self._trailing is not None:
            events += self._trailing[0].finish(self._moment)
            self._trailing = None
        for tracker in self._trackers.values():
            events += tracker.finish(self._moment)
        return tuple(events)

    def _is_late(self, time_s: float) -> bool:
        """Tell whether a frame is older than the last; a clock far behind means a new beginning."""
        if self._last_s is None or time_s > self._last_s:
            return False
        if self._last_s - time_s <= BACKWARDS_S:
            return True
        for tracker in self._trackers.values():
            tracker.disarm()
        self._begin()
        return False

    def _aim(self, at_s: float, time_s: float, events: list[Event]) -> None:
        """Look up what the script expects; a repetition under way may still end when it moves on."""
        target = self._whole
        if self._script:
            target = self._targets[max(0, at(self._script, at_s))]
        before, self._target = self._target, target
        key = target.key if target else None
        if (before.key if before else None) == key:
            return
        old = self._tracker
        if old is not None:
            if self._trailing is not None:
                events += self._trailing[0].close(self._moment)
                self._trailing = None
            if old.open or old.awaits_peak:
                self._trailing = (old, time_s)
            else:
                old.disarm()
        self._tracker = self._tracker_of(key) if key else None

    def _starts_soon(self, at_s: float) -> bool:
        """Tell whether the script's next beat is work and begins within a second."""
        following = at(self._script, at_s) + 1
        if following >= len(self._script):
            return False
        beat = self._script[following]
        return beat.kind == "work" and beat.start_s - at_s <= SOON_S

    def _tracker_of(self, key: Key) -> Tracker | None:
        if key not in self._trackers and key[0] in self._sights:
            self._trackers[key] = Tracker(self._sights[key[0]], self._words, self._options)
        return self._trackers.get(key)

    def _trail(self, body: Seen | None, now: Moment, events: list[Event]) -> None:
        """Let a repetition of the movement before come to its end."""
        if self._trailing is None:
            return
        tracker, since_s = self._trailing
        now = replace(now, phase=None)
        said = tracker.feed(body, now) if now.time_s - since_s < tracker.late_s else tracker.close(now)
        events += said
        ended = any(isinstance(one, Repetition) for one in said) or not tracker.awaits_peak
        if ended and not tracker.open:
            tracker.disarm()
            self._trailing = None

    def _find(self, frame: Frame, time_s: float, at_s: float, events: list[Event]) -> Seen | None:
        """Return the body that is followed, if it can be trusted, and say what stands in the way."""
        sight = self._tracker.sight if self._tracker else None
        aspect = frame.aspect if _is_number(frame.aspect) and 0.0 < frame.aspect < LONGEST_ASPECT else 0.0
        bodies = frame.bodies if aspect else ()
        body = self._follower.feed(bodies, aspect, time_s, sight.position if sight else None)
        if self._follower.someone_else:
            events.append(SomeoneElse(time_s, at_s, self._words.advice["someone_else"]))
        trusted = body is not None and self._trusts(body, time_s, at_s, events)
        if body is not None and trusted:
            self._place(body, time_s, at_s, events)
        if sight is not None:
            self._say(self._problem(body if trusted else None, bodies, sight), time_s, at_s, events)
        return body if trusted else None

    def _trusts(self, body: Seen, time_s: float, at_s: float, events: list[Event]) -> bool:
        trusted = self._trust.feed(body, time_s)
        if self._trust.asks is not None:
            events.append(Redetect(time_s, at_s, self._trust.asks))
        return trusted

    def _place(self, body: Seen, time_s: float, at_s: float, events: list[Event]) -> None:
        """See which way the body faces and which position it is in."""
        step_s = time_s - self._last_s if self._last_s is not None else 0.0
        self._facing.feed(body, step_s)
        found = position_of(body, front_known=not self._facing.unsure)
        if self._steady.feed(found, time_s):
            events.append(PositionSeen(time_s, at_s, self._steady.value))
        if (
            self._faces
            and body.facing != self._faces
            and self._tracker
            and self._tracker.sight.view == "side"
        ):
            self._tracker.disarm()
        self._faces = body.facing

    def _problem(self, body: Seen | None, bodies: Sequence[Sequence[float]], sight: Sight) -> Problem | None:
        if body is None:
            return ("not_sure", "") if bodies else ("nobody", "")
        needs = self._needs.get(sight.movement)
        if needs is None:
            needs = self._needs[sight.movement] = needs_of(sight, self._words)
        return problem_of(body, sight, needs, armed=self._tracker is not None and self._tracker.armed)

    def _say(self, problem: Problem | None, time_s: float, at_s: float, events: list[Event]) -> None:
        told = self._seeing.feed(problem, time_s)
        if told is True:
            events.append(SeesAgain(time_s, at_s))
        elif told:
            events.append(CannotSee(time_s, at_s, told[0], told[1], advice(self._words, told)))


def _is_number(value: object) -> bool:
    try:
        return isinstance(value, (int, float)) and isfinite(value) and abs(value) < 1e12
    except OverflowError:
        return False


def _targets(catalogue: Catalogue, script: Sequence[Expected]) -> tuple[_Target | None, ...]:
    """Return for each beat the movement that is done or got ready for: the next one while none is done."""
    targets: list[_Target | None] = []
    following: _Target | None = None
    for beat in reversed(script):
        if beat.kind == "work" and beat.movement:
            each = catalogue.movements[beat.movement].sides == "each"
            side = beat.side
            key: Key = (beat.movement, side if each else None)
            targets.append(_Target(key, beat.phase, side))
            following = _Target(key, None, side)
        else:
            targets.append(following)
    return tuple(reversed(targets))
