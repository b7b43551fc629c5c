"""What the curve's measure says, in one plain sentence."""

from __future__ import annotations

from typing import Literal

from supple.core.sight.curve import CannotTell, Curve
from supple.core.sight.curve_model import model

EXPERIMENTAL = "Experimental: tested on computed bodies only."


USUAL = 0.38
"""The centroid of a spine that bends back at each joint as far as it usually can."""
HALFWAY = USUAL / 2.0
Where = Literal["low", "shared", "between"]


def sentence(told: Curve | CannotTell) -> str:
    """Say where a bend was, only as surely as its interval allows, or why it cannot be told."""
    words = model()
    return words.sentences[told.why] if isinstance(told, CannotTell) else words.says[where(told)]


def where(told: Curve) -> Where:
    """Name where a bend was: surely "low", surely "shared", or "between" where that is left open."""
    if told.centroid.high < USUAL:
        return "low"
    return "shared" if told.centroid.low > HALFWAY else "between"
