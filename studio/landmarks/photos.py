"""Photographs of people on the floor: the model's near-side joints against joints marked by eye."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from pathlib import Path

from supple.core.sight.landmarks import INDEX, STRIDE, Frame
from supple.video.decode import pictures
from supple.video.pose import Model, PoseFinder, Settings

MARKED = Path(__file__).parents[2] / "tests" / "video" / "photos.toml"
JOINTS = ("shoulder", "hip", "knee", "ankle")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Photo:
    """One photograph: the near side, what was seen of the landmarks, and the joints marked by eye."""

    name: str
    near: str
    verdict: str
    joints: dict[str, Point]


def marked() -> tuple[float, tuple[Photo, ...]]:
    """Return the tolerance in torso lengths, and the photographs."""
    read = tomllib.loads(MARKED.read_text(encoding="utf-8"))
    return read["tolerance"], tuple(_photo(row) for row in read["photos"])


def found(path: Path, model: Model = "full") -> Frame:
    """Return the one picture's landmarks."""
    picture = next(iter(pictures(path)))
    with PoseFinder(Settings(model=model)) as finder:
        return finder.find(picture)


def distances(photo: Photo, frame: Frame) -> dict[str, float]:
    """Return how far each marked joint is from the model's, in torso lengths; far for a body not found."""
    torso = _apart(photo.joints["shoulder"], photo.joints["hip"], frame.aspect)
    return {
        joint: _apart(_point(frame, f"{photo.near}_{joint}"), place, frame.aspect) / torso
        for joint, place in photo.joints.items()
    }


def score(folder: Path, model: Model) -> dict[str, object]:
    """Return how many photographs of each kind were found right, and how far joints were from their marks."""
    tolerance, photos = marked()
    measured = [(photo, distances(photo, found(folder / f"{photo.name}.jpg", model))) for photo in photos]
    near = sorted(far for photo, each in measured if photo.verdict == "plausible" for far in each.values())
    right = [photo for photo, each in measured if max(each.values()) <= tolerance]
    return {
        "photographs": len(photos),
        "all_marked_joints_within_tolerance": len(right),
        "tolerance_torso_lengths": tolerance,
        "where_plausible": {
            "joints": len(near),
            "median_torso_lengths": round(near[len(near) // 2], 3),
            "nine_in_ten_torso_lengths": round(near[int(0.9 * len(near))], 3),
        },
        "with_a_therapist": _of_people(measured, tolerance),
    }


def _of_people(measured: list[tuple[Photo, dict[str, float]]], tolerance: float) -> dict[str, int]:
    two = [each for photo, each in measured if photo.name.startswith("Lying_")]
    return {
        "photographs": len(two),
        "person_on_the_floor": sum(max(each.values()) <= tolerance for each in two),
        "two_people_mixed": sum(max(each.values()) > tolerance for each in two),
    }


def _photo(row: dict[str, object]) -> Photo:
    joints = {joint: _pair(row[joint]) for joint in JOINTS if joint in row}
    return Photo(str(row["name"]), str(row["near"]), str(row["verdict"]), joints)


def _pair(numbers: object) -> Point:
    x, y = numbers if isinstance(numbers, list) else (0.0, 0.0)
    return float(x), float(y)


def _point(frame: Frame, name: str) -> Point:
    if not frame.bodies:
        return 99.0, 99.0
    at = STRIDE * INDEX[name]
    x, y = _first_two(iter(frame.bodies[0][at : at + 2]))
    return x, y


def _first_two(numbers: Iterator[float]) -> Point:
    return next(numbers), next(numbers)


def _apart(one: Point, two: Point, aspect: float) -> float:
    return hypot((one[0] - two[0]) * aspect, one[1] - two[1])
