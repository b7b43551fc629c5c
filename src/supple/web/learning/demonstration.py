"""One movement alone, beat by beat, as the person in three dimensions shows it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django.templatetags.static import static
from django.urls import reverse

from supple.core.movement import Beat, Movement, Routine, catalogue, pose_of, timeline
from supple.core.movement.areas import area_words, areas
from supple.core.movement.model import Fault
from supple.core.safety.felt import meaning
from supple.drawing.figure import props_for
from supple.drawing.turning import turning
from supple.web import showing


def facts(movement: Movement, shown_by: str = showing.USUAL) -> dict[str, Any]:
    """Return what the page's script plays: beats of level standard, people, faults, areas and the ball."""
    beats = beats_of(movement)
    return {
        **stage(shown_by),
        "beats": [plain(beat) for beat in beats],
        "turns": movement.direction == "rotation",
        "faults": [_fault(movement, beats, fault) for fault in shown_faults(movement)],
        "areas": [
            {"id": area.id, "paired": area.paired, "parts": list(area.parts)}
            for area in areas().values()
            if area.parts
        ],
        "felt": [asdict(felt) for felt in movement.areas],
        "meanings": {area: _meaning(movement, area) for area in areas()},
        "ball": _way_to(movement, beats, movement.ball.pose) if movement.ball else None,
        "stills": {key: _still(key, beat.view) for beat in beats for key in (beat.pose_from, beat.pose_to)},
        # From the side, where the back is seen.
        "glowing": {
            key: f"{_still(key, 'side')}&feel={movement.id}"
            for beat in beats
            for key in (beat.pose_from, beat.pose_to)
        },
    }


def gallery(shown_by: str) -> dict[str, Any]:
    """Return what the page of all movements plays: each one's beats until it is back where it began."""
    return {
        **stage(shown_by),
        "movements": [
            {"id": movement.id, "beats": [plain(beat) for beat in _once(beats_of(movement))]}
            for movement in catalogue().movements.values()
        ],
    }


def _once(beats: list[Beat]) -> list[Beat]:
    """Return the beats up to the first that comes back to where they begin; all of them if none does."""
    start = beats[0].pose_from
    back = next((at for at, beat in enumerate(beats) if at and beat.pose_to == start), len(beats) - 1)
    return beats[: back + 1]


def stage(shown_by: str) -> dict[str, Any]:
    """Return who can show a movement, whoever the person chose first, and the script that lets them."""
    return {
        "people": [
            {"url": one["url"], "name": f"{one['name']}: {one['who'].lower()}"}
            for one in showing.everybody(shown_by)
        ],
        "player": static(showing.PLAYER),
    }


def beats_of(movement: Movement) -> list[Beat]:
    """Return the beats of a routine that has nothing but this movement."""
    known = catalogue()
    close = known.routines["four_minutes"].close
    alone = Routine(movement.id, 1, movement.name, {"article": (movement.id,)}, (), 0.0, close)
    made = timeline(replace(known, routines={movement.id: alone}), movement.id)
    return [beat for beat in made.beats if beat.kind == "work"]


def plain(beat: Beat) -> dict[str, Any]:
    """Return what the page needs of a beat."""
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


def shown_faults(movement: Movement) -> list[Fault]:
    """Return the faults that have a pose of their own."""
    return [fault for fault in movement.faults if fault.not_like]


def pair(movement: Movement, fault: Fault) -> tuple[str, str]:
    """Return the addresses of two pictures as large as each other: as it should be, and the fault."""
    view = fault.view or movement.view
    right, wrong = (f"{movement.id}.{name}" for name in (fault.like, fault.not_like))
    return f"{_still(right, view)}&beside={wrong}", f"{_still(wrong, view)}&beside={right}"


def feels(movement: Movement) -> list[dict[str, str]]:
    """Return in words where a movement should be felt, and how."""
    words = area_words()["feels"]
    other = "the side that works" if movement.sides == "each" else "one side"
    return [
        {
            "area": areas()[felt.area].name,
            "feel": words[felt.feel],
            "kind": "work" if felt.feel == "work" else "easy",
            "side": {"": "", "left": other, "right": "the other side"}[felt.side],
        }
        for felt in movement.areas
    ]


def _still(key: str, view: str) -> str:
    return f"{reverse('pose', args=[key])}?view={view}"


def _fault(movement: Movement, beats: list[Beat], fault: Fault) -> dict[str, Any]:
    known = catalogue()
    right, wrong = (pose_of(known, f"{movement.id}.{name}") for name in (fault.like, fault.not_like))
    return {
        **_way_to(movement, beats, fault.like),
        "view": fault.view or movement.view,
        "text": fault.text,
        "cue": fault.cue,
        "stills": list(pair(movement, fault)),
        **turning(right, wrong),
    }


def _way_to(movement: Movement, beats: list[Beat], pose: str) -> dict[str, Any]:
    """Return the first beat that leads to a pose, while the left side works."""
    key = f"{movement.id}.{pose}"
    moving = [beat for beat in beats if beat.pose_to == key and beat.pose_from != key]
    return plain(next(iter(moving), next(beat for beat in beats if beat.pose_to == key)))


def _meaning(movement: Movement, area: str) -> dict[str, Any]:
    found = meaning(movement, area)
    to = {"emergency": ("help", "Get help"), "stop": ("signs", "Go through the warning signs")}.get(
        found.kind
    )
    return {
        "kind": found.kind,
        "name": areas()[area].name,
        "say": list(found.say),
        "link": {"url": reverse(to[0]), "text": to[1]} if to else None,
    }
