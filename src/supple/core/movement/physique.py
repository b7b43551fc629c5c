"""What differs from body to body round the same bones: how thick they are, and where hands lie on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from supple.core.movement import body
from supple.core.movement.grips import GRIPS, Grip
from supple.core.movement.vectors import Vec


@dataclass(frozen=True, slots=True)
class Physique:
    """Slices of the trunk from the seat up, balls of flesh on a leg, and the grips; lengths in metres.

    The balls are the left leg's; the right leg has the same on its own side.
    """

    trunk: tuple[body.Section, ...]
    leg_balls: tuple[tuple[str, Vec, float], ...]
    knee_m: float
    hand_m: float
    grips: Mapping[str, Grip]


DRAWN = Physique(body.TRUNK, body.LEG_BALLS, body.KNEE_M, body.HAND_THICK_M, GRIPS)
"""The body that is drawn."""
