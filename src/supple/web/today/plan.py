"""What the page is sent to play: timeline, figure and voice in one dictionary."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils import timezone

from supple.core import movement, safety
from supple.core.movement.asides import WAITING
from supple.core.movement.choosing import chosen, easier_form
from supple.core.safety import Answer
from supple.web.diary.models import Session
from supple.web.household.choosing import ROUTINE
from supple.web.screening.guarding import bar
from supple.web.today import choosing
from supple.web.today.drawn import figure_url
from supple.web.voice import voice_of


def plan(session: Session) -> dict[str, Any]:
    """Return what to play today, or the gate where it stays closed."""
    choices = choosing.left_of(session)
    if choices is None:
        say = choosing.why_none(session)
        return {"gate": {"say": say, "something_new": not session.nothing_new}}
    # What the gate says is about the usual routine.
    say = safety.gate(session.pain_before).say if session.routine == ROUTINE else ""
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


def _played(session: Session, choices: movement.Choices) -> dict[str, Any]:
    known = movement.catalogue()
    made = movement.timeline(known, session.routine, choices)
    coming = chosen(known, known.routines[session.routine], choices)
    return {
        "timeline": made.to_json(),
        "figure_url": figure_url(session.routine, choosing.start_of(session)),
        "voice": _voice(made),
        "asides": {"waiting": WAITING},
        "skip": list(choices.left_out),
        "easier": [one.id for one in coming if easier_form(known, choices, one.id)],
    }


def _voice(made: movement.Timeline) -> dict[str, dict[str, Any]]:
    """Return address and length of the recording of each line that may be said."""
    said = {WAITING, *(beat.say for beat in (*made.ready, *made.beats, *made.after))}
    found = {text: recording(text) for text in sorted(said)}
    return {text: line for text, line in found.items() if line}


def recording(text: str) -> dict[str, Any] | None:
    """Return address and length of the recording of a line; None where there is none."""
    line = voice_of(text)
    return {"url": static(f"voice/en/{line.file}"), "seconds": line.seconds} if line else None
