"""How far points are from a skin: between its corners too, inside it, and beside a hem."""

from __future__ import annotations

import numpy as np
import pytest

from studio.bodies.meshes import normals
from studio.bodies.nearness import above, roughly_above, surface

RADIUS_M, AROUND = 0.09, 10


def tube() -> tuple[np.ndarray, np.ndarray]:
    """Return points and faces of a thigh with its corners 6 cm apart, as half the triangles leave it."""
    turns = np.linspace(0.0, 2.0 * np.pi, AROUND + 1)[:-1]
    rings = [(RADIUS_M * np.cos(t), RADIUS_M * np.sin(t), 0.06 * ring) for ring in range(6) for t in turns]
    faces = []
    for ring in range(5):
        for at in range(AROUND):
            low, beside = ring * AROUND + at, ring * AROUND + (at + 1) % AROUND
            faces += [(low, beside, low + AROUND), (beside, beside + AROUND, low + AROUND)]
    return np.array(rings), np.array(faces)


def middles(height_m: float) -> np.ndarray:
    """Return points so far above the middles of the tube's faces."""
    points, faces = tube()
    flat = np.cross(points[faces[:, 1]] - points[faces[:, 0]], points[faces[:, 2]] - points[faces[:, 0]])
    flat /= np.linalg.norm(flat, axis=1, keepdims=True)
    return points[faces].mean(axis=1) + height_m * flat


@pytest.mark.parametrize("height_m", [-0.02, -0.01, 0.01, 0.02])
def test_between_corners_a_point_is_as_far_off_as_it_is(height_m: float) -> None:
    far = above(middles(height_m), surface(*tube()), edge_m=0.004)
    assert np.allclose(far, height_m, atol=0.003)


def test_the_nearest_corner_alone_calls_a_point_on_the_skin_sunk() -> None:
    points, faces = tube()
    corners = above(middles(0.001), (points, normals(points, faces)))
    assert corners.min() < -0.004, "or points all over each face were not needed"
    assert above(middles(0.001), surface(points, faces)).min() > -0.001


def test_beside_a_hem_a_point_is_outside_both_of_its_sides() -> None:
    outer = np.array([[0.0, 0.0, 0.0]]), np.array([[1.0, 0.0, 0.0]])
    lining = np.array([[-0.001, 0.0, 0.0]]), np.array([[-1.0, 0.0, 0.0]])
    hem = tuple(np.vstack(both) for both in zip(outer, lining, strict=True))
    beyond = np.array([[-0.03, 0.0, 0.0], [0.03, 0.0, 0.0]])
    assert np.allclose(above(beyond, hem, edge_m=0.004), [0.029, 0.03])
    assert above(np.array([[-0.03, 0.0, 0.0]]), outer, edge_m=0.004)[0] == pytest.approx(-0.03)


def test_beyond_the_border_of_a_skin_nothing_is_inside_it() -> None:
    patch = surface(np.array([[0.0, 0.0, 0.0], [0.05, 0.0, 0.0], [0.0, 0.05, 0.0]]), np.array([[0, 1, 2]]))
    points = np.array([[-0.08, 0.0, -0.015], [0.01, 0.01, -0.015]])
    assert np.allclose(above(points, patch, edge_m=0.004), [0.0814, -0.015], atol=0.0005)


def test_a_point_beside_a_hem_is_not_inside_a_skin_of_few_points() -> None:
    """The nearest point of all belongs to the inner side of the cloth, which faces the other way."""
    points, faces = tube()
    out = normals(points, faces)
    middle = 2 * AROUND
    outside, inside, inner_side = (points[middle] * [share, share, 1.0] for share in (1.2, 0.5, 1.25))
    hem = np.vstack([points, inner_side]), np.vstack([out, out[middle]])
    assert above(outside[None], hem) < 0.0
    assert roughly_above(outside[None], hem) == pytest.approx(0.05 * RADIUS_M)
    assert roughly_above(inside[None], (points, out)) < -0.03
