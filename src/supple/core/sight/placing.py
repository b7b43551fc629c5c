"""Where the phone stands, how to turn towards it, and which movements it cannot see from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from supple.core.catalogue import folder, read
from supple.core.movement.choosing import chosen
from supple.core.movement.model import Catalogue, Choices, Movement, Place, Position
from supple.core.movement.set_up import CAMERA


@dataclass(frozen=True, slots=True)
class Spot:
    """The one place of the phone for a whole routine; `views` are the ways to turn, by position and view."""

    place: Place
    name: str
    height_m: float
    distance_m: float
    source: str
    say: tuple[str, ...]
    views: Mapping[str, Mapping[str, str]]

    def turn(self, position: Position, view: str) -> str:
        """Return how to turn in a position to be seen from a side; empty where that cannot be had."""
        return self.views.get(position, {}).get(view, "")


@dataclass(frozen=True, slots=True)
class Camera:
    """All of `camera.toml`: the spots, the words of the set-up, and how to get into the first position."""

    version: int
    spots: Mapping[Place, Spot]
    words: Mapping[str, str]
    into: Mapping[str, str]
    cannot: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seeing:
    """How a movement is seen from a spot: the `turn` it asks for, or `why_not`, one of which is empty."""

    movement: str
    view: str
    turn: str
    why_not: str


@cache
def camera() -> Camera:
    """Return what `camera.toml` says."""
    raw = read(folder() / "camera.toml", CAMERA)
    spots = {cast("Place", name): _spot(cast("Place", name), one) for name, one in raw["places"].items()}
    return Camera(raw["version"], spots, raw["words"], raw["into"], raw["cannot"])


def seeing(
    catalogue: Catalogue, routine_id: str, choices: Choices, place: Place | None = None
) -> tuple[Seeing, ...]:
    """Return how the camera sees each movement of a routine, in their order, from the one spot of a place.

    `place` is where the phone stands, if that is not the place of the choices.
    """
    coming = chosen(catalogue, catalogue.routines[routine_id], choices)
    return tuple(seen_from(place or choices.place, movement) for movement in coming)


def seen_from(place: Place, movement: Movement) -> Seeing:
    """Return how the camera sees one movement from the one spot of a place."""
    return _seen(movement, camera().spots[place])


def _seen(movement: Movement, spot: Spot) -> Seeing:
    turn = spot.turn(movement.position, movement.view)
    why_not = "" if movement.sight.get("counts") else camera().cannot["no_count"]
    if not turn:
        why_not = camera().cannot["view"]
    return Seeing(movement.id, movement.view, "" if why_not else turn, why_not)


def _spot(place: Place, raw: Mapping[str, Any]) -> Spot:
    return Spot(
        place=place,
        name=raw["name"],
        height_m=float(raw["height_m"]),
        distance_m=float(raw["distance_m"]),
        source=raw["source"],
        say=tuple(raw["say"]),
        views=raw["views"],
    )
