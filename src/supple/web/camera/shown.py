"""What the settings page tells of the camera: where to put the phone, and what movement data is kept."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import filesizeformat

from supple.core.sight.placing import Spot, camera
from supple.web.camera import pictures, tracks
from supple.web.diary.models import Person


def context(person: Person) -> dict[str, Any]:
    """Return the spots, and how many sessions' movement data is kept and how large it is."""
    kept = tracks.kept_by(person)
    return {
        "spots": [_spot(one) for one in camera().spots.values()],
        "sessions": kept.values("session").distinct().count(),
        "size": filesizeformat(tracks.size_bytes(kept)),
    }


def _spot(one: Spot) -> dict[str, Any]:
    alt = pictures.described(one)
    return {"place": one.place, "name": one.name, "say": one.say, "alt": alt}
