"""The sentences of a report about what limits it."""

from __future__ import annotations

from collections.abc import Iterator

from supple.core.movement import catalogue
from supple.core.sight.load import sight_of
from supple.video.aligning import NOT_FOUND
from supple.video.report import MovementSeen, Script, Seen
from supple.video.sources import legible
from supple.video.watching import Watched

SHORT_S = 3.0
"""Nothing is repeated, and hardly anything is held, in less. [D]"""
SEVERAL_SHARE = 0.02
"""In fewer frames than this a second body is mostly a ghost of the pose model's. [D]"""
TELL_LATE_S = 3.0
"""The course of trunk and hips dates a person no better than this in a movement that repeats itself. [D]"""
NOBODY = "No person was found in it."


def notes(watched: Watched, script: Script, seen: Seen, movements: tuple[MovementSeen, ...]) -> Iterator[str]:
    """Yield what a reader must know before the numbers."""
    yield from _whole(watched, seen)
    if not seen.with_body:
        yield NOBODY
    elif seen.with_body < 0.5 * seen.frames:
        yield f"A person was found in only {seen.with_body} of {seen.frames} frames."
    if seen.with_several > SEVERAL_SHARE * seen.frames:
        yield "Somebody else is in the picture at times: the wrong person may have been followed."
    yield from _asked(script)
    if seen.with_body and script.start != NOT_FOUND:
        yield from (sentence for movement in movements for sentence in _uncounted(movement))


def _uncounted(movement: MovementSeen) -> Iterator[str]:
    """Say why a movement has no counts."""
    sight = sight_of(catalogue().movements[movement.movement])
    if sight is None or not sight.counts:
        yield f"{movement.name}: the camera cannot count this movement."
    elif movement.ready_at_s is None:
        yield f"{movement.name}: its start was never held still in full view, so nothing was counted."
    elif not movement.parts and movement.half_way:
        yield f"{movement.name}: it was set out for, but turned back too soon each time to count."
    elif not movement.parts:
        yield f"{movement.name}: nothing was counted. Is it what was done?"


def _paced(script: Script) -> Iterator[str]:
    """Say how the person was followed through a routine."""
    late_s = script.late_s or 0.0
    if script.waits_s or abs(late_s) >= TELL_LATE_S:
        late = f"{abs(late_s):.0f} s {'behind' if late_s >= 0.0 else 'ahead of'}"
        yield f"The person did not keep the routine's time and was followed: {late} it by the end."
    else:
        yield "The person kept the routine's time to within a few seconds, or nothing else was seen."
    for start_s, end_s in script.waits_s:
        yield f"The routine seems to have waited from {start_s:.0f} s to {end_s:.0f} s."
    yield (
        "What was expected when was read off the course of trunk and hips. Who did other movements, or left "
        "some out, was judged against the wrong ones: then cut the file and name each --movement."
    )


def too_short(seen: Seen) -> bool:
    """Say whether there is too little for anything to be repeated."""
    return seen.seconds < SHORT_S


def _whole(watched: Watched, seen: Seen) -> Iterator[str]:
    if watched.fault:
        yield legible(watched.fault)
    if watched.ended == "interrupted":
        yield f"Stopped after {seen.seconds:.1f} s: the rest of the file has not been looked at yet."
    elif too_short(seen):
        yield f"It is {seen.seconds:.1f} s long, which is too short for a repetition."


def _asked(script: Script) -> Iterator[str]:
    if script.routine and script.start == NOT_FOUND:
        yield (
            "Where the routine begins was not found, so nothing was judged. "
            "Give the second at which its first movement begins, with --starts-at; "
            "and where the person was slower than the routine, how much, with --pace (2 is half as quick)."
        )
    elif script.routine and script.start == "found":
        yield f"The routine seems to begin at {script.starts_at_s:.1f} s; --starts-at tells it better."
    if script.routine and script.start != NOT_FOUND:
        yield from _paced(script)
    if not script.routine and not script.movement:
        yield "No movement was named, so nothing was counted: name it with --movement (`supple movements`)."
