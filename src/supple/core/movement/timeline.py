"""Routine and choices -> timeline: the one clockwork of a session, as a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, product

from supple.core.movement.model import (
    Beat,
    Catalogue,
    Choices,
    Kind,
    Level,
    Movement,
    Phase,
    Position,
    Routine,
    Side,
    Timeline,
)
from supple.errors import UsageError

COUNTDOWN = tuple(
    Phase("countdown", 1.0, "easy", "", word, (f"{word}.",)) for word in ("Three", "Two", "One")
)
OTHER: dict[Side, Side] = {"left": "right", "right": "left"}
SIDES: tuple[Side, Side] = ("left", "right")
AS_USUAL = Choices()
SHORTEST_BREATH_S = 4.0


@dataclass(frozen=True, slots=True)
class Step:
    """A phase in its place: everything about a beat but its time and where the body comes from.

    `index` picks the line to say; `next` is the movement that a position change leads to. A quick pace
    stops at `least_pace`, where breathing would become hurried.
    """

    phase: Phase
    kind: Kind
    position: Position
    movement: Movement | None = None
    side: Side | None = None
    index: int = 0
    repetitions: int | None = None
    next: Movement | None = None
    least_pace: float = 0.0


def timeline(catalogue: Catalogue, routine_id: str, choices: Choices = AS_USUAL) -> Timeline:
    """Return the session that `choices` make of a routine.

    Raises UsageError where the routine is unknown or nothing is left of it.
    """
    routine = _routine(catalogue, routine_id)
    movements = [catalogue.movements[name] for name in routine.movements if name not in choices.left_out]
    if not movements:
        raise UsageError("No movement is left in this routine.", "Choose rest and short walks for today.")
    first, last = movements[0], movements[-1]
    start = catalogue.ready[choices.position or first.position].pose
    ready = _beats(_ready(catalogue, first, choices), choices.pace, f"positions.{start}")
    beats = _beats(_work(catalogue, routine, movements, choices), choices.pace, ready[-1].pose_to)
    after = _beats(_after(catalogue, last), choices.pace, beats[-1].pose_to)
    return Timeline(
        routine=routine.id,
        version=routine.version,
        choices=choices,
        seconds=_end(beats),
        ready=_shifted(ready, -_end(ready)),
        beats=beats,
        after=_shifted(after, _end(beats)),
    )


def steps_of(movement: Movement, level: Level) -> Iterator[Step]:
    """Yield the steps of one movement, both sides alike."""
    match movement.sides:
        case "none":
            yield from _parts(movement, level, (None,))
        case "alternating":
            yield from _parts(movement, level, SIDES)
        case "each":
            yield from _parts(movement, level, ("left",))
            least_pace = _least_pace(movement.between)
            for phase in movement.between:
                yield Step(phase, "change", movement.position, movement, "left", least_pace=least_pace)
            yield from _parts(movement, level, ("right",))


def changes(catalogue: Catalogue, start: Position, movement: Movement) -> Iterator[Step]:
    """Yield the steps from position `start` to where `movement` begins, by way of others if need be."""
    steps = [
        Step(phase, "change", there, next=movement)
        for here, there in pairwise(_path(catalogue, start, movement.position))
        for phase in catalogue.changes[here, there].phases
    ]
    if steps:
        yield from steps[:-1]
        yield _arrival(steps[-1], movement)


def _arrival(step: Step, movement: Movement) -> Step:
    """Let the last step of a position change end in the start pose of the movement."""
    words = f"{step.phase.say[0]} {movement.setup.say[0]}"
    phase = replace(step.phase, pose="start", show=f"{step.phase.show}. {movement.setup.show}", say=(words,))
    return replace(step, phase=phase, movement=movement)


def words(step: Step) -> str:
    """Return what is said at a step."""
    lines = step.phase.say
    return _filled(lines[min(step.index, len(lines) - 1)], step)


def _routine(catalogue: Catalogue, routine_id: str) -> Routine:
    if routine_id in catalogue.routines:
        return catalogue.routines[routine_id]
    known = ", ".join(sorted(catalogue.routines))
    raise UsageError(f"There is no routine {routine_id!r}.", f"There are: {known}.")


def _ready(catalogue: Catalogue, first: Movement, choices: Choices) -> Iterator[Step]:
    if choices.position is None:
        yield Step(catalogue.ready[first.position], "ready", first.position)
    else:
        yield from (replace(step, kind="ready") for step in changes(catalogue, choices.position, first))
    yield Step(first.setup, "ready", first.position, first, "left" if first.sides == "each" else None)
    for phase in COUNTDOWN:
        yield Step(phase, "ready", first.position)


def _work(
    catalogue: Catalogue, routine: Routine, movements: list[Movement], choices: Choices
) -> Iterator[Step]:
    position = movements[0].position
    for movement in movements:
        yield from changes(catalogue, position, movement)
        yield from steps_of(movement, choices.level)
        position = movement.position
    for phase in routine.close:
        yield Step(phase, "rest", position)


def _after(catalogue: Catalogue, last: Movement) -> Iterator[Step]:
    for phase in catalogue.endings[last.position].phases:
        yield Step(phase, "after", last.position)


def _parts(movement: Movement, level: Level, sides: tuple[Side | None, ...]) -> Iterator[Step]:
    for part in movement.parts:
        # Gentle is half the repetitions, rounded up [D].
        repetitions = -(-part.repetitions // 2) if level == "gentle" else part.repetitions
        work = Step(
            part.phases[0],
            "work",
            movement.position,
            movement,
            repetitions=repetitions,
            least_pace=_least_pace(part.phases),
        )
        for index, side, phase in product(range(repetitions), sides, part.phases):
            yield replace(work, phase=phase, side=side, index=index)


def _least_pace(phases: tuple[Phase, ...]) -> float:
    breaths = sum(breath == "in" for breath, _ in groupby(phase.breath for phase in phases))
    return breaths * SHORTEST_BREATH_S / sum(phase.seconds for phase in phases)


def _path(catalogue: Catalogue, start: Position, end: Position) -> list[Position]:
    paths = [[start]]
    for path in paths:
        if path[-1] == end:
            return path
        onward = [there for here, there in catalogue.changes if here == path[-1] and there not in path]
        paths += [[*path, there] for there in onward]
    raise UsageError(f"There is no way described from {start} to {end}.", "Add a change to positions.toml.")


def _beats(steps: Iterable[Step], pace: float, pose: str) -> tuple[Beat, ...]:
    beats: list[Beat] = []
    start_s = 0.0
    for step in steps:
        beat = _beat(step, start_s, pace, pose)
        beats.append(beat)
        start_s, pose = round(start_s + beat.seconds, 6), beat.pose_to
    return tuple(beats)


def _beat(step: Step, start_s: float, pace: float, pose: str) -> Beat:
    movement = step.movement
    return Beat(
        start_s=start_s,
        seconds=round(step.phase.seconds * max(pace, step.least_pace), 6),
        kind=step.kind,
        movement=movement.id if movement else None,
        title=movement.name if movement else step.phase.show,
        side=step.side,
        repetition=step.index + 1 if step.repetitions else None,
        repetitions=step.repetitions,
        phase=step.phase.id,
        breath=step.phase.breath,
        show=_filled(step.phase.show, step),
        say=words(step),
        position=step.position,
        view=movement.view if movement else "side",
        pose_from=pose,
        pose_to=_pose_key(step) or pose,
    )


def _pose_key(step: Step) -> str:
    if not step.phase.pose:
        return ""
    if not step.movement:
        return f"positions.{step.phase.pose}"
    mirrored = (step.side == "right") != step.phase.mirrored
    return f"{step.movement.id}.{step.phase.pose}{'.right' if mirrored else ''}"


def _filled(text: str, step: Step) -> str:
    side = step.side or "left"
    following = step.next.name if step.next else ""
    return text.format(side=side, other=OTHER[side], next=following)


def _end(beats: tuple[Beat, ...]) -> float:
    return round(beats[-1].start_s + beats[-1].seconds, 6)


def _shifted(beats: tuple[Beat, ...], by_s: float) -> tuple[Beat, ...]:
    return tuple(replace(beat, start_s=round(beat.start_s + by_s, 6)) for beat in beats)
