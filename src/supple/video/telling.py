"""A report in a few sentences, for the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from supple.core.sight.load import words
from supple.video.report import Change, MovementSeen, PartSeen, Range, Report


def say(line: str) -> None:
    """Write a line to standard output; letters that it cannot take are written as their numbers."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(f"{line}\n".encode(encoding, "backslashreplace").decode(encoding))


def told(report: Report) -> Iterator[str]:
    """Yield a report's main lines: what was counted, how far it went, and what limits it."""
    for movement in report.movements:
        yield from _movement(movement)
    yield from report.notes


def _movement(movement: MovementSeen) -> Iterator[str]:
    for part in movement.parts:
        yield f"{movement.name}, {_what(part)}: {_counted(part)}."
        yield from (f"  {_range(one)}" for one in part.ranges)
        yield from (f"  {_change(one)}" for one in part.first_to_last)
    seconds = sum(one.end_s - one.start_s for one in movement.cannot_see)
    if round(seconds):
        advice = movement.cannot_see[-1].advice
        yield f"{movement.name}: for {seconds:.0f} s it was not seen well enough. {advice}"
    for fault in movement.faults:
        times = "once" if len(fault.at_s) == 1 else f"{len(fault.at_s)} times"
        yield f"{movement.name}: seen {times}, to which it is said: {fault.cue}"


def _what(part: PartSeen) -> str:
    name = part.part.replace("_", " ")
    return f"{name}, {part.side}" if part.side else name


def _counted(part: PartSeen) -> str:
    held = [one.hold_s for one in part.repetitions if one.hold_s is not None]
    longest = f", held for up to {max(held):.1f} s" if held else ""
    untold = sum(one.hold_s is None and one.hold_uncertainty_s is not None for one in part.repetitions)
    longest += f", {untold} of them held too unclearly to time" if untold else ""
    unsure = f", {part.abstained} more seen too little to judge" if part.abstained else ""
    return f"{part.judged} counted{longest}{unsure}"


def _range(one: Range) -> str:
    name = _name(one.measure)
    median, uncertainty = _rounded(one.median, one.unit), _rounded(one.uncertainty, one.unit)
    return f"{name}: {median} {one.unit} from the start, give or take {uncertainty}"


def _change(one: Change) -> str:
    name = _name(one.measure)
    if not one.told:
        return f"{name}, last against first: no difference that can be told"
    difference = _rounded(one.difference, one.unit, sign="+")
    uncertainty = _rounded(one.uncertainty, one.unit)
    return f"{name}, last against first: {difference} {one.unit}, give or take {uncertainty}"


def _rounded(value: float, unit: str, sign: str = "") -> str:
    """Return a value as finely as a home camera sees: whole degrees, hundredths of a torso's length."""
    return f"{value:{sign}.{0 if unit == 'degrees' else 2}f}"


def _name(measure: str) -> str:
    return words().measures[measure].name
