"""Rotations and two-boned limbs, for many moments at once: arrays begin with the keys of a clip."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from studio.bodies.bones import INDEX
from studio.bodies.rig import Rig

LEAST_M = 0.18
"""How near an ankle may come to its hip, or a wrist to its shoulder: about the joint's limit."""

Placed = tuple[np.ndarray, np.ndarray]
"""Turns (keys, bones, 3, 3) and joints (keys, bones, 3), in the room or as the bones' carriers see them."""


def on_spots(rig: Rig, placed: Placed, spots: Mapping[str, Placed]) -> Placed:
    """Put feet elsewhere: for each side, turns (keys, 3, 3) of the foot and places (keys, 3) of the ankle."""
    turns, joints = placed[0].copy(), placed[1].copy()
    for side, (foot, ankle) in spots.items():
        thigh, shin, at, toes = (INDEX[f"{side}_{bone}"] for bone in ("thigh", "shin", "foot", "toes"))
        hip, knee, old = joints[:, thigh], joints[:, shin].copy(), joints[:, at].copy()
        bent = _knee((hip, knee, old), ankle, turns[:, thigh] @ rig.axes[thigh][:, 1])
        turns[:, thigh] = turn_between(knee - hip, bent - hip) @ turns[:, thigh]
        reached = bent + (ankle - bent) * _share(old - knee, ankle - bent)
        turns[:, shin] = turn_between(old - knee, reached - bent) @ turns[:, shin]
        ahead = np.einsum("kji,kj->ki", turns[:, at], joints[:, toes] - old)
        turns[:, toes] = foot @ np.swapaxes(turns[:, at], 1, 2) @ turns[:, toes]
        turns[:, at], joints[:, shin], joints[:, at] = foot, bent, reached
        joints[:, toes] = reached + np.einsum("kij,kj->ki", foot, ahead)
    return turns, joints


def about(axes: np.ndarray, angles: np.ndarray) -> np.ndarray:
    """Return the rotations (keys, 3, 3) about unit axes (keys, 3) by angles (keys,) in radians."""
    x, y, z = axes.T
    none = np.zeros_like(x)
    cross = np.stack([none, -z, y, z, none, -x, -y, x, none], axis=1).reshape(-1, 3, 3)
    sine, rest = np.sin(angles)[:, None, None], (1.0 - np.cos(angles))[:, None, None]
    return np.asarray(np.eye(3) + sine * cross + rest * cross @ cross)


def turn_between(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return the smallest turns (keys, 3, 3) that take directions (keys, 3) into others."""
    axes = np.cross(start, end)
    size = np.linalg.norm(axes, axis=1)
    angles = np.arctan2(size, np.einsum("ki,ki->k", start, end))
    return about(axes / np.maximum(size, 1e-12)[:, None], np.where(size < 1e-12, 0.0, angles))


def nearest_turns(mean: np.ndarray) -> np.ndarray:
    """Return the rotations nearest to some averages of rotations (…, 3, 3)."""
    left, _, right = np.linalg.svd(mean)
    left[..., :, 2] *= np.linalg.det(left @ right)[..., None]
    return np.asarray(left @ right)


NEARLY_HALF = np.radians(160.0)
"""Two poses that are turned so far from each other have two ways between them that are nearly as long."""


def between_turns(
    start: np.ndarray, end: np.ndarray, shares: np.ndarray, by: np.ndarray | None = None
) -> np.ndarray:
    """Return rotations (keys, 3, 3) on the shortest way between two.

    Where that is nearly half a turn, it goes the way round whose middle is nearer to the rotation `by`: else
    the two arms, which differ by a hair, would take different ones.
    """
    whole = end @ start.T
    angle = np.arccos(np.clip((np.trace(whole) - 1.0) / 2.0, -1.0, 1.0))
    values, vectors = np.linalg.eigh((whole + whole.T) / 2.0)
    axis = vectors[:, int(np.argmax(values))]
    odd = np.array([whole[2, 1] - whole[1, 2], whole[0, 2] - whole[2, 0], whole[1, 0] - whole[0, 1]])
    axis = -axis if axis @ odd < 0.0 else axis
    if by is not None and angle > NEARLY_HALF:
        middle = about(axis[None], np.array([angle / 2.0]))[0] @ start
        # The other way round has its middle half a turn about the axis further on.
        other = about(axis[None], np.array([np.pi]))[0] @ middle
        angle -= 2.0 * np.pi if np.trace(other @ by.T) > np.trace(middle @ by.T) else 0.0
    return about(np.tile(axis, (len(shares), 1)), angle * shares) @ start


def corner(
    bones_m: tuple[np.ndarray, np.ndarray], reach_m: np.ndarray, least_m: np.ndarray | float
) -> tuple[np.ndarray, np.ndarray]:
    """Return where the joint of two bones is: how far along the line between their ends, and beside it."""
    upper, lower = bones_m
    far = np.clip(reach_m, np.maximum(np.abs(upper - lower) + 0.01, least_m), (upper + lower) * 0.9998)
    along = (upper**2 - lower**2 + far**2) / (2.0 * far)
    return along, np.sqrt(np.maximum(upper**2 - along**2, 0.0))


def _knee(leg: tuple[np.ndarray, np.ndarray, np.ndarray], ankle: np.ndarray, hinge: np.ndarray) -> np.ndarray:
    """Return where knees go when ankles go elsewhere: in front of the line from hip to ankle."""
    hip, knee, old = leg
    line = ankle - hip
    size = np.linalg.norm(line, axis=1)
    along, off = corner(
        (np.linalg.norm(knee - hip, axis=1), np.linalg.norm(old - knee, axis=1)), size, LEAST_M
    )
    axis = line / size[:, None]
    out = np.cross(axis, hinge)
    out /= np.maximum(np.linalg.norm(out, axis=1), 1e-9)[:, None]
    return np.asarray(hip + axis * along[:, None] + out * off[:, None])


def _share(wanted: np.ndarray, there: np.ndarray) -> np.ndarray:
    sizes = np.linalg.norm(wanted, axis=1) / np.maximum(np.linalg.norm(there, axis=1), 1e-9)
    return np.asarray(sizes[:, None])
