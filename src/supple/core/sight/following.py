"""Stay with one person when several are in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, hypot

from supple.core.movement.model import Position
from supple.core.sight.facing import facing_score
from supple.core.sight.position import position_of
from supple.core.sight.seen import Seen, seen

REACH, FASTEST = 0.5, 1.5
"""How far the followed body's middle may be from where it was, in torso lengths; and more for each second."""
TURNED = 0.5
"""Cosine of how far its trunk may have turned since it was last seen a moment ago."""
LIKE = 1.3
"""How much larger or smaller it may have become in that moment."""
FORGET_S = 3.0
OTHER_S = 0.7
OTHER_GONE_S = 3.0
GONE_S = 1.0
AT_HOME, LEFT_HOME = 0.35, 1.0
"""How near somebody is to where the followed body has been for a while, in torso lengths; and how far."""
_FOLLOW_S, _HOME_S = 0.1, 4.0


class Follower:
    """Choose the body nearest in place and size to the one followed so far.

    `someone_else` becomes true in the one picture in which another person has been there for a while.
    """

    __slots__ = (
        "_at", "_home", "_last_s", "_other_last_s", "_other_since_s", "_size", "_trunk", "index",
        "someone_else",
    )  # fmt: skip

    def __init__(self) -> None:
        self.someone_else = False
        self.index: int | None = None
        self._at: tuple[float, float] | None = None
        self._home = (0.0, 0.0)
        self._size = 1.0
        self._trunk = (0.0, -1.0)
        self._last_s = 0.0
        self._other_since_s: float | None = None
        self._other_last_s = 0.0

    def feed(
        self, bodies: Sequence[Sequence[float]], aspect: float, time_s: float, wanted: Position | None
    ) -> Seen | None:
        """Return the followed body; `wanted` is the position to look for while nobody is followed."""
        self.someone_else = False
        made = [seen(body, aspect) for body in bodies]
        found = [one for one in made if one is not None]
        if self._at is not None and not 0.0 <= time_s - self._last_s <= FORGET_S:
            self._at = None
        chosen = self._nearest(found, time_s) if self._at is not None else _likeliest(found, wanted)
        self.index = made.index(chosen) if chosen is not None else None
        if chosen is not None:
            self._stay(chosen, time_s)
        if len(found) > 1:
            self._look_round(found, chosen, time_s)
        return chosen

    def _nearest(self, found: list[Seen], time_s: float) -> Seen | None:
        gap_s = min(time_s - self._last_s, GONE_S)
        alone = self._other_since_s is None or time_s - self._other_last_s > OTHER_GONE_S
        near = [
            one
            for one in found
            if self._far(one) <= REACH + FASTEST * gap_s
            and 0.5 < one.torso / self._size < 2.0
            and (alone or gap_s >= GONE_S or self._like(one))
        ]
        chosen = min(near, key=self._far, default=None)
        return chosen if alone or chosen is None else self._at_home(found, chosen) or chosen

    def _at_home(self, found: list[Seen], chosen: Seen) -> Seen | None:
        """Return who is where the followed body was for long, if the chosen one has just walked off.

        Two who cross are easily confused: the one who walks on is not the one who stays.
        """
        if self._off(chosen) < LEFT_HOME:
            return None
        here = [one for one in found if self._off(one) < AT_HOME and self._like(one)]
        return min(here, key=self._off, default=None)

    def _off(self, body: Seen) -> float:
        x, y = body.centre
        return hypot(x - self._home[0], y - self._home[1]) / self._size

    def _like(self, body: Seen) -> bool:
        """Tell whether a body is as large as the followed one and its trunk points the same way."""
        (ax, ay), (bx, by) = self._trunk, body.trunk
        return ax * bx + ay * by > TURNED and 1.0 / LIKE < body.torso / self._size < LIKE

    def _far(self, body: Seen) -> float:
        at_x, at_y = self._at or (0.0, 0.0)
        x, y = body.centre
        return hypot(x - at_x, y - at_y) / self._size

    def _stay(self, body: Seen, time_s: float) -> None:
        if self._at is None:
            self._at, self._size, self._last_s = body.centre, body.torso, time_s
            self._home = body.centre
        step_s = time_s - self._last_s
        share = 1.0 - exp(-step_s / _FOLLOW_S)
        self._at = _nearer(self._at, body.centre, share)
        self._home = _nearer(self._home, body.centre, 1.0 - exp(-step_s / _HOME_S))
        self._size += share * (body.torso - self._size)
        self._trunk = body.trunk
        self._last_s = time_s

    def _look_round(self, found: list[Seen], chosen: Seen | None, time_s: float) -> None:
        """Notice another person: of like size, and not the same body found twice."""
        others = [
            one
            for one in found
            if one is not chosen and one.torso > 0.4 * self._size and (chosen is None or _apart(one, chosen))
        ]
        if not others:
            return
        if self._other_since_s is None or time_s - self._other_last_s > OTHER_GONE_S:
            self._other_since_s = time_s
        before_s = self._other_last_s - self._other_since_s
        self._other_last_s = time_s
        self.someone_else = before_s < OTHER_S <= time_s - self._other_since_s


def _nearer(here: tuple[float, float], there: tuple[float, float], share: float) -> tuple[float, float]:
    return here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])


def _apart(one: Seen, other: Seen) -> bool:
    (ax, ay), (bx, by) = one.centre, other.centre
    return hypot(ax - bx, ay - by) > 0.4 * max(one.torso, other.torso)


def _likeliest(found: list[Seen], wanted: Position | None) -> Seen | None:
    """Return the largest body, one in the wanted position before all others."""
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda one: (_is_in(one, wanted), one.torso))


def _is_in(body: Seen, wanted: Position | None) -> bool:
    body.facing = 1.0 if facing_score(body) >= 0.0 else -1.0
    return wanted is not None and position_of(body) == wanted
