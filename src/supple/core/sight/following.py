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
FORGET_S = 3.0
OTHER_S = 0.7
OTHER_GONE_S = 3.0
GONE_S = 1.0
_FOLLOW_S = 0.1


class Follower:
    """Choose the body nearest in place and size to the one followed so far.

    `someone_else` becomes true in the one picture in which another person has been there for a while.
    """

    __slots__ = (
        "_at", "_last_s", "_other_last_s", "_other_since_s", "_size", "_trunk", "index", "someone_else",
    )  # fmt: skip

    def __init__(self) -> None:
        self.someone_else = False
        self.index: int | None = None
        self._at: tuple[float, float] | None = None
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
            and (alone or gap_s >= GONE_S or self._along(one) > TURNED)
        ]
        return min(near, key=self._far, default=None)

    def _along(self, body: Seen) -> float:
        """Return the cosine between a body's trunk and the followed one's."""
        (ax, ay), (bx, by) = self._trunk, body.trunk
        return ax * bx + ay * by

    def _far(self, body: Seen) -> float:
        at_x, at_y = self._at or (0.0, 0.0)
        x, y = body.centre
        return hypot(x - at_x, y - at_y) / self._size

    def _stay(self, body: Seen, time_s: float) -> None:
        if self._at is None:
            self._at, self._size, self._last_s = body.centre, body.torso, time_s
        share = 1.0 - exp(-(time_s - self._last_s) / _FOLLOW_S)
        (at_x, at_y), (x, y) = self._at, body.centre
        self._at = (at_x + share * (x - at_x), at_y + share * (y - at_y))
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
