"""The steps that movements and position changes are made of, before they have a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, product

from supple.core.movement.model import Catalogue, Kind, Level, Movement, Phase, Place, Position, Route, Side
from supple.errors import UsageError

OTHER: dict[Side, Side] = {"left": "right", "right": "left"}
SIDES: tuple[Side, Side] = ("left", "right")
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


def changes(catalogue: Catalogue, start: Position, movement: Movement, place: Place) -> Iterator[Step]:
    """Yield the steps from position `start` to where `movement` begins, by way of others if need be.

    Raises UsageError where the catalogue describes no way.
    """
    steps = [
        Step(phase, "change", route.end or start, next=movement)
        for route in _path(catalogue, start, movement.position, place)
        for phase in route.phases
    ]
    if steps:
        yield from steps[:-1]
        yield arrival(steps[-1], movement)


def arrival(step: Step, movement: Movement) -> Step:
    """Let the last step of a position change end in the start pose of the movement."""
    words = f"{step.phase.say[0]} {movement.setup.say[0]}"
    phase = replace(step.phase, pose="start", show=f"{step.phase.show}. {movement.setup.show}", say=(words,))
    return replace(step, phase=phase, movement=movement)


def words(step: Step) -> str:
    """Return what is said at a step."""
    lines = step.phase.say
    return filled(lines[min(step.index, len(lines) - 1)], step)


def filled(text: str, step: Step) -> str:
    """Return a text with the names of this side, the other side and the next movement put in."""
    side = step.side or "left"
    following = step.next.name if step.next else ""
    return text.format(side=side, other=OTHER[side], next=following)


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


def _path(catalogue: Catalogue, start: Position, end: Position, place: Place) -> tuple[Route, ...]:
    """Return the routes of the way with the fewest positions between."""
    routes = {(route.start, route.end): route for route in catalogue.changes if place in route.places}
    paths: list[list[Position]] = [[start]]
    for path in paths:
        if path[-1] == end:
            return tuple(routes[here, there] for here, there in pairwise(path))
        onward = [there for here, there in routes if here == path[-1] and there and there not in path]
        paths += [[*path, there] for there in onward]
    hint = "Add a change to positions.toml."
    raise UsageError(f"There is no way described from {start} to {end} ({place}).", hint)
