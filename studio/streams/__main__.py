"""Print what the camera would measure of a movement: `python -m studio.streams MOVEMENT [PART]`.

The camera stands square and sees without error. Every measure that the judge knows is given at the start,
where it is furthest from there, and the way between: what a `[sight]` table is written from.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from studio.streams.options import Camera, Course, Options
from studio.streams.stream import stream
from supple.core.movement import catalogue
from supple.core.movement.model import Movement
from supple.core.sight.facing import Facing
from supple.core.sight.measures import MEASURES
from supple.core.sight.seen import Seen, seen
from supple.errors import SuppleError, UsageError


def main() -> int:
    """Print the table for one movement."""
    parser = argparse.ArgumentParser(prog="python -m studio.streams", description=__doc__)
    parser.add_argument("movement")
    parser.add_argument("part", nargs="?", default="")
    asked = parser.parse_args()
    try:
        for line in table(asked.movement, asked.part):
            print(line)
    except SuppleError as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    return 0


def table(name: str, part: str) -> Iterator[str]:
    """Yield the lines of the table; raises UsageError for a movement that is not known."""
    movement = catalogue().movements.get(name)
    if movement is None:
        raise UsageError(f"There is no movement {name!r}.", "`supple movements` lists them.")
    bodies = list(_bodies(movement, part))
    yield f"{'measure':24} {'start':>8} {'furthest':>9} {'way':>8}"
    for measure, found in MEASURES.items():
        course = [found.function(body) for body in bodies]
        furthest = max(course, key=lambda value: abs(value - course[0]))
        yield f"{measure:24} {course[0]:8.2f} {furthest:9.2f} {furthest - course[0]:8.2f}"


def _bodies(movement: Movement, part: str) -> Iterator[Seen]:
    """Yield the body of each picture from the start of the work, the sides known and the front learnt."""
    camera = Camera(from_deg=0.0 if movement.view == "front" else 90.0)
    repetitions = None if movement.sides == "alternating" else 1
    made = stream(Options(movement.id, course=Course(part=part, repetitions=repetitions), camera=camera))
    facing = Facing()
    for frame in made.frames:
        body = seen(frame.bodies[0], frame.aspect)
        if body is None:
            continue
        facing.feed(body, 0.03)
        if made.truth.start_s - 0.1 <= frame.time_s <= made.truth.end_s:
            yield body


if __name__ == "__main__":
    sys.exit(main())
