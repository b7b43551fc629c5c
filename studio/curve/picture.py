"""A small renderer: a dressed figure before a made-up room, painted triangle by triangle."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from scipy.sparse import csr_array

from studio.bodies.figures import Figure
from studio.bodies.posing import placed
from studio.curve.scenes import Camera
from supple.core.movement.pose import Pose

_SUBPIXEL = 4


@dataclass(frozen=True, slots=True)
class Sitter:
    """A figure with its weights packed, so that posing it takes milliseconds."""

    figure: Figure
    weights: csr_array


@dataclass(frozen=True, slots=True)
class View:
    """A camera placed before one body: `place` and `aim` in metres, focal length in pixels."""

    camera: Camera
    place: np.ndarray
    aim: np.ndarray
    focal_px: float


def sitter(figure: Figure) -> Sitter:
    """Pack a figure's weights."""
    return Sitter(figure, csr_array(figure.whole.weights))


def posed(who: Sitter, pose: Pose) -> np.ndarray:
    """Return the figure's vertices (n, 3) in a pose, in metres."""
    figure = who.figure
    place = placed(figure.rig, figure.physique, pose)
    shifts = place.joints - np.einsum("bij,bj->bi", place.turns, figure.rig.joints)
    moves = np.concatenate([place.turns.reshape(-1, 9), shifts], axis=1)
    of_each = who.weights @ moves
    turned = np.einsum("vij,vj->vi", of_each[:, :9].reshape(-1, 3, 3), figure.whole.vertices)
    return turned + of_each[:, 9:]


def view(camera: Camera, vertices: np.ndarray) -> View:
    """Place a camera so that the body fills its share of the picture."""
    width, height = camera.size_px
    low, high = vertices[:, 2].min(), vertices[:, 2].max()
    focal = height / (2.0 * np.tan(np.radians(camera.view_deg) / 2.0))
    wide = np.ptp(vertices[:, 0]) * 1.15
    away = max(focal * (high - low) / (camera.fill * height), focal * wide / (0.95 * width))
    middle = vertices.mean(axis=0) * (1.0, 1.0, 0.0) + (0.0, 0.0, (low + high) / 2.0)
    angle = np.radians(90.0 if camera.side == "left" else -90.0)
    angle -= np.radians(camera.off_deg) * (1.0 if camera.side == "left" else -1.0)
    place = middle + away * np.array([np.cos(angle), np.sin(angle), 0.0])
    place[2] = low + camera.height_m
    return View(camera, place, middle, float(focal))


def seen(look: View, points: np.ndarray) -> np.ndarray:
    """Project points (n, 3): pixels right, pixels down, and metres away."""
    ahead = look.aim - look.place
    ahead = ahead / np.linalg.norm(ahead)
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    right /= np.linalg.norm(right)
    up = np.cross(right, ahead)
    roll = np.radians(look.camera.roll_deg)
    right, up = np.cos(roll) * right + np.sin(roll) * up, np.cos(roll) * up - np.sin(roll) * right
    local = (points - look.place) @ np.stack([right, up, ahead], axis=1)
    width, height = look.camera.size_px
    away = np.maximum(local[:, 2], 0.05)
    return np.stack(
        [width / 2.0 + look.focal_px * local[:, 0] / away, height / 2.0 - look.focal_px * local[:, 1] / away,
         away], axis=1
    )  # fmt: skip


def painted(who: Sitter, vertices: np.ndarray, look: View, seeds: tuple[int, int]) -> np.ndarray:
    """Return a picture (height, width, 3), 8 bits: room and light by the first seed, grain by the second."""
    chance = np.random.default_rng(seeds[0])
    picture = _room(look.camera.size_px, chance)
    faces = who.figure.whole.faces
    points = seen(look, vertices)
    corners = points[faces]
    flat = corners[:, :, :2]
    across, down = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    front = across[:, 0] * down[:, 1] - across[:, 1] * down[:, 0] < 0.0
    order = np.flatnonzero(front)[np.argsort(-corners[front][:, :, 2].mean(axis=1), kind="stable")]
    colours = _lit(who, vertices, order, chance)
    drawn = np.round(flat[order] * 2**_SUBPIXEL).astype(np.int32)
    for triangle, colour in zip(drawn, colours.tolist(), strict=True):
        cv2.fillConvexPoly(picture, triangle, colour, cv2.LINE_8, _SUBPIXEL)
    return _grained(picture, np.random.default_rng(seeds))


def _lit(who: Sitter, vertices: np.ndarray, faces: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    a, b, c = (vertices[who.figure.whole.faces[faces][:, corner]] for corner in range(3))
    normals = np.cross(b - a, c - a)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    light = np.array([chance.normal(), chance.normal(), chance.uniform(0.3, 1.5)])
    ambient, gain = chance.uniform(0.35, 0.7), chance.uniform(0.6, 1.15)
    lit = ambient + (1.0 - ambient) * np.clip(normals @ (light / np.linalg.norm(light)), 0.0, 1.0)
    base = who.figure.colours[who.figure.whole.faces[faces][:, 0]]
    return np.clip(255.0 * base * (gain * lit)[:, None], 0.0, 255.0)


def _room(size_px: tuple[int, int], chance: np.random.Generator) -> np.ndarray:
    width, height = size_px
    wall, floor = chance.uniform(60.0, 240.0, 3), chance.uniform(40.0, 200.0, 3)
    room = np.empty((height, width, 3), dtype=np.float32)
    room[:] = wall
    skirting = int(height * chance.uniform(0.6, 0.95))
    room[skirting:] = floor
    for _ in range(int(chance.integers(0, 6))):
        x, y = chance.integers(0, width), chance.integers(0, height)
        far = (int(x + chance.integers(20, width)), int(y + chance.integers(20, height // 2)))
        cv2.rectangle(room, (int(x), int(y)), far, chance.uniform(20.0, 245.0, 3).tolist(), -1)
    coarse = chance.normal(0.0, chance.uniform(2.0, 18.0), (8, 8, 3)).astype(np.float32)
    room += cv2.resize(coarse, size_px, interpolation=cv2.INTER_CUBIC)
    return np.ascontiguousarray(np.clip(room, 0.0, 255.0).astype(np.uint8))


def _grained(picture: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    blurred = cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.4, 1.4))
    noisy = blurred + chance.normal(0.0, chance.uniform(1.0, 7.0), picture.shape)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(60, 95))]
    _, packed = cv2.imencode(".jpg", np.clip(noisy, 0.0, 255.0).astype(np.uint8), quality)
    return cv2.imdecode(packed, cv2.IMREAD_COLOR)
