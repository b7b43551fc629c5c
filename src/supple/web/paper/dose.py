"""How often and how long, in words, from the parts and phases of a movement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from supple.core.movement.model import Level, Movement, Part
from supple.core.movement.steps import steps_of

SHORTEST_STAY_S = 1.0
"""A shorter stay is a turning point, not something to count."""
_HOLDS = ("hold", "stay")
_BOTH_WAYS = re.compile(r"(\d+ \w+) one way, \1 other way")


def dose(movement: Movement, level: Level = "standard") -> str:
    """Return the dose of a movement, like "5 times, stay 2 seconds" or "hold 12 seconds each side"."""
    parts = list(_counted(movement, level))
    if len(parts) > 1:
        listed = ", ".join(f"{count} {part.id.replace('_', ' ')}" for part, count in parts)
        return _BOTH_WAYS.sub(r"\1 each way", listed)
    ((part, count),) = parts
    sides = "" if movement.sides == "none" else " each side"
    held = _held(part)
    if count == 1 and held:
        return f"{held}{sides}"
    return ", ".join(filter(None, (f"{_times(count)}{sides}", held)))


def _counted(movement: Movement, level: Level) -> Iterator[tuple[Part, int]]:
    """Yield the parts with their repetitions, without getting into place where more is to come."""
    steps = list(steps_of(movement, level))
    for part in movement.parts:
        if part.repetitions > 1 or len(movement.parts) == 1:
            yield part, next(step.repetitions or 1 for step in steps if step.phase is part.phases[0])


def _held(part: Part) -> str:
    for name in _HOLDS:
        held_s = sum(phase.seconds for phase in part.phases if phase.id == name)
        if held_s >= SHORTEST_STAY_S:
            return f"{name} {_number(held_s)} {'second' if held_s == 1 else 'seconds'}"
    return ""


def _number(value: float) -> str:
    return f"{value:g}".replace(".5", "½")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
