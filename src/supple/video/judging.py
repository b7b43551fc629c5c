"""Frames through the judge, one at a time: what was seen in each, and what that adds up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from supple.core.movement import Catalogue, Timeline
from supple.core.movement.model import Side
from supple.core.sight.events import Event
from supple.core.sight.judge import Judge, Now
from supple.core.sight.landmarks import Frame
from supple.core.sight.load import sight_of
from supple.core.sight.script import script_of
from supple.errors import UsageError, did_you_mean
from supple.video.measuring import Measuring
from supple.video.task import Task

Clock = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Moment:
    """One frame with what the judge saw in it; `now` is None where there is no judge.

    `session_s` is the routine's own clock; None where there is no routine. `values` are the measures,
    None where they are not seen; `body` is the place of the judged body in the frame, and `near` its side
    nearer the camera.
    """

    frame: Frame
    session_s: float | None
    now: Now | None
    events: tuple[Event, ...]
    values: Mapping[str, float | None]
    body: int | None
    near: Side | None


def moments(
    frames: Iterable[Frame], judge: Judge | None, course: tuple[Sequence[str], Clock | None]
) -> Iterator[Moment]:
    """Yield every frame with what the judge makes of it; the last one also has what it says at the end.

    `course` are the measures to take, and the routine's clock at a time of the file.
    """
    measures, clock = course
    measuring = Measuring(measures)
    last: Moment | None = None
    for frame in frames:
        if last is not None:
            yield last
        session_s = None if clock is None else clock(frame.time_s)
        events = judge.feed(frame, session_s) if judge else ()
        last = _moment(frame, session_s, (judge.now if judge else None, events), measuring)
    if last is not None:
        yield replace(last, events=(*last.events, *(judge.finish() if judge else ())))


def _moment(
    frame: Frame, session_s: float | None, judged: tuple[Now | None, tuple[Event, ...]], measuring: Measuring
) -> Moment:
    now, events = judged
    if now is None or now.movement is None:
        return Moment(frame, session_s, now, events, *measuring.look(frame))
    values = {name: now.values.get(name) for name in measuring.measures}
    return Moment(frame, session_s, now, events, values, now.body, now.near)


def judge_for(catalogue: Catalogue, task: Task, script: Timeline | None) -> Judge | None:
    """Return the judge for a task: for a movement, for a routine's timeline, or None for neither.

    It does not filter: its frames come smoothed.
    """
    if script is not None:
        return Judge(catalogue, script_of(script), mirrored=task.mirrored, smooth=False)
    if task.movement is None:
        return None
    return Judge.for_movement(
        catalogue, task.movement, task.side, mirrored=task.mirrored, smooth=False, part=task.part
    )


def check(catalogue: Catalogue, task: Task) -> None:
    """Raise UsageError for a movement, part or routine that there is not, or that the judge cannot watch."""
    if task.routine is not None and task.movement is not None:
        raise UsageError("A movement and a routine are asked for at once.", "Name one of the two.")
    if task.routine is not None and task.routine not in catalogue.routines:
        raise _unknown("routine", task.routine, catalogue.routines)
    if task.movement is None:
        return
    counted = {id_: sight for id_, one in catalogue.movements.items() if (sight := sight_of(one))}
    if task.movement not in catalogue.movements:
        raise _unknown("movement", task.movement, counted)
    if task.movement not in counted:
        name = catalogue.movements[task.movement].name
        raise UsageError(f"{name} cannot be judged by a camera.", f"These can: {', '.join(counted)}.")
    parts = [part for count in counted[task.movement].counts for part in count.parts]
    if task.part is not None and task.part not in parts:
        raise _unknown("part", task.part, parts)


def _unknown(what: str, name: str, known: Iterable[str]) -> UsageError:
    known = list(known)
    near = did_you_mean(name, known)
    return UsageError(f"There is no {what} {name!r}{near}.", f"There are: {', '.join(known)}.")


def said_of(catalogue: Catalogue, ids: Iterable[str]) -> Mapping[str, tuple[list[str], list[str]]]:
    """Return, by movement, what its measures can and what they cannot tell."""
    sights = {id_: sight_of(catalogue.movements[id_]) for id_ in ids}
    return {
        id_: ([one.text for one in sight.tells], [one.text for one in sight.cannot_tell])
        for id_, sight in sights.items()
        if sight is not None
    }


def measures_of(catalogue: Catalogue, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all measures that some movements need, each once."""
    sights = (sight_of(catalogue.movements[id_]) for id_ in ids)
    return tuple(dict.fromkeys(name for sight in sights if sight for name in sight.measures))
