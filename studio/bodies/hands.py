"""Hands at ease: the source's fingers are spread like a fan, and a resting hand's lie side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from studio.bodies.bones import SIDES
from studio.bodies.source import Source

FINGERS, LINKS = range(2, 6), (1, 2, 3)
CLOSED_SHARE = 0.85
"""How much of the angle between a finger and the middle one is taken away."""


def with_closed_fingers(body: Source) -> Source:
    """Turn every finger in the plane of the hand until it lies nearly along the middle finger."""
    vertices, heads, tails = body.vertices.copy(), body.heads.copy(), body.tails.copy()
    for letter in SIDES.values():
        across = body.head(f"finger2-1.{letter}") - body.head(f"finger5-1.{letter}")
        middle = _way(body, 3, letter)
        normal = np.cross(across, middle)
        normal /= np.linalg.norm(normal)
        for finger in FINGERS:
            turn = _turn(normal, CLOSED_SHARE * _angle(_way(body, finger, letter), middle, normal))
            knuckle = body.head(f"finger{finger}-1.{letter}")
            bones = [body.labels.index(f"finger{finger}-{link}.{letter}") for link in LINKS]
            share = (body.weights * np.isin(body.bones, bones)).sum(axis=1, keepdims=True)
            vertices += share * ((body.vertices - knuckle) @ (turn - np.eye(3)).T)
            for ends in (heads, tails):
                ends[bones] = knuckle + (ends[bones] - knuckle) @ turn.T
    return replace(body, vertices=vertices, heads=heads, tails=tails)


def _way(body: Source, finger: int, letter: str) -> np.ndarray:
    return body.head(f"finger{finger}-2.{letter}") - body.head(f"finger{finger}-1.{letter}")


def _angle(start: np.ndarray, end: np.ndarray, normal: np.ndarray) -> float:
    """Measure the angle about `normal` from one way to another, in radians."""
    first, second = start - normal * (start @ normal), end - normal * (end @ normal)
    return float(np.arctan2(normal @ np.cross(first, second), first @ second))


def _turn(axis: np.ndarray, angle: float) -> np.ndarray:
    x, y, z = axis
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * cross @ cross
