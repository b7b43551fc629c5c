"""The set round a person: light, walls, floor, and things that stand about, drawn by lot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from studio.footage.scene import LightName, Scene
from supple.video.people.backdrop import Light, Room
from supple.video.people.room import CALM, Box, Colour, Colours, furniture

LIGHT: Mapping[LightName, Light] = {
    "day": Light(),
    "window": Light((-0.9, 0.5, 0.8), (1.05, 1.0, 0.92), (0.34, 0.36, 0.4)),
    "lamp": Light((0.2, 0.3, 1.0), (0.85, 0.66, 0.42), (0.3, 0.26, 0.2)),
    "flat": Light((0.1, 0.4, 1.0), (0.25, 0.25, 0.25), (0.68, 0.68, 0.68)),
    "dim": Light((0.4, 0.5, 1.0), (0.16, 0.15, 0.13), (0.13, 0.13, 0.14)),
    "back": Light((-0.1, -0.9, 0.7), (1.0, 0.95, 0.88), (0.24, 0.25, 0.27)),
}
"""Lights stand in the room: what is before a camera at the person's left is behind one at the right."""
KEEP_OUT_M = 1.25
"""Nothing that is only for looks stands nearer to the person than this."""


def light_of(scene: Scene) -> Light:
    """Return a scene's light: its exposure in it, and turned a little by lot."""
    base = LIGHT[scene.look.light]
    turn = np.random.default_rng([scene.seed, 1]).uniform(-0.25, 0.25, 2)
    towards = (base.towards[0] + turn[0], base.towards[1] + turn[1], base.towards[2])
    by = scene.look.exposure
    return replace(base, towards=towards, direct=_scaled(base.direct, by), around=_scaled(base.around, by))


def room_of(scene: Scene, props: tuple[str, ...]) -> Room:
    """Return a scene's room; the wall is behind the person, as the camera sees it."""
    lot = np.random.default_rng([scene.seed, 2])
    away = np.radians(scene.camera.from_deg + scene.camera.off_deg)
    behind = (float(-np.cos(away)), float(-np.sin(away)))
    plain = scene.look.background == "plain"
    colours = CALM if plain else _colours(lot)
    wall_m = float(lot.uniform(1.7, 3.2))
    boxes = (*furniture(props, colours), *_things(scene, lot, behind, wall_m))
    boards_m = 0.0 if plain else float(lot.choice((0.0, 0.12, 0.2)))
    return Room(colours.floor, colours.wall, boxes, behind, wall_m, boards_m)


def _colours(lot: np.random.Generator) -> Colours:
    return Colours(
        floor=_near(lot, CALM.floor, 0.45), wall=_near(lot, CALM.wall, 0.4), mat=_any(lot, 0.1, 0.6),
        wood=_near(lot, CALM.wood, 0.5), cloth=_near(lot, CALM.cloth, 0.5),
    )  # fmt: skip


def _things(
    scene: Scene, lot: np.random.Generator, behind: tuple[float, float], wall_m: float
) -> Iterator[Box]:
    """Put shelves, boxes and pictures along the wall, never between the person and the camera."""
    count = scene.look.clutter + (3 if scene.look.background == "busy" else 0)
    across = (-behind[1], behind[0])
    for _ in range(count):
        width, deep, high = lot.uniform(0.2, 0.9), lot.uniform(0.15, 0.5), lot.uniform(0.2, 1.7)
        hangs = lot.random() < 0.35
        low = lot.uniform(0.9, 1.4) if hangs else 0.0
        deep = 0.04 if hangs else deep
        off = wall_m - deep / 2.0 - 0.01 if hangs else lot.uniform(KEEP_OUT_M, wall_m)
        aside = lot.uniform(-2.4, 2.4)
        middle = (behind[0] * off + across[0] * aside, behind[1] * off + across[1] * aside)
        # Boxes lie along the room's axes: the wider side goes along the wall as nearly as it can.
        spans = (width, deep) if abs(behind[1]) >= abs(behind[0]) else (deep, width)
        yield Box(
            (middle[0] - spans[0] / 2.0, middle[0] + spans[0] / 2.0),
            (middle[1] - spans[1] / 2.0, middle[1] + spans[1] / 2.0),
            (low, low + (high * 0.5 if hangs else high)),
            _any(lot, 0.05, 0.75),
        )


def _scaled(colour: Colour, by: float) -> Colour:
    return colour[0] * by, colour[1] * by, colour[2] * by


def _near(lot: np.random.Generator, colour: Colour, share: float) -> Colour:
    red, green, blue = (
        part * (1.0 + change)
        for part, change in zip(colour, lot.uniform(-share, share * 0.2, 3), strict=True)
    )
    return red, green, blue


def _any(lot: np.random.Generator, low: float, high: float) -> Colour:
    red, green, blue = lot.uniform(low, high, 3)
    return float(red), float(green), float(blue)
