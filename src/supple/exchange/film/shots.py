"""From where the camera looks: one shot for each position and view, in which the whole way fits.

Where the page turns the bed under whoever gets up, here it stands still, and they sit up towards the camera.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from supple.core.movement import Beat, Catalogue, pose_of
from supple.core.movement.model import Position
from supple.drawing.figure import bed_turns, one_bed, props_for
from supple.exchange.film.keeping import packed, unpacked
from supple.video.people.backdrop import Light, Room
from supple.video.people.bedside import seen_from_bed, turned_to_bed
from supple.video.people.framing import framed
from supple.video.people.glb import Actor
from supple.video.people.person import moved
from supple.video.people.room import CALM, furniture
from supple.video.people.stage import Model, Stage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from supple.exchange.film.going import Moment

    Array = NDArray[np.float64]

Shot = tuple[str, Position, tuple[str, ...]]
"""The view, the position and what stands there."""

SIZE_PX = (1280, 720)
FIELD_DEG = 30.0
FILLS = ((0.08, 0.92), (0.13, 0.78))
"""Which shares of the picture's width and height the body may take: above is the title, below the words."""
FROM: Mapping[str, Mapping[Position, tuple[float, float, float]]] = {
    "side": {
        "lying": (0.17, -1.0, 0.26),
        "prone": (0.17, -1.0, 0.26),
        "kneeling": (0.22, -1.0, 0.2),
        "sitting": (0.3, -1.0, 0.17),
        "standing": (0.16, -1.0, 0.1),
    },
    "front": {
        "lying": (1.0, -0.38, 0.52),
        "prone": (1.0, -0.38, 0.42),
        "kneeling": (1.0, -0.32, 0.25),
        "sitting": (1.0, -0.3, 0.22),
        "standing": (1.0, -0.25, 0.15),
    },
}
"""The way from the person to the camera (forwards, left, up), as the page's player has it."""
BY_THE_WAY = 3
"""Moments of a way that must fit the picture, both ends with them."""
NEAREST_M = 2.4
MOST_STAGES = 3
"""Rooms that are kept: each holds some forty megabytes."""


class Shots:
    """Draw moments of a session; what was drawn before is not drawn again."""

    def __init__(self, actor: Actor, known: Catalogue, beats: Iterable[Beat]) -> None:
        self._actor, self._known = actor, known
        self._colours = actor.person.colours[actor.person.part]
        self._ways: dict[Shot, list[str]] = {}
        for beat in beats:
            self._ways.setdefault(self.shot(beat), []).append(_way(beat))
        self._stages: dict[Shot, Stage] = {}
        self._last: tuple[object, NDArray[np.uint8]] | None = None
        self._drawn: dict[object, bytes] = {}

    def shot(self, beat: Beat) -> Shot:
        """Return the shot of a beat."""
        props = props_for(*(pose_of(self._known, key) for key in (beat.pose_from, beat.pose_to)))
        view = "front" if beat.view == "front" else "side"
        return view, beat.position, props

    def picture(self, moment: Moment) -> NDArray[np.uint8]:
        """Return the picture of a moment (height, width, 3); it must not be changed."""
        shot, way = self.shot(moment.beat), _way(moment.beat)
        start, _, end = way.partition(">")
        share = moment.share if start <= end else 1.0 - moment.share
        key = (shot, min(way, f"{end}>{start}"), round(share, 4))
        if self._last is not None and self._last[0] == key:
            return self._last[1]
        if key in self._drawn:
            rgb = unpacked(self._drawn[key])
        else:
            rgb = self._stage(shot).draw(self._model(shot, way, moment.share)).rgb
            self._drawn[key] = packed(rgb)
        self._last = (key, rgb)
        return rgb

    def _model(self, shot: Shot, way: str, share: float) -> Model:
        place = self._actor.place(way, share)
        points, normals = moved(self._actor.person, place)
        if bed_turns(shot[2]):
            hips = place.joints[self._actor.person.names.index("pelvis")]
            points, normals = seen_from_bed(points, hips), turned_to_bed(normals, hips)
        return Model(points, normals, self._actor.person.faces, self._colours)

    def _stage(self, shot: Shot) -> Stage:
        if shot not in self._stages:
            view, position, props = shot
            boxes = furniture(one_bed(props), CALM)
            points = [self._model(shot, way, step / (BY_THE_WAY - 1)).points[::7]
                      for way in dict.fromkeys(self._ways[shot]) for step in range(BY_THE_WAY)]  # fmt: skip
            away = np.array(FROM[view][position])
            lens = framed(np.concatenate(points), away, (FIELD_DEG, SIZE_PX, FILLS), NEAREST_M)
            behind = -away[:2] / np.linalg.norm(away[:2])
            room = Room(CALM.floor, CALM.wall, boxes, (float(behind[0]), float(behind[1])), 2.4, 0.14)
            if len(self._stages) >= MOST_STAGES:
                self._stages.pop(next(iter(self._stages)))
            self._stages[shot] = Stage(lens, room, _light(away), finer=2)
        return self._stages[shot]


def _light(away: Array) -> Light:
    """Let the light come over the camera's right shoulder, so that wall and person are both lit."""
    ahead = away[:2] / np.linalg.norm(away[:2])
    x, y = ahead * 0.7 + np.array((-ahead[1], ahead[0])) * 0.45
    return Light((float(x), float(y), 1.0))


def _way(beat: Beat) -> str:
    return f"{beat.pose_from}>{beat.pose_to}"
