"""The schemas of the catalogue files of movements, positions and routines."""

from __future__ import annotations

from typing import get_args

from supple.core.catalogue.schema import Choice, Curve, Flag, Many, Named, Number, Rule, Table, Text
from supple.core.movement.model import Breath, Direction, Level, Order, Place, Position
from supple.core.movement.pose import ANGLES, CHOICES
from supple.core.movement.spreads import SPREADS, VERTEBRAE

POSITION = Choice(get_args(Position))
BREATH = Choice(get_args(Breath))
PLACES = Many(Choice(get_args(Place)), least=1)
SECONDS = Number(0.5, 60)

STATEMENT = Table({"text": Text(), "source": Text()})
FAULT = Table(
    {"text": Text(), "cue": Text(), "source": Text()},
    {"like": Text(), "not_like": Text(), "view": Choice(("side", "front"))},
)
FELT = Table(
    {"area": Text(), "feel": Choice(("stretch", "work", "move", "ease")), "source": Text()},
    {"side": Choice(("left", "right"))},
)
BALL = Table({"pose": Text(), "text": Text(), "source": Text()})
POSES = Named(
    Table(
        {},
        {
            "like": Text(),
            "spine_spread": Curve(tuple(SPREADS), VERTEBRAE),
            **{key: Number(low, high) for key, (low, high) in ANGLES.items()},
            **{key: Choice(names) for key, names in CHOICES.items()},
        },
    )
)

_SHOWN_PHASE: dict[str, Rule] = {"seconds": SECONDS, "breath": BREATH, "show": Text()}
PHASE = Table(
    {**_SHOWN_PHASE, "id": Text(), "pose": Text(), "say": Many(Text(blank=True), least=1)},
    {"mirrored": Flag()},
)
ROUTE_PHASE = Table({**_SHOWN_PHASE, "pose": Text(), "say": Text()})

LIMIT = Table(
    {"measure": Text()}, {"least": Number(-360, 360), "most": Number(-360, 360), "of_change": Flag()}
)
_CHANGE = Number(0.05, 180)
COUNT = Table(
    {
        "parts": Many(Text(), least=1),
        "measure": Text(),
        "towards": Choice(("more", "less", "either")),
        "usual_change": _CHANGE,
        "least_change": _CHANGE,
    },
    {
        "name": Text(),
        "positive": Choice(("left", "right")),
        "longest_s": Number(1, 120),
        "back_s": Number(0.05, 2),
        "hold_share": Number(0.3, 0.95),
        "must": Many(LIMIT),
        "also": Many(Text()),
    },
)
SEEN_FAULT = Table(
    {"cue": Text(), "measure": Text(), "change": Number(-180, 180)}, {"seconds": SECONDS, "either": Flag()}
)
SIGHT = Table(
    {
        "least_coverage": Number(0.3, 1),
        "tells": Many(STATEMENT, least=1),
        "cannot_tell": Many(STATEMENT, least=1),
    },
    {
        "leg": Choice(("near", "more_bent")),
        "start": Many(LIMIT),
        "counts": Many(COUNT),
        "faults": Many(SEEN_FAULT),
    },
)
SIGHT_WORDS = Table(
    {
        "parts": Named(Text()),
        "measures": Named(
            Table(
                {
                    "name": Text(),
                    "unit": Choice(("degrees", "torso lengths")),
                    "uncertainty": Number(0.05, 45),
                    "needs": Many(Text(), least=1),
                }
            )
        ),
        "advice": Named(Text()),
    }
)

MOVEMENT = Table(
    {
        "id": Text(),
        "version": Number(1, 10_000, whole=True),
        "name": Text(),
        "position": POSITION,
        "direction": Choice(get_args(Direction)),
        "sides": Choice(("none", "each", "alternating")),
        "view": Choice(("side", "front")),
        "aim": STATEMENT,
        "feel": STATEMENT,
        "steps": Many(STATEMENT, least=1),
        "areas": Many(FELT, least=1),
        "faults": Many(FAULT, least=1),
        "easier": Many(STATEMENT, least=1),
        "harder": Many(STATEMENT, least=1),
        "setup": Table({"show": Text(), "say": Text()}),
        "parts": Many(
            Table({"id": Text(), "repetitions": Number(1, 30, whole=True), "phases": Many(PHASE, least=1)}),
            least=1,
        ),
        "poses": POSES,
    },
    {
        "pain_free": Flag(),
        "ball": BALL,
        "sight": SIGHT,
        "between": Table({"phases": Many(PHASE, least=1)}),
        "form_of": Text(),
        "forms": Table({}, {"gentle": Text(), "chair": Text()}),
    },
)

_ROUTE: dict[str, Rule] = {"from": POSITION, "places": PLACES, "phases": Many(ROUTE_PHASE, least=1)}
POSITIONS = Table(
    {
        "ready": Named(ROUTE_PHASE),
        "changes": Many(Table({**_ROUTE, "to": POSITION})),
        "endings": Many(Table(_ROUTE)),
        "poses": POSES,
    }
)

_NAMES = Many(Text(), least=1)
_LEVEL = Choice(get_args(Level))
ROUTINE = Table(
    {
        "id": Text(),
        "version": Number(1, 10_000, whole=True),
        "name": Text(),
        "orders": Table({"article": _NAMES}, dict.fromkeys(get_args(Order), _NAMES)),
        "close": Many(Table({**_SHOWN_PHASE, "say": Text()}), least=1),
    },
    {
        "changes_and_rest_s": Number(0, 600),
        "extras": Many(Table({"movement": Text(), "after": Text(), "level": _LEVEL, "places": PLACES})),
    },
)

CAUTIONS = Table(
    {
        "version": Text(),
        "cautions": Many(Table({"id": Text(), "name": Text(), "note": STATEMENT, "actions": Named(Text())})),
    }
)

SOURCES = Named(Table({"title": Text()}, {"doi": Text(), "url": Text(), "checked": Flag()}))
