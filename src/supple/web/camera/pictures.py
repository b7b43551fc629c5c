"""The picture of where the phone stands, drawn once for each place and colour."""

from __future__ import annotations

from functools import cache
from typing import cast

from django.utils.translation import gettext as _

from supple.core.movement import catalogue, pose_of
from supple.core.movement.model import Place
from supple.core.sight.placing import Spot, camera
from supple.drawing.placing import Marks, placed

_POSES = {"floor": "positions.standing", "bed": "positions.standing", "chair": "positions.sitting"}


@cache
def picture(place: str, theme: str) -> str:
    """Return the SVG of a place; raises KeyError for a place or colours that there are not."""
    spot = camera().spots[cast("Place", place)]
    pose = pose_of(catalogue(), _POSES[place])
    props = ("chair",) if place == "chair" else ()
    marks = Marks(described(spot), metres(spot.height_m), metres(spot.distance_m))
    return placed(pose, props, (spot.height_m, spot.distance_m), marks, theme)


def described(spot: Spot) -> str:
    """Say in words what the picture of a spot shows."""
    told = {"height": metres(spot.height_m), "distance": metres(spot.distance_m)}
    return _("The camera stands %(distance)s away from you, %(height)s above the floor.") % told


def metres(length_m: float) -> str:
    """Return a length as people say it."""
    return _("%g m") % length_m if length_m >= 1.0 else _("%g cm") % round(100 * length_m)
