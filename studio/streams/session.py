"""A whole session, led by its script, from getting into place to getting up."""

from __future__ import annotations

from dataclasses import dataclass

from studio.streams.options import Options
from studio.streams.performing import timeline_of
from studio.streams.scoring import counted, counted_part
from studio.streams.stream import Stream, stream
from supple.core.movement import Catalogue
from supple.core.sight.events import Event
from supple.core.sight.judge import Judge
from supple.core.sight.script import script_of


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold how often a part of a movement was done in a session, and how often it was counted."""

    movement: str
    part: str
    true: int
    counted: int


def heard(known: Catalogue, options: Options) -> tuple[Stream, tuple[Event, ...]]:
    """Return a session's stream, and what the judge says of it."""
    session = timeline_of(known, options)
    judge = Judge(known, script_of(session), mirrored=options.camera.mirrored)
    made = stream(options, known)
    zero_s = -session.ready[0].start_s
    said = [event for frame in made.frames for event in judge.feed(frame, frame.time_s - zero_s)]
    return made, (*said, *judge.finish())


def session_seen(known: Catalogue, options: Options) -> tuple[Seen, ...]:
    """Judge a session; the camera stays where it is, so that a turn in the front view goes unseen."""
    made, said = heard(known, options)
    found = counted(said)
    counts = dict.fromkeys(
        (one.movement, count)
        for one in made.truth.repetitions
        if (count := counted_part(known, one.movement, one.part))
    )
    return tuple(
        Seen(
            movement,
            count.name,
            sum(made.truth.count(movement, part) for part in count.parts),
            sum(one.movement == movement and one.part == count.name for one in found),
        )
        for movement, count in counts
    )
