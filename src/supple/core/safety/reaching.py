"""Where pain reaches: what it means when it moves out into the leg, or back towards the spine.

Clinicians speak of peripheralisation and centralisation (McKenzie; reviews by Werneke, and by May). The
thresholds are the project's own arrangement of it, in catalogue/reaching.toml.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from supple.core.catalogue import folder, read
from supple.core.catalogue.schema import Many, Named, Number, Table, Text

Movement = Literal["first", "same", "outward", "retreating"]

FURTHEST = 5
_WHOLE = Number(1, 366, whole=True)
_THRESHOLDS = ("outward_from", "leg_from", "known_for_days", "days_looked_at", "days_outward_for_someone")
_RULES = Table(
    {
        "version": Text(),
        "places": Many(Text(), least=FURTHEST + 1, most=FURTHEST + 1),
        "thresholds": Table(dict.fromkeys(_THRESHOLDS, _WHOLE)),
        "signs": Table({"both_legs": Text()}),
        "say": Named(Text()),
    }
)


@dataclass(frozen=True, slots=True)
class Reach:
    """One answer: how far pain reaches on each side (0-5, an index of `places()`).

    `told_new` is True where the person said that it is new or further out, False where they said that it is
    as before.
    """

    at: dt.datetime
    left: int
    right: int
    told_new: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What an answer means. `sign` is the id of a warning sign that is present, empty for none.

    `ask_signs` wants the warning signs gone through again; `see_someone` points to a clinician.
    """

    moved: Movement
    say: tuple[str, ...]
    sign: str = ""
    ask_signs: bool = False
    see_someone: bool = False


def places() -> tuple[str, ...]:
    """Return the ids of the places, from none out to the foot."""
    return tuple(_rules()["places"])


def version() -> str:
    """Return the version of the rules."""
    return str(_rules()["version"])


def words() -> Mapping[str, str]:
    """Return the sentences that say what reaching further, or less far, means."""
    said: Mapping[str, str] = _rules()["say"]
    return said


def judge(past: Sequence[Reach], now: Reach) -> Finding:
    """Return what `now` means after the `past` answers, oldest first."""
    rules = _rules()
    both = _is_new_in_both_legs(rules, past, now)
    moved = _moved(rules, _last_known(rules, past, now), now)
    enough = _limit(rules, "days_outward_for_someone")
    twice = moved == "outward" and _days_outward(rules, past, now) >= enough
    # Told to be new, it is, whatever the map shows.
    ask = both or moved == "outward" or (now.told_new and _furthest(now) >= _limit(rules, "outward_from"))
    if both:
        keys = ["both_legs"]
    else:
        keys = [moved, *(["outward_twice"] if twice else []), *(["new"] if ask else [])]
    say = tuple(rules["say"][key] for key in keys)
    return Finding(moved, say, rules["signs"]["both_legs"] if both else "", ask, see_someone=both or twice)


def _moved(rules: dict[str, Any], before: Reach | None, now: Reach) -> Movement:
    from_here = _limit(rules, "outward_from")
    if before is None:
        return "outward" if now.told_new and _furthest(now) >= from_here else "first"
    sides = ((before.left, now.left), (before.right, now.right))
    if any(after > earlier and after >= from_here for earlier, after in sides):
        return "outward"
    # One side may draw back while the other stays; a rise on either was met above.
    if any(after < earlier and earlier >= from_here for earlier, after in sides):
        return "retreating"
    return "same"


def _is_new_in_both_legs(rules: dict[str, Any], past: Sequence[Reach], now: Reach) -> bool:
    leg = _limit(rules, "leg_from")
    if min(now.left, now.right) < leg:
        return False
    before = _last_known(rules, past, now)
    # Not known is not "as before": only the person's own word for it makes it so.
    return now.told_new if before is None else min(before.left, before.right) < leg


def _last_known(rules: dict[str, Any], past: Sequence[Reach], now: Reach) -> Reach | None:
    known_for = dt.timedelta(days=_limit(rules, "known_for_days"))
    return past[-1] if past and now.at - past[-1].at <= known_for else None


def _days_outward(rules: dict[str, Any], past: Sequence[Reach], now: Reach) -> int:
    """Return how often pain has moved outward in the days looked at, `now` among them."""
    looked_at = dt.timedelta(days=_limit(rules, "days_looked_at"))
    answers = [*past, now]
    return sum(
        _moved(rules, _last_known(rules, answers[:index], answer), answer) == "outward"
        for index, answer in enumerate(answers)
        if now.at - answer.at <= looked_at
    )


def _furthest(reach: Reach) -> int:
    return max(reach.left, reach.right)


def _limit(rules: dict[str, Any], name: str) -> int:
    return int(rules["thresholds"][name])


@cache
def _rules() -> dict[str, Any]:
    return read(folder() / "reaching.toml", _RULES)
