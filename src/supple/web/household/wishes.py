"""A person's settings as checked values for the rules, whatever the row holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from supple.core.movement import Catalogue
from supple.core.movement.model import Level, Order, Place
from supple.web.household.models import Preferences

# The way down to the floor and up again goes over hands and knees.
NOT_ON_THE_FLOOR = frozenset({"no_floor", "no_kneeling"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants on every day; an empty `level` is the one that is suggested."""

    level: Level | str = ""
    place: Place = "floor"
    order: Order = "article"
    pace: float = 1.0
    cautions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    camera: bool = False


def wishes(stored: Preferences, catalogue: Catalogue) -> Wishes:
    """Return what is stored, without the ids that the catalogue does not know (any more)."""
    return Wishes(
        level=stored.level,
        place=cast("Place", stored.place),
        order=cast("Order", stored.order),
        pace=stored.pace,
        cautions=known(stored.cautions, catalogue.cautions),
        left_out=known(stored.left_out, catalogue.movements),
        camera=stored.camera,
    )


def known(stored: object, names: Collection[str]) -> tuple[str, ...]:
    """Return the names that are known, each once, in the catalogue's order; a row may hold anything."""
    found = set(_texts(stored))
    return tuple(name for name in names if name in found)


def forgotten(stored: object, names: Collection[str]) -> tuple[str, ...]:
    """Return what is stored but not known any more: the person has to be told, or care would be lost."""
    return tuple(text for text in _texts(stored) if text not in names)


def place_for(wanted: Place, cautions: Collection[str]) -> Place:
    """Return the place that the cautions leave: who cannot get down to the floor moves on the bed."""
    return "bed" if wanted == "floor" and NOT_ON_THE_FLOOR & set(cautions) else wanted


def _texts(stored: object) -> list[str]:
    return [one for one in stored if isinstance(one, str)] if isinstance(stored, list) else []
