"""Help somebody into the picture before a session begins: one thing at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import hypot
from typing import Any, Literal

from supple.core.movement import catalogue
from supple.core.sight.judge import Now
from supple.core.sight.load import sight_of
from supple.core.sight.script import Expected
from supple.core.sight.seeing import SMALL_TORSO
from supple.core.sight.seen import ANKLE, EAR, HIP, KNEE, NOSE, SHOULDER, Seen, seen

Step = Literal["face", "place", "ready"]
"""First the face, from which the pose model finds a body; then into the first movement's place."""

DARK = 0.16
"""A picture whose mean brightness is below this is too dark (0 is black, 1 is white). [D]"""
SEEN_S = 1.0
LASTS_S = 1.2
REPEAT_S = 9.0
STILL_S = 2.5
NEAR_TORSO = 0.6
OTHER_SIZE = 0.4
AT_ONCE = ("lie_down", "ready")


@dataclass(frozen=True, slots=True)
class Coached:
    """What to tell: `key` names a sentence of the catalogue's set-up, `position` which one of `lie_down`.

    `say` is true in the one picture in which it is to be said; `done` when the session may begin.
    """

    step: Step
    key: str
    position: str | None
    say: bool
    done: bool

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


class Coach:
    """Look at what hinders, tell it once it has lasted, and again only after a while."""

    __slots__ = ("_here_s", "_key", "_position", "_said_s", "_since_s", "_step", "_tells", "judged")

    def __init__(self, script: Sequence[Expected]) -> None:
        first = next((one for one in script if one.kind == "work" and one.movement), None)
        self._position = first.position if first else None
        self.judged = first is not None and sight_of(catalogue().movements[first.movement or ""]) is not None
        self._step: Step = "face"
        self._key = ""
        self._tells = ""
        self._since_s = self._said_s = 0.0
        self._here_s: float | None = None

    def feed(
        self, bodies: Sequence[Sequence[float]], picture: tuple[float, float], time_s: float, now: Now
    ) -> Coached:
        """Take one picture: its bodies, its aspect and brightness, and how things stand with the judge."""
        aspect, light = picture
        key = hinders(bodies, aspect, light, whole=self._step == "face")
        if self._step == "face" and self._lasts(key == "", time_s, SEEN_S):
            self._step, self._here_s = "place", None
        if self._step == "place":
            # Who is hindered has to be still anew after that.
            self._here_s = None if key else self._here_s
            key = key or self._in_place(time_s, now)
        say = self._tell(key, time_s)
        return Coached(self._step, self._tells, self._position, say, done=self._step == "ready")

    def _in_place(self, time_s: float, now: Now) -> str:
        """Return what is missing until somebody is in their first movement's place; "ready" at the end."""
        here = now.position == self._position
        still = self._lasts(here, time_s, STILL_S)
        if self._position is None or now.armed or (still and not self.judged):
            self._step = "ready"
            return "ready"
        if not here:
            return "lie_down"
        return "hold_still" if now.sees else ""

    def _lasts(self, fits: bool, time_s: float, seconds: float) -> bool:
        if not fits:
            self._here_s = None
        elif self._here_s is None:
            self._here_s = time_s
        return self._here_s is not None and time_s - self._here_s >= seconds

    def _tell(self, key: str, time_s: float) -> bool:
        """Tell whether to say what is to be told now; a new thing only once it has lasted."""
        if key != self._key:
            self._key, self._since_s = key, time_s
        lasted = key in AT_ONCE or time_s - self._since_s >= LASTS_S
        if not key or not lasted or (key == self._tells and time_s - self._said_s < REPEAT_S):
            return False
        self._tells, self._said_s = key, time_s
        return True


def hinders(bodies: Sequence[Sequence[float]], aspect: float, light: float, *, whole: bool) -> str:
    """Return the first thing that keeps a camera from seeing one person, or "".

    With `whole` the face and the whole body must be in the picture, as they should be at the start.
    """
    if 0.0 <= light < DARK:
        return "too_dark"
    found = [one for one in (seen(body, aspect) for body in bodies) if one is not None]
    if not found:
        return "nobody"
    largest = max(found, key=lambda one: one.torso)
    if sum(one.torso > OTHER_SIZE * largest.torso and _apart(one, largest) for one in found):
        return "one_person"
    if largest.torso < SMALL_TORSO:
        return "too_far"
    return _cut(largest) if whole else ""


def _apart(one: Seen, other: Seen) -> bool:
    """Tell two people from one body that was found twice."""
    (ax, ay), (bx, by) = one.centre, other.centre
    return hypot(ax - bx, ay - by) > 0.4 * other.torso


def _cut(body: Seen) -> str:
    if not body.bad & set(_WHOLE):
        return ""
    head, feet = body.bad & {NOSE, *_EARS}, body.bad & {*_FEET}
    return "too_near" if (head and feet) or body.torso > NEAR_TORSO else "whole_body"


_EARS = (EAR, EAR + 1)
_FEET = (ANKLE, ANKLE + 1)
_WHOLE = (NOSE, SHOULDER, SHOULDER + 1, HIP, HIP + 1, KNEE, KNEE + 1, *_FEET)
