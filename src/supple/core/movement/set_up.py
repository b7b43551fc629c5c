"""Setting the camera up: the steps that come before the countdown where somebody moves with the camera."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from supple.core.catalogue.schema import Choice, Many, Named, Number, Rule, Table, Text
from supple.core.movement.model import Catalogue, Choices, Movement, Phase, Place, Position
from supple.core.movement.steps import Step

WORDS = (
    *("start", "nobody", "too_dark", "one_person", "whole_body", "too_near", "too_far", "hold_still"),
    *("ready", "late", "failed", "refused", "lost", "slow", "off"),
)
_VIEWS: Rule = Table({}, {"side": Text(), "front": Text()})
_SPOT = Table(
    {
        "name": Text(),
        "height_m": Number(0.1, 2.0),
        "distance_m": Number(1.0, 5.0),
        "source": Choice(("D",)),
        "say": Many(Text(), least=1),
        "views": Table({}, dict.fromkeys(get_args(Position), _VIEWS)),
    }
)
_STEP = Table({"id": Text(), "seconds": Number(0.5, 60), "show": Text(), "say": Text()})
CAMERA = Table(
    {
        "version": Number(1, 10_000, whole=True),
        "places": Table(dict.fromkeys(get_args(Place), _SPOT)),
        "set_up": Many(_STEP, least=1),
        "words": Table(dict.fromkeys(WORDS, Text())),
        "into": Table(dict.fromkeys(get_args(Position), Text())),
        "cannot": Named(Text()),
    }
)


def phases_of(raw: Mapping[str, Any]) -> tuple[Phase, ...]:
    """Return the steps of `camera.toml` as phases: nothing moves in them, and breath is easy."""
    return tuple(
        Phase(one["id"], float(one["seconds"]), "easy", "", one["show"], (one["say"],))
        for one in raw["set_up"]
    )


def set_up(catalogue: Catalogue, first: Movement, choices: Choices) -> Iterator[Step]:
    """Yield what comes before getting ready: nothing without the camera, nor in the middle of a session."""
    if choices.camera and choices.position is None:
        for phase in catalogue.set_up:
            yield Step(phase, "set_up", first.position)
