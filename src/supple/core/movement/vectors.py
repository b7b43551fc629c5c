"""Small vector and rotation arithmetic on plain tuples, kept free of numpy for the browser."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

Vec = tuple[float, float, float]
"""A point or direction: forwards, left, up."""
Mat = tuple[float, float, float, float, float, float, float, float, float]
"""A rotation, row by row; its columns are the turned forward, left and up axes."""


def add(a: Vec, b: Vec) -> Vec:
    """Add two vectors."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def sub(a: Vec, b: Vec) -> Vec:
    """Give the vector from `b` to `a`."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scaled(a: Vec, factor: float) -> Vec:
    """Stretch a vector."""
    return a[0] * factor, a[1] * factor, a[2] * factor


def along(a: Vec, b: Vec, fraction: float) -> Vec:
    """Give the point on the line from `a` (0) to `b` (1)."""
    return (
        a[0] + (b[0] - a[0]) * fraction,
        a[1] + (b[1] - a[1]) * fraction,
        a[2] + (b[2] - a[2]) * fraction,
    )


def dot(a: Vec, b: Vec) -> float:
    """Give the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Give the vector product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length(a: Vec) -> float:
    """Give the length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec) -> Vec:
    """Give the direction; a zero vector stays zero."""
    size = length(a)
    return a if size == 0.0 else (a[0] / size, a[1] / size, a[2] / size)


def turned(m: Mat, v: Vec) -> Vec:
    """Turn a vector by a rotation."""
    x, y, z = v
    return (
        m[0] * x + m[1] * y + m[2] * z,
        m[3] * x + m[4] * y + m[5] * z,
        m[6] * x + m[7] * y + m[8] * z,
    )


def product(a: Mat, b: Mat) -> Mat:
    """Turn by `b` first, then by `a`."""
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = a
    b0, b1, b2, b3, b4, b5, b6, b7, b8 = b
    return (
        a0 * b0 + a1 * b3 + a2 * b6,
        a0 * b1 + a1 * b4 + a2 * b7,
        a0 * b2 + a1 * b5 + a2 * b8,
        a3 * b0 + a4 * b3 + a5 * b6,
        a3 * b1 + a4 * b4 + a5 * b7,
        a3 * b2 + a4 * b5 + a5 * b8,
        a6 * b0 + a7 * b3 + a8 * b6,
        a6 * b1 + a7 * b4 + a8 * b7,
        a6 * b2 + a7 * b5 + a8 * b8,
    )


def rotation(forward_deg: float, side_deg: float, turn_deg: float) -> Mat:
    """Turn about the long axis to the left, then lean to the left, then bend forwards.

    Bending forwards takes up into forward; leaning takes up into left; turning takes forward
    into left.
    """
    p, s, t = radians(forward_deg), radians(-side_deg), radians(turn_deg)
    cp, sp, cs, ss, ct, st = cos(p), sin(p), cos(s), sin(s), cos(t), sin(t)
    return (
        cp * ct + sp * ss * st,
        -cp * st + sp * ss * ct,
        sp * cs,
        cs * st,
        cs * ct,
        -ss,
        -sp * ct + cp * ss * st,
        sp * st + cp * ss * ct,
        cp * cs,
    )


def forward(m: Mat) -> Vec:
    """Give the forward axis of a frame."""
    return m[0], m[3], m[6]


def left(m: Mat) -> Vec:
    """Give the left axis of a frame."""
    return m[1], m[4], m[7]


def up(m: Mat) -> Vec:
    """Give the up axis of a frame."""
    return m[2], m[5], m[8]


def frame(forwards: Vec, lefts: Vec, ups: Vec) -> Mat:
    """Make a rotation from its three axes."""
    return (
        forwards[0], lefts[0], ups[0],
        forwards[1], lefts[1], ups[1],
        forwards[2], lefts[2], ups[2],
    )  # fmt: skip
