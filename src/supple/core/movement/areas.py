"""The areas of the body that a person can point to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from supple.core.catalogue import folder, read
from supple.core.catalogue.schema import Choice, Flag, Many, Named, Number, Table, Text

_HEIGHT = Number(-1, 1)
_PART = Table(
    {"bones": Many(Text(), least=1), "faces": Choice(("all", "back", "front"))},
    {"from_m": _HEIGHT, "to_m": _HEIGHT},
)
_AREA = Table(
    {"id": Text(), "name": Text(), "place": Text()},
    {"paired": Flag(), "parts": Many(_PART, least=1), "sign": Text(), "pain": Text()},
)
_RULES = Table(
    {"version": Text(), "areas": Many(_AREA, least=1), "feels": Named(Text()), "say": Named(Text())}
)


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the body; `paired` where there is a left and a right one.

    `place` is where it lies on the way out from the spine (a name of `safety.reaching.places`), `sign` a
    warning sign that what is felt there can be, `pain` what is said of pain there that no movement explains.
    `parts` say which part of the 3D person it is.
    """

    id: str
    name: str
    place: str
    paired: bool = False
    sign: str = ""
    pain: str = ""
    parts: tuple[Mapping[str, Any], ...] = field(default=())


@cache
def areas() -> Mapping[str, Area]:
    """Return all areas by their ids, from the neck down."""
    return {raw["id"]: Area(**{**raw, "parts": tuple(raw.get("parts", ()))}) for raw in area_words()["areas"]}


def area_ids() -> tuple[str, ...]:
    """Return the ids of all areas."""
    return tuple(areas())


@cache
def area_words() -> Mapping[str, Any]:
    """Return the file of the areas, checked against its schema: what is said about each."""
    return read(folder() / "areas.toml", _RULES)
