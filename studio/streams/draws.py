"""Draw streams by lot: every seed gives one, and the same one each time.

A clean stream has hardly any error of seeing but differs in everything else. A noisy one has all the
errors that `sensing` and `disturbing` know.
"""

from __future__ import annotations

import random
from typing import Literal

from studio.streams.options import Body, Camera, Course, Disturbance, Options, Sensor
from studio.streams.sensing import NOISY
from supple.core.movement import Catalogue
from supple.core.movement.model import Movement, Position

Kind = Literal["clean", "noisy"]
FRAMES_PER_S = (10.0, 15.0, 20.0, 24.0, 30.0, 60.0)
DISTURBANCES: tuple[Disturbance, ...] = ("dropout", "jump", "flip", "stuck")
FROM: dict[Position, Position] = {
    "lying": "standing",
    "prone": "standing",
    "kneeling": "standing",
    "sitting": "standing",
    "standing": "sitting",
}


def draw(known: Catalogue, movement: str, part: str, seed: int, kind: Kind) -> Options:
    """Draw a stream of one movement's part."""
    lot = random.Random(f"{movement} {part} {seed} {kind}")
    found = known.movements[movement]
    course = _course(lot, found, part)
    camera = _camera(lot, found, course)
    return Options(movement, seed, _body(lot), course, camera, _sensor(lot, kind))


def draw_wrong(known: Catalogue, expected: str, done: str, seed: int, kind: Kind) -> Options:
    """Draw a stream of the movement `done`, before a camera that stands as `expected` wants it."""
    lot = random.Random(f"{expected} {done} {seed} {kind}")
    course = Course(speed=lot.choice((0.7, 1.0, 1.4)), uneven=0.05)
    camera = _camera(lot, known.movements[expected], course)
    return Options(done, seed, _body(lot), course, camera, _sensor(lot, kind))


def _body(lot: random.Random) -> Body:
    return Body(
        legs=lot.uniform(0.92, 1.08),
        arms=lot.uniform(0.94, 1.06),
        trunk=lot.uniform(0.94, 1.06),
        ranges=lot.uniform(0.6, 1.1),
    )


def _course(lot: random.Random, movement: Movement, part: str) -> Course:
    each = movement.sides == "each"
    count = lot.randint(1, 3) if each else lot.randint(2, 9)
    pauses = ((lot.uniform(1.0, 8.0), lot.uniform(1.5, 4.0)),) if lot.random() < 0.25 else ()
    placed = lot.random() < 0.25
    return Course(
        part=part,
        side=lot.choice(("left", "right")),
        repetitions=count,
        speed=lot.choice((0.5, 0.7, 1.0, 1.0, 1.4, 2.0)),
        uneven=lot.choice((0.0, 0.05, 0.1)),
        half=() if each or flows(movement, part) else _half(lot, count, movement.sides == "alternating"),
        half_share=lot.uniform(0.3, 0.45),
        pauses=pauses,
        position=FROM[movement.position] if placed else None,
        walks_in_s=3.0 if placed else 0.0,
    )


def flows(movement: Movement, part: str) -> bool:
    """Say whether a part goes round and round: a small circle is no half one."""
    found = next(one for one in movement.parts if one.id == part)
    return len(found.phases) > 2 and len({phase.id for phase in found.phases}) == 1


def _half(lot: random.Random, count: int, alternating: bool) -> tuple[int, ...]:
    """Pick half repetitions, never two in a row on a side: those may well be somebody's own small range."""
    if count < 5 or lot.random() < 0.6:
        return ()
    return tuple(range(lot.randint(1, 4), count + 1, 3 if alternating else lot.randint(2, 4)))


def _camera(lot: random.Random, movement: Movement, course: Course) -> Camera:
    near = course.side if movement.sides == "each" else lot.choice(("left", "right"))
    side_deg = 90.0 if near == "left" else -90.0
    front = movement.view == "front"
    return Camera(
        from_deg=0.0 if front else side_deg,
        off_deg=lot.uniform(-15.0, 15.0),
        height_m=lot.uniform(0.4, 1.2),
        roll_deg=lot.uniform(-4.0, 4.0),
        aspect=lot.choice((4.0 / 3.0, 16.0 / 9.0, 3.0 / 4.0)),
        mirrored=lot.random() < 0.3,
        fill=lot.uniform(0.5, 0.85),
    )


def _sensor(lot: random.Random, kind: Kind) -> Sensor:
    frames_per_s, uneven = lot.choice(FRAMES_PER_S), lot.choice((0.0, 0.5, 0.9))
    if kind == "clean":
        return Sensor(frames_per_s, uneven)
    some = tuple(one for one in DISTURBANCES if lot.random() < 0.5)
    share = lot.uniform(0.5, 1.3)
    return Sensor(
        frames_per_s,
        uneven,
        noise=NOISY["noise"] * share,
        wander=NOISY["wander"] * share,
        bias=NOISY["bias"] * share,
        disturbances=some,
        rate_per_min=4.0,
        passer_by=lot.random() < 0.15,
    )
