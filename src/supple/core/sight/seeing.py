"""What keeps the judge from seeing, and what would help, in plain words."""

from __future__ import annotations

from math import hypot

from supple.core.sight.load import Words
from supple.core.sight.model import Sight
from supple.core.sight.seen import ANKLE, EAR, ELBOW, HIP, KNEE, SHOULDER, WRIST, Seen

PERSIST_S = 1.5
AGAIN_S = 0.7
REPEAT_S = 12.0
SMALL_TORSO = 0.06
FRONT_ON, FRONT_ON_LAID = 0.55, 0.75
"""Distance between the shoulders in torso lengths: more is no side view. A camera looks down on who lies."""
SIDE_ON, SIDE_ON_HIPS = 0.4, 0.18
"""Distance between shoulders, and between hips: less is no front view."""
FORESHORTENED = 1.15
"""Distance between the shoulders: more is a trunk that points at the camera, as if lying feet first."""

PARTS = {
    "head": (EAR,),
    "shoulders": (SHOULDER,),
    "arms": (ELBOW, WRIST),
    "hips": (HIP,),
    "knees": (KNEE,),
    "feet": (ANKLE,),
}
_ENDS = {"head": "head", "shoulders": "head", "arms": "head", "hips": "feet", "knees": "feet", "feet": "feet"}
_LAID = ("lying", "prone", "kneeling")
Problem = tuple[str, str]
"""Why, and which part of the body (or nothing)."""


def needs_of(sight: Sight, words: Words) -> tuple[str, ...]:
    """Return the parts of the body that a movement's measures look at, each once."""
    named = (words.measures[name].needs for name in sight.measures)
    return tuple(dict.fromkeys(part for needs in named for part in needs)) or ("shoulders", "hips")


def problem_of(body: Seen, sight: Sight, needs: tuple[str, ...], *, armed: bool) -> Problem | None:
    """Return what hinders measuring this body for this movement, or None."""
    if body.torso < SMALL_TORSO:
        return "too_far", ""
    if body.bad:
        missing = [part for part in needs if _missing(body, sight, part)]
        if missing:
            return _cut(body, sight, missing)
    if armed or view_fits(body, sight):
        return None
    return f"turn_{sight.view}", ""


def view_fits(body: Seen, sight: Sight) -> bool:
    """Tell whether the body is seen from where the movement is judged: by the distance of its shoulders."""
    x, y = body.x, body.y
    across = hypot(x[SHOULDER] - x[SHOULDER + 1], y[SHOULDER] - y[SHOULDER + 1]) / body.torso
    if sight.view == "side":
        return across <= (FRONT_ON_LAID if sight.position in _LAID else FRONT_ON)
    hips = abs(x[HIP] - x[HIP + 1]) / body.torso
    return SIDE_ON <= across <= FORESHORTENED and hips >= SIDE_ON_HIPS


def _missing(body: Seen, sight: Sight, part: str) -> list[int]:
    sides = (0, 1) if sight.view == "front" else (body.near,)
    return [at + side for at in PARTS[part] for side in sides if at + side in body.bad]


def _cut(body: Seen, sight: Sight, missing: list[str]) -> Problem:
    if "head" in missing and "feet" in missing:
        return "too_near", ""
    part = missing[-1]
    points = _missing(body, sight, part)
    if any(body.y[at] > 1.0 for at in points):
        return "too_low", part
    if any(body.y[at] < 0.0 for at in points):
        return "too_high", part
    if any(not 0.0 <= body.x[at] <= body.aspect for at in points):
        return ("cut_off" if sight.position in _LAID else "to_the_middle"), part
    return "hidden", part


def advice(words: Words, problem: Problem) -> str:
    """Return the sentence for a problem; it names ends of the body, so that no mirror turns it round."""
    why, part = problem
    end = words.parts.get(_ENDS.get(part, ""), "")
    return words.advice[why].format(part=words.parts.get(part, ""), end=end)


class Seeing:
    """Tell a problem only once it has lasted, and its end only once that has."""

    __slots__ = ("_clear_since_s", "_problem", "_said_s", "_since_s", "said")

    def __init__(self) -> None:
        self.said: Problem | None = None
        self._problem: Problem | None = None
        self._since_s = self._said_s = 0.0
        self._clear_since_s: float | None = None

    def feed(self, problem: Problem | None, time_s: float) -> Problem | bool | None:
        """Return a problem that is to be told now, True where all is seen again, else None."""
        if problem is None:
            return self._clear(time_s)
        self._clear_since_s = None
        if problem != self._problem:
            self._problem, self._since_s = problem, time_s
        due = problem != self.said or time_s - self._said_s >= REPEAT_S
        if due and time_s - self._since_s >= PERSIST_S:
            self.said, self._said_s = problem, time_s
            return problem
        return None

    def _clear(self, time_s: float) -> bool | None:
        if self._clear_since_s is None:
            self._clear_since_s = time_s
        if time_s - self._clear_since_s < AGAIN_S:
            return None
        self._problem = None
        if self.said is None:
            return None
        self.said = None
        return True
