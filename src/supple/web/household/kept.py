"""Choices as texts by name: what a session keeps of them, and what an address says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from supple.core.movement import Choices, catalogue
from supple.core.movement.model import FASTEST, SLOWEST, Level, Order, Place
from supple.web.household.wishes import known

BETWEEN = ","
USUAL = 1.0


def to_texts(choices: Choices) -> dict[str, str]:
    """Return what is not as usual."""
    texts = {
        "level": choices.level,
        "place": choices.place,
        "order": choices.order,
        "pace": f"{choices.pace:g}",
        "cautions": BETWEEN.join(choices.cautions),
        "left_out": BETWEEN.join(choices.left_out),
        "camera": "on" if choices.camera else "",
    }
    usual = {"order": "article", "pace": "1", "cautions": "", "left_out": "", "camera": ""}
    return {name: text for name, text in texts.items() if text != usual.get(name)}


def from_texts(texts: Mapping[str, str]) -> Choices:
    """Return the choices; what is not known (any more) is as usual, and unknown ids are left away."""
    made = catalogue()
    return Choices(
        level=cast("Level", _one_of(texts, "level", get_args(Level), "standard")),
        place=cast("Place", _one_of(texts, "place", get_args(Place), "floor")),
        order=cast("Order", _one_of(texts, "order", get_args(Order), "article")),
        pace=_pace(texts),
        cautions=known(texts.get("cautions", "").split(BETWEEN), made.cautions),
        left_out=known(texts.get("left_out", "").split(BETWEEN), made.movements),
        camera=texts.get("camera", "") == "on",
    )


def _one_of(texts: Mapping[str, str], name: str, allowed: tuple[str, ...], usual: str) -> str:
    text = texts.get(name, usual)
    return text if text in allowed else usual


def _pace(texts: Mapping[str, str]) -> float:
    try:
        pace = float(texts.get("pace", "1"))
    except ValueError:
        return USUAL
    return pace if FASTEST <= pace <= SLOWEST else USUAL
