"""Flat stick figures of known angles, as a pose model would find them from the side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import cos, pi, radians, sin

from supple.core.sight.landmarks import INDEX, NAMES, Frame

TRUNK, NECK, THIGH, SHIN, UPPER, FORE = 0.2, 0.09, 0.175, 0.17, 0.12, 0.1
SIDES = ("left", "right")


@dataclass(frozen=True)
class Figure:
    """Angles in degrees, forwards positive; `lean` is 0 upright, -90 on the back, 90 on the front.

    `facing` is 1 for looking to the picture's right when upright, -1 for the left. `other_hip` and
    `other_knee` are those of the leg away from the camera; None is the same as the near one's.
    """

    lean: float = 0.0
    hip: float = 0.0
    knee: float = 0.0
    other_hip: float | None = None
    other_knee: float | None = None
    neck: float = 5.0
    arm: float = 20.0
    elbow: float = 20.0
    facing: int = 1
    at: tuple[float, float] = (0.5, 0.5)
    size: float = 1.0


LYING = Figure(lean=-90, hip=50, knee=95, at=(0.5, 0.7))
HUG = Figure(lean=-90, hip=105, knee=112, arm=60, elbow=60, at=(0.5, 0.7))
PRONE = Figure(lean=90, hip=0, knee=2, neck=5, arm=100, elbow=110, at=(0.5, 0.7))
STANDING = Figure(at=(0.5, 0.5))
SITTING = Figure(hip=88, knee=90, at=(0.5, 0.6))
ON_ALL_FOURS = Figure(lean=88, hip=88, knee=88, arm=88, elbow=2, at=(0.4, 0.5))


def points_of(figure: Figure) -> dict[str, tuple[float, float]]:
    """Return the landmarks of a figure in picture heights, y downwards."""

    def going(start: tuple[float, float], angle: float, length: float) -> tuple[float, float]:
        """Go on in a direction: 0 is up the page, positive turns towards the front of somebody upright."""
        turn = radians(angle) * figure.facing
        length *= figure.size
        return start[0] + sin(turn) * length, start[1] - cos(turn) * length

    points: dict[str, tuple[float, float]] = {}
    near = "right" if figure.facing > 0 else "left"
    for side in SIDES:
        far = 0.0 if side == near else 0.012 * figure.size
        hip = (figure.at[0] + far, figure.at[1] - far)
        own = side == near
        bend = figure.hip if own or figure.other_hip is None else figure.other_hip
        fold = figure.knee if own or figure.other_knee is None else figure.other_knee
        shoulder = going(hip, figure.lean, TRUNK)
        thigh = figure.lean + 180 - bend
        shin = thigh + fold
        arm = figure.lean + 180 - figure.arm
        points[f"{side}_hip"], points[f"{side}_shoulder"] = hip, shoulder
        points[f"{side}_knee"] = knee = going(hip, thigh, THIGH)
        points[f"{side}_ankle"] = ankle = going(knee, shin, SHIN)
        points[f"{side}_heel"] = heel = going(ankle, shin + 30, 0.03)
        points[f"{side}_foot_index"] = going(heel, shin - 90, 0.1)
        points[f"{side}_elbow"] = elbow = going(shoulder, arm, UPPER)
        points[f"{side}_wrist"] = going(elbow, arm - figure.elbow, FORE)
        points[f"{side}_ear"] = ear = going(shoulder, figure.lean + figure.neck, NECK)
        points["nose"] = going(ear, figure.lean + figure.neck + 90, 0.05)
    return points


def body_of(figure: Figure, aspect: float = 4 / 3, *, mirrored: bool = False) -> list[float]:
    """Return 132 numbers; a mirrored picture has its sides' names changed, as a model would say."""
    points = points_of(figure)
    nose = points["nose"]
    flat: list[float] = []
    for name in NAMES:
        called = swapped(name) if mirrored else name
        x, y = points.get(called, nose)
        flat += [1 - x / aspect if mirrored else x / aspect, y, 0.98, 0.99]
    return flat


def swapped(name: str) -> str:
    """Return the landmark on the other side."""
    if "left" in name:
        return name.replace("left", "right")
    return name.replace("right", "left")


def frame_of(time_s: float, *figures: Figure, aspect: float = 4 / 3, mirrored: bool = False) -> Frame:
    """Return the frame of a picture with these people."""
    off = 1e-5 * (round(time_s * 1000) % 7)  # No detector gives the same numbers twice.
    here = [replace(figure, at=(figure.at[0] + off, figure.at[1])) for figure in figures]
    return Frame(time_s, aspect, tuple(body_of(figure, aspect, mirrored=mirrored) for figure in here))


def film(
    seconds: float, shown: Callable[[float], Figure | None], *, rate_hz: float = 30.0, start_s: float = 0.0
) -> Iterator[Frame]:
    """Yield the frames of a figure that changes with time; None is an empty picture."""
    for index in range(round(seconds * rate_hz)):
        time_s = index / rate_hz
        figure = shown(time_s)
        yield frame_of(start_s + time_s, *([figure] if figure else []))


def eased(share: float) -> float:
    """Return 0 to 1 with rest at both ends."""
    u = min(1.0, max(0.0, share))
    return u * u * (3 - 2 * u)


def repeated(
    start: Figure,
    end: Figure,
    shares: tuple[float, ...] = (1.0,) * 5,
    *,
    still_s: float = 1.6,
    each_s: float = 4.0,
) -> Callable[[float], Figure]:
    """Return what a figure does: still, then there and back once for each share of the way."""

    def shown(time_s: float) -> Figure:
        index, within_s = divmod(time_s - still_s, each_s)
        if time_s < still_s or index >= len(shares):
            return start
        return mixed(start, end, shares[int(index)] * (1 - cos(2 * pi * within_s / each_s)) / 2)

    return shown


def mixed(start: Figure, end: Figure, share: float) -> Figure:
    """Return the figure on the way from one to another."""
    changes = {}
    for key in ("lean", "hip", "knee", "neck", "arm", "elbow"):
        a, b = getattr(start, key), getattr(end, key)
        changes[key] = a + (b - a) * share
    return replace(start, **changes)


def moved(body: list[float], names: dict[str, tuple[float, float]]) -> list[float]:
    """Return a body with some points put elsewhere (shares of the picture)."""
    flat = list(body)
    for name, (x, y) in names.items():
        at = 4 * INDEX[name]
        flat[at], flat[at + 1] = x, y
    return flat
