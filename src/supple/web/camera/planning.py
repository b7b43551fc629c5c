"""What a session with the camera needs: where to put the phone, what to say, how to turn, what is usual."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from supple.core.movement import Choices, catalogue
from supple.core.sight import placing
from supple.web.camera import trends
from supple.web.camera.files import files
from supple.web.camera.messages import parts_of
from supple.web.camera.spots import spot_of
from supple.web.camera.words import part_name
from supple.web.diary.models import Session
from supple.web.household.models import Preferences
from supple.web.today.choosing import movements


def plan(session: Session, choices: Choices) -> dict[str, Any] | None:
    """Return what the page needs for the camera; None where the session is without it."""
    if not choices.camera:
        return None
    stored, told = Preferences.of(session.person), placing.camera()
    # A change in the middle brings other forms, and the page may have no server to ask then.
    known, spot = catalogue().movements, spot_of(session, choices)
    found = tuple(placing.seen_from(spot.place, known[name]) for name in movements(session))
    return {
        "files": files(),
        "on": True,
        "wait": stored.wait_for_me,
        "keep": stored.keep_movement,
        "curve": stored.curve,
        "mirrored": False,
        "place": _place(spot),
        "set_up": {**told.words, "lie_down": dict(told.into)},
        "set_up_s": round(sum(phase.seconds for phase in catalogue().set_up)),
        "turns": {one.movement: {"view": one.view, "say": one.turn} for one in found if one.turn},
        "abstains": {one.movement: one.why_not for one in found if one.why_not},
        "own": trends.own(session),
        "labels": _labels(found),
    }


def _place(spot: placing.Spot) -> dict[str, Any]:
    return {
        "id": spot.place,
        "name": spot.name,
        "say": list(spot.say),
        "height_m": spot.height_m,
        "distance_m": spot.distance_m,
        "picture": reverse("camera-place", args=(spot.place,)),
    }


def _labels(found: tuple[placing.Seeing, ...]) -> dict[str, dict[str, str]]:
    known = catalogue().movements
    return {
        one.movement: {part: part_name(part) for part in parts_of(one.movement)}
        for one in found
        if len(known[one.movement].parts) > 1
    }
