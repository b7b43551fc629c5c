"""Draw scenes by lot: every seed gives one, and the same one each time."""

from __future__ import annotations

import random
from dataclasses import replace

from studio.bodies.people import Person
from studio.footage.scene import BACKGROUNDS, LIGHTS, Camera, Look, Scene

SEEN_BY: tuple[float, ...] = (90.0, -90.0)
"""The ways from a person to a camera that sees the side: from the left, from the right."""


def side_view(person: str | Person, lot: random.Random, finer: int = 2) -> Scene:
    """Draw a scene seen from a side: camera within 12 degrees of it, any light but the dim one."""
    camera = Camera(
        from_deg=lot.choice(SEEN_BY),
        off_deg=lot.uniform(-12.0, 12.0),
        height_m=lot.uniform(0.4, 1.2),
        field_deg=lot.uniform(38.0, 58.0),
        fill=lot.uniform(0.55, 0.85),
        roll_deg=lot.uniform(-3.0, 3.0),
    )
    return Scene(person, camera, _look(lot, finer), lot.randrange(2**31))


def front_view(person: str | Person, lot: random.Random, finer: int = 2) -> Scene:
    """Draw a scene seen from in front."""
    scene = side_view(person, lot, finer)
    return replace(scene, camera=replace(scene.camera, from_deg=0.0))


def _look(lot: random.Random, finer: int) -> Look:
    return Look(
        light=lot.choice([light for light in LIGHTS if light != "dim"]),
        background=lot.choice(BACKGROUNDS),
        clutter=lot.randint(0, 4),
        grain=lot.uniform(0.004, 0.02),
        blur_px=lot.choice((0.0, 0.0, 0.6, 0.9)),
        exposure=lot.uniform(0.75, 1.15),
        finer=finer,
    )
