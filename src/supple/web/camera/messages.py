"""What the page tells about a session that the camera watched, as checked, frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from supple.core.movement import catalogue
from supple.core.sight.bounds import (
    LARGEST_CHANGE,
    LONGEST_HOLD_S,
    LONGEST_WATCH_S,
    MOST_BENDS,
    MOST_CUES,
    MOST_FRAMES,
    MOST_HOLDS,
    MOST_PARTS,
    MOST_RANGES,
    MOST_TIMES,
    MOST_UNSEEN,
)
from supple.core.sight.load import sight_of, words
from supple.web import reading
from supple.web.camera import bends, files
from supple.web.camera.models import Lost, PoseModel, Side
from supple.web.camera.watched import Holds, Part, Stretch, Watched
from supple.web.today.choosing import core_version

VERSION = 1
LONGEST_TEXT = 100
Body = Mapping[str, Any]


def watched(request: HttpRequest, movements: tuple[str, ...]) -> Watched:
    """Read what the camera saw in a session that may hold `movements`; raises `Problem`."""
    keys = ("version", "model", "model_version", "judge_version", "frames", "watched_s", "delegate", "lost")
    raw = reading.body(request, (*keys, "parts", "faults", "cannot_see", "bends"))
    reading.whole(raw, "version", VERSION, VERSION)
    parts = tuple(_part(one, movements) for one in _many(raw, "parts", MOST_PARTS))
    if len({(one.movement, one.part, one.side) for one in parts}) < len(parts):
        raise reading.refused("parts", _("names a part twice"), _("each part and side once"))
    return Watched(_facts(raw, movements), parts, bends.read(_many(raw, "bends", MOST_BENDS), movements))


def _facts(raw: Body, movements: tuple[str, ...]) -> dict[str, Any]:
    cues = dict(_cue(one, movements) for one in _many(raw, "faults", MOST_CUES))
    unseen = dict(_unseen(one, movements) for one in _many(raw, "cannot_see", MOST_UNSEEN))
    model = _maybe(raw, "model", tuple(PoseModel.values))
    return {
        "pose_model": model,
        # The page got both from here, so it need not name them.
        "model_version": _text(raw, "model_version") or (files.model_version() if model else ""),
        "judge_version": _text(raw, "judge_version") or core_version(),
        "delegate": _maybe(raw, "delegate", ("GPU", "CPU")),
        "frames": reading.whole(raw, "frames", 0, MOST_FRAMES),
        "watched_s": reading.seconds(raw, "watched_s", LONGEST_WATCH_S),
        "lost": _maybe(raw, "lost", tuple(Lost.values)),
        "cues": cues,
        "cannot_see": unseen,
    }


def _part(raw: Body, movements: tuple[str, ...]) -> Part:
    movement = reading.one_of(raw, "movement", movements)
    made = Part(
        movement=movement,
        part=reading.one_of(raw, "part", parts_of(movement)),
        side=_maybe(raw, "side", tuple(Side.values)),
        **{
            name: reading.whole(raw, name, 0, MOST_TIMES)
            for name in ("expected", "seen", "not_judged", "half")
        },
        coverage=None if raw.get("coverage") is None else reading.number(raw, "coverage", 0.0, 1.0),
        holds=_holds(raw),
        ranges=tuple(map(_stretch, _many(raw, "ranges", MOST_RANGES))),
    )
    if len({one.measure for one in made.ranges}) < len(made.ranges):
        raise reading.refused("ranges", _("names a measure twice"), _("each measure once"))
    return made


def parts_of(movement: str) -> tuple[str, ...]:
    """Return the names under which a movement's repetitions may be counted."""
    found = catalogue().movements[movement]
    sight = sight_of(found)
    counts = [count.name for count in sight.counts] if sight else []
    return tuple(dict.fromkeys((*counts, *(part.id for part in found.parts))))


def _holds(raw: Body) -> Holds:
    given = raw.get("holds_s", [])
    if not isinstance(given, list) or len(given) > MOST_HOLDS:
        raise reading.refused("holds_s", _("is not right"), _("a list of seconds"))
    held = [reading.seconds({"holds_s": one}, "holds_s", LONGEST_HOLD_S) for one in given]
    return Holds(len(held), min(held), median(held), max(held)) if held else Holds(0)


def _stretch(raw: Body) -> Stretch:
    measure = reading.one_of(raw, "measure", tuple(words().measures))
    made = {
        name: reading.number(raw, name, -LARGEST_CHANGE, LARGEST_CHANGE)
        for name in ("least", "median", "most", "first", "last")
    }
    return Stretch(
        measure=measure,
        unit=reading.one_of(raw, "unit", (words().measures[measure].unit,)),
        repetitions=reading.whole(raw, "repetitions", 1, MOST_TIMES),
        uncertainty=reading.number(raw, "uncertainty", 0.0, LARGEST_CHANGE),
        **made,
    )


def _cue(raw: Body, movements: tuple[str, ...]) -> tuple[str, str]:
    movement = reading.one_of(raw, "movement", movements)
    cues = tuple(fault.cue for fault in catalogue().movements[movement].faults)
    cue = reading.one_of(raw, "cue", cues)
    return f"{movement}/{cue}", str(reading.whole(raw, "times", 1, MOST_TIMES))


def _unseen(raw: Body, movements: tuple[str, ...]) -> tuple[str, str]:
    movement = _maybe(raw, "movement", movements)
    why = reading.one_of(raw, "why", tuple(words().advice))
    return f"{movement}/{why}", f"{reading.seconds(raw, 'seconds', LONGEST_WATCH_S):.1f}"


def _many(raw: Body, key: str, most: int) -> list[Body]:
    found = raw.get(key, [])
    if not isinstance(found, list) or len(found) > most or not all(isinstance(one, dict) for one in found):
        allowed = _("a list of at most %d objects") % most
        raise reading.refused(key, _("is not right"), allowed)
    return found


def _maybe(raw: Body, key: str, allowed: tuple[str, ...]) -> str:
    return "" if raw.get(key) is None else reading.one_of(raw, key, allowed)


def _text(raw: Body, key: str) -> str:
    found = raw.get(key, "")
    fits = isinstance(found, str) and len(found) <= LONGEST_TEXT and found.isprintable()
    if not fits:
        raise reading.refused(key, _("is not right"), _("a text of at most %d characters") % LONGEST_TEXT)
    return str(found)
