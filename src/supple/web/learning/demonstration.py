"""One movement alone, beat by beat, as the person in three dimensions shows it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.templatetags.static import static

from supple.core.movement import Beat, Movement, Routine, catalogue, pose_of, timeline
from supple.drawing.figure import props_for

MANIFEST = Path(__file__).parents[1] / "assets" / "people" / "manifest.json"


@lru_cache(maxsize=1)
def people() -> dict[str, str]:
    """Return who can show a movement: file name -> who that is."""
    listed = json.loads(MANIFEST.read_text("utf-8"))["people"].values()
    return {one["file"]: one["name"] for one in listed}


def facts(movement: Movement) -> dict[str, Any]:
    """Return what the page's script plays: the beats of level standard, and who can show them."""
    return {
        "beats": [_plain(beat) for beat in _beats(movement)],
        "people": [{"url": static(f"people/{file}"), "name": name} for file, name in people().items()],
        "player": static("build/player.js"),
    }


def _beats(movement: Movement) -> list[Beat]:
    """Return the beats of a routine that has nothing but this movement."""
    known = catalogue()
    close = known.routines["four_minutes"].close
    alone = Routine(movement.id, 1, movement.name, {"article": (movement.id,)}, (), 0.0, close)
    made = timeline(replace(known, routines={movement.id: alone}), movement.id)
    return [beat for beat in made.beats if beat.kind == "work"]


def _plain(beat: Beat) -> dict[str, Any]:
    poses = [pose_of(catalogue(), key) for key in (beat.pose_from, beat.pose_to)]
    return {
        "seconds": beat.seconds,
        "show": beat.show,
        "pose_from": beat.pose_from,
        "pose_to": beat.pose_to,
        "view": beat.view,
        "position": beat.position,
        "props": props_for(*poses),
    }
