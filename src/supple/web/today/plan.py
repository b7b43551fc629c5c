"""What the page is sent to play: timeline, figure and voice in one dictionary."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.utils import timezone

from supple.core import movement, safety
from supple.core.movement.asides import WAITING
from supple.core.safety import Answer
from supple.core.safety.answers import answers
from supple.core.safety.ways import easier_ones, key_of
from supple.core.safety.ways import ways as every_way
from supple.core.sight import saying
from supple.web.camera import planning
from supple.web.diary.messages import ROUTINES
from supple.web.diary.models import Session
from supple.web.screening.guarding import bar
from supple.web.today import choosing
from supple.web.today.drawn import KEPT, figure_url, shape
from supple.web.voice import voice_of


def plan(session: Session) -> dict[str, Any]:
    """Return what to play today, or the gate where it stays closed."""
    choices = choosing.left_of(session)
    if choices is None:
        say = choosing.why_none(session)
        return {"gate": {"say": say, "something_new": not session.nothing_new}}
    # What the gate says is about the usual routines.
    say = safety.gate(session.pain_before).say if session.routine in ROUTINES else ""
    return {"say": say, **_played(session, choices)}


def after_hurt(session: Session, found: Answer) -> dict[str, Any]:
    """Return what the rules say to a pain and, where it closes movements, what is left to play.

    The new timeline starts anew with its own `ready`; progress counts on it from then on.
    """
    said = {"colour": found.colour, "say": found.say, "next": found.next}
    if found.next != "skip_direction":
        return said
    return _instead(session, said)


def after_change(session: Session) -> dict[str, Any]:
    """Return what is left to play after a change, in the same shape as after a pain."""
    return _instead(session, {"colour": "", "say": choosing.why_none(session), "next": "go_on"})


def _instead(session: Session, said: dict[str, Any]) -> dict[str, Any]:
    # Another window may have locked the movements meanwhile.
    choices = None if bar(session.person, timezone.now()) else choosing.left_of(session)
    return {**said, **_played(session, choices)} if choices else {**said, "next": "end"}


def timeline(session: Session) -> movement.Timeline | None:
    """Return the timeline of a session as it stands now; None where nothing is left of it."""
    choices = choosing.left_of(session)
    return movement.timeline(movement.catalogue(), session.routine, choices) if choices else None


def ways(session: Session) -> dict[str, Any]:
    """Return what to answer without a network: every way that pains and changes lead to, and the rules."""
    left = choosing.left_of(session)
    found = every_way(movement.catalogue(), session.routine, [left] if left else [])
    return {
        "ways": {key: way.to_json() for key, way in found.items()},
        "rules": answers(movement.catalogue()),
    }


def _played(session: Session, choices: movement.Choices) -> dict[str, Any]:
    known = movement.catalogue()
    return {
        "timeline": movement.timeline(known, session.routine, choices).to_json(),
        "way": key_of(known, session.routine, choices),
        "figure_url": figure_url(session.routine, choosing.start_of(session)),
        "voice": {
            **_voice(session.routine, shape(choosing.start_of(session))),
            **(_camera_voice() if choices.camera else {}),
        },
        "asides": {"waiting": WAITING},
        "skip": list(choices.left_out),
        "easier": list(easier_ones(known, session.routine, choices)),
        "camera": planning.plan(session, choices),
    }


@lru_cache(maxsize=KEPT)
def _voice(routine: str, start: movement.Choices) -> dict[str, dict[str, Any]]:
    """Return address and length of the recording of each line that may be said, whatever happens."""
    found = every_way(movement.catalogue(), routine, [start], closing=True)
    said = {WAITING, *(beat.say for way in found.values() for beat in way.beats)}
    lines = {text: recording(text) for text in sorted(said)}
    return {text: line for text, line in lines.items() if line}


@lru_cache(maxsize=1)
def _camera_voice() -> dict[str, dict[str, Any]]:
    """Return address and length of the recording of each line that the camera may have said."""
    lines = {text: recording(text) for text in saying.lines()}
    return {text: line for text, line in lines.items() if line}


def recording(text: str) -> dict[str, Any] | None:
    """Return address and length of the recording of a line; None where there is none."""
    line = voice_of(text)
    return {"url": static(f"voice/en/{line.file}"), "seconds": line.seconds} if line else None
