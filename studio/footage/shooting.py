"""A set with a camera, before which a body takes any pose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import radians

import numpy as np

from studio.footage.cast import Actor, actor, known_actor, posed
from studio.footage.dressing import light_of, room_of
from studio.footage.scene import Camera, Scene
from studio.footage.truth import Truth, truth_at
from supple.core.movement.pose import Pose, with_spread
from supple.core.movement.spreads import Spread
from supple.drawing.figure import props_for
from supple.video.extra import need
from supple.video.people.lens import Lens, lens
from supple.video.people.stage import Picture, Stage


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture with its truth.

    `rgb` (height, width, 3); `mask` (height, width) is the silhouette, 0 to 255; `time_s` in a performance.
    """

    rgb: np.ndarray
    mask: np.ndarray
    truth: Truth
    time_s: float = 0.0


class Shoot:
    """A set that stands: `poses` say what has to fit the picture and what the body rests on.

    `who` is the scene's person where it has been made before (`studio.footage.cast.actor`).
    """

    def __init__(self, scene: Scene, poses: Sequence[Pose], who: Actor | None = None) -> None:
        self.scene = scene
        self.actor = who or _actor(scene)
        self.lens = _lens(scene.camera, _space(self.actor, poses))
        self._props = props_for(*poses)
        self._stages: dict[tuple[str, ...], Stage] = {}
        self._noise = np.random.default_rng([scene.seed, 3])

    def frame(self, pose: Pose, spread: Spread | None = None) -> Frame:
        """Film one pose; `spread` shares the spine's whole bend out otherwise than the pose does."""
        return self.frame_of([pose if spread is None else with_spread(pose, spread)])

    def frame_of(self, poses: Sequence[Pose], props: tuple[str, ...] | None = None) -> Frame:
        """Film several moments as one picture, blurred by motion; the truth is that of the last one.

        `props` stand there instead of all that the set's poses rest on.
        """
        shots = [posed(self.actor, pose) for pose in poses]
        stage = self._stage(self._props if props is None else props)
        drawn = [stage.draw(model) for model, _ in shots]
        picture = drawn[0] if len(drawn) == 1 else _mixed(drawn)
        flip = self.scene.camera.mirrored
        truth = truth_at(shots[-1][1], poses[-1].bends_deg, self.lens, flip)
        rgb, mask = self._taken(picture.rgb), picture.mask
        if flip:
            rgb, mask = np.ascontiguousarray(rgb[:, ::-1]), np.ascontiguousarray(mask[:, ::-1])
        return Frame(rgb, mask, truth)

    def empty(self) -> np.ndarray:
        """Film the set with nobody in it."""
        return self._taken(self._stage(self._props).empty().rgb)

    def _stage(self, props: tuple[str, ...]) -> Stage:
        if props not in self._stages:
            room = room_of(self.scene, props)
            self._stages[props] = Stage(self.lens, room, light_of(self.scene), self.scene.look.finer)
        return self._stages[props]

    def _taken(self, rgb: np.ndarray) -> np.ndarray:
        """Add what a camera adds: softness and grain."""
        look = self.scene.look
        if look.blur_px > 0.0:
            rgb = need("cv2").GaussianBlur(rgb, (0, 0), look.blur_px)
        if look.grain <= 0.0:
            return rgb
        grain = self._noise.standard_normal(rgb.shape[:2], dtype=np.float32) * (255.0 * look.grain)
        return np.clip(rgb + grain[:, :, None], 0.0, 255.0).astype(np.uint8)


def _actor(scene: Scene) -> Actor:
    return known_actor(scene.person) if isinstance(scene.person, str) else actor(scene.person)


def _mixed(pictures: Sequence[Picture]) -> Picture:
    rgb = np.mean([picture.rgb for picture in pictures], axis=0).astype(np.uint8)
    return Picture(rgb, np.mean([picture.mask for picture in pictures], axis=0).astype(np.uint8))


def _space(who: Actor, poses: Sequence[Pose]) -> np.ndarray:
    """Return the mesh's points in all poses, thinned: what has to fit the picture."""
    return np.concatenate([posed(who, pose)[0].points[::17] for pose in dict.fromkeys(poses)])


def _lens(camera: Camera, space: np.ndarray) -> Lens:
    middle = (space.min(axis=0) + space.max(axis=0)) / 2.0
    away = radians(camera.from_deg + camera.off_deg)
    level = np.array([np.cos(away), np.sin(away), 0.0])
    far_m = camera.distance_m or 3.0
    target, made = middle, None
    for _ in range(6):
        place = np.array([*(target + level * far_m)[:2], camera.height_m])
        made = lens(place, target, camera.field_deg, camera.size_px, camera.roll_deg)
        flat = made.flat(space)[:, :2]
        low, high = flat.min(axis=0), flat.max(axis=0)
        off = ((low + high) / 2.0 - np.array(camera.size_px) / 2.0) * far_m / made.focal_px
        target = target + made.axes[0] * off[0] + made.axes[1] * off[1]
        if camera.distance_m is None:
            far_m *= float(((high - low) / np.array(camera.size_px)).max()) / camera.fill
    if made is None or not any(camera.aim_m):
        return made
    aside = made.axes[0] * camera.aim_m[0] - made.axes[1] * camera.aim_m[1]
    return replace(made, place=made.place + aside)
