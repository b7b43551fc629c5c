"""Routine and choices -> timeline: the one clockwork of a session, as a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from supple.core.movement.choosing import chosen
from supple.core.movement.model import (
    Beat,
    Catalogue,
    Choices,
    Movement,
    Phase,
    Place,
    Routine,
    Timeline,
)
from supple.core.movement.set_up import set_up
from supple.core.movement.steps import Step, changes, filled, steps_of, words
from supple.errors import UsageError

COUNTDOWN = tuple(Phase("count", 1.0, "easy", "", word, (f"{word}.",)) for word in ("Three", "Two", "One"))
AS_USUAL = Choices()
BREATH_CYCLE_S = 10.0


def timeline(catalogue: Catalogue, routine_id: str, choices: Choices = AS_USUAL) -> Timeline:
    """Return the session that `choices` make of a routine.

    Raises UsageError where the routine is unknown or nothing is left of it.
    """
    routine = _routine(catalogue, routine_id)
    movements = chosen(catalogue, routine, choices)
    if not movements:
        raise UsageError("No movement is left in this routine.", "Choose rest and short walks for today.")
    first, last = movements[0], movements[-1]
    start = f"positions.{catalogue.ready[choices.position or first.position].pose}"
    start = _in_place(start, choices.place)
    before = _beats(set_up(catalogue, first, choices), choices, start)
    ready = _beats(_ready(catalogue, first, choices), choices, start)
    beats = _beats(_work(catalogue, routine, movements, choices), choices, ready[-1].pose_to)
    after = _beats(_after(catalogue, last, choices.place), choices, beats[-1].pose_to)
    return Timeline(
        routine=routine.id,
        version=routine.version,
        choices=choices,
        seconds=_end(beats),
        ready=_shifted(ready, -_end(ready)),
        beats=beats,
        after=_shifted(after, _end(beats)),
        set_up=_shifted(before, -_end(ready) - _end(before)),
    )


def _routine(catalogue: Catalogue, routine_id: str) -> Routine:
    if routine_id in catalogue.routines:
        return catalogue.routines[routine_id]
    known = ", ".join(sorted(catalogue.routines))
    raise UsageError(f"There is no routine {routine_id!r}.", f"There are: {known}.")


def _ready(catalogue: Catalogue, first: Movement, choices: Choices) -> Iterator[Step]:
    if choices.position is None:
        yield Step(catalogue.ready[first.position], "ready", first.position)
    else:
        steps = changes(catalogue, choices.position, first, choices.place)
        yield from (replace(step, kind="ready") for step in steps)
    yield Step(first.setup, "ready", first.position, first, "left" if first.sides == "each" else None)
    for phase in COUNTDOWN:
        yield Step(phase, "ready", first.position)


def _work(
    catalogue: Catalogue, routine: Routine, movements: tuple[Movement, ...], choices: Choices
) -> Iterator[Step]:
    position, changing_s = movements[0].position, 0.0
    for movement in movements:
        for step in changes(catalogue, position, movement, choices.place):
            changing_s += step.phase.seconds
            yield step
        yield from steps_of(movement, choices.level)
        position = movement.position
    for phase in _close(routine, changing_s):
        yield Step(phase, "rest", position)


def _close(routine: Routine, changing_s: float) -> Iterator[Phase]:
    """Yield the quiet breathing: as many even breaths as fit the time that the changes left."""
    own_s = sum(phase.seconds for phase in routine.close)
    rest_s = max(routine.changes_and_rest_s - changing_s, own_s)
    breaths = max(1, round(rest_s / BREATH_CYCLE_S))
    stretch = rest_s / breaths / own_s
    for _ in range(breaths):
        yield from (replace(phase, seconds=phase.seconds * stretch) for phase in routine.close)


def _after(catalogue: Catalogue, last: Movement, place: Place) -> Iterator[Step]:
    ways = (way for way in catalogue.endings if way.start == last.position and place in way.places)
    for phase in next(ways).phases:
        yield Step(phase, "after", last.position)


def _beats(steps: Iterable[Step], choices: Choices, pose: str) -> tuple[Beat, ...]:
    beats: list[Beat] = []
    start_s = 0.0
    for step in steps:
        beat = _beat(step, start_s, choices, pose)
        beats.append(beat)
        start_s, pose = round(start_s + beat.seconds, 6), beat.pose_to
    return tuple(beats)


def _beat(step: Step, start_s: float, choices: Choices, pose: str) -> Beat:
    movement = step.movement
    return Beat(
        start_s=start_s,
        seconds=round(step.phase.seconds * max(choices.pace, step.least_pace), 6),
        kind=step.kind,
        movement=movement.id if movement else None,
        title=movement.name if movement else step.phase.show,
        side=step.side,
        repetition=step.index + 1 if step.repetitions else None,
        repetitions=step.repetitions,
        phase=step.phase.id,
        breath=step.phase.breath,
        show=filled(step.phase.show, step),
        say=words(step),
        position=step.position,
        view=movement.view if movement else "side",
        pose_from=pose,
        pose_to=_in_place(_pose_key(step), choices.place) or pose,
    )


def _pose_key(step: Step) -> str:
    if not step.phase.pose:
        return ""
    if not step.movement:
        return f"positions.{step.phase.pose}"
    mirrored = (step.side == "right") != step.phase.mirrored
    return f"{step.movement.id}.{step.phase.pose}{'.right' if mirrored else ''}"


def _in_place(pose: str, place: Place) -> str:
    return f"{pose}@bed" if pose and place == "bed" else pose


def _end(beats: tuple[Beat, ...]) -> float:
    return round(beats[-1].start_s + beats[-1].seconds, 6) if beats else 0.0


def _shifted(beats: tuple[Beat, ...], by_s: float) -> tuple[Beat, ...]:
    return tuple(replace(beat, start_s=round(beat.start_s + by_s, 6)) for beat in beats)
