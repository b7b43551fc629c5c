"""Contact sheets: every pose and every move of a person in pictures, to be looked at frame by frame.

`python -m studio.bodies sheet [NAME …]` writes `build/bodies/sheets/<person>-<movement>.png`: a row for each
move (start, three moments between, end), from the side and, below it, from the movement's best view.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from struct import pack

import numpy as np

from studio.bodies.bones import INDEX
from studio.bodies.clips import Clip, clip, distinct, fitted_poses, moves
from studio.bodies.drawing import BACKGROUND, Eye, Surface, box, picture
from studio.bodies.figures import Figure, mesh_at
from studio.bodies.meshes import normals
from studio.bodies.posing import Posed, moved
from studio.bodies.source import KEPT
from supple.core.movement import catalogue
from supple.core.movement.pose import Pose
from supple.drawing.figure import bed_turns, one_bed, props_for
from supple.video.people.bedside import seen_from_bed
from supple.video.people.room import Colours, furniture

FOLDER = KEPT / "sheets"
TILE = (300, 250)
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
COLOURS = Colours(
    floor=(0.9, 0.9, 0.9), wall=(0.83, 0.82, 0.86), mat=(0.62, 0.74, 0.72), wood=(0.78, 0.66, 0.5),
    cloth=(0.83, 0.82, 0.86),
)  # fmt: skip
_NONE = (0.0,) * 9


@dataclass(frozen=True, slots=True)
class Angle:
    """A direction to look from: degrees round from the front (90: from the right), and up."""

    round_deg: float
    up_deg: float


SIDE = Angle(90.0, 6.0)
BEST = {"side": Angle(55.0, 24.0), "front": Angle(12.0, 10.0)}


def write_sheets(figure: Figure, only: Sequence[str] = ()) -> list[Path]:
    """Write a person's sheets, of all movements or of some, and return where they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = []
    known = fitted_poses(figure)
    for owner, pairs in _by_owner(only).items():
        rows: list[np.ndarray] = []
        for start, end in pairs:
            made_clip, ends = clip(figure, known, start, end), (known[start], known[end])
            rows += [_row(figure, made_clip, ends, angle) for angle in (SIDE, BEST[_view(owner)])]
        path = FOLDER / f"{figure.person.id}-{owner}.png"
        save(path, np.vstack(rows))
        made.append(path)
    return made


def still(figure: Figure, pose: Pose, angle: Angle, size: tuple[int, int] = TILE) -> np.ndarray:
    """Draw one pose with what it rests on: bytes (height, width, 3)."""
    return _drawn(figure, mesh_at(figure, pose).vertices, props(pose), (angle, size))


def _drawn(
    figure: Figure, vertices: np.ndarray, things: list[Surface], seen: tuple[Angle, tuple[int, int]]
) -> np.ndarray:
    angle, size = seen
    surface = Surface(vertices, normals(vertices, figure.whole.faces), figure.whole.faces, figure.colours)
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    middle = (low + high) / 2.0
    turn, tilt = np.radians(angle.round_deg), np.radians(angle.up_deg)
    away = np.array([np.cos(turn) * np.cos(tilt), -np.sin(turn) * np.cos(tilt), np.sin(tilt)]) * 4.0
    span = high - low
    width = max(float(np.hypot(span[0], span[1])) * 1.1, float(span[2]) * 1.12 * size[0] / size[1], 1.25)
    return picture([*things, surface], Eye(tuple(middle + away), tuple(middle), width), size)


def props(*poses: Pose) -> list[Surface]:
    """Make the floor and what poses rest on."""
    floor = box((-1.3, -0.8, -0.05), (1.3, 0.8, -0.024), COLOURS.floor)
    corners = (
        (*zip(one.ahead, one.left, one.up, strict=True), one.colour)
        for one in furniture(one_bed(props_for(*poses)), COLOURS)
    )
    return [floor, *(box(low, high, colour) for low, high, colour in corners)]


def save(path: Path, pixels: np.ndarray) -> None:
    """Write bytes (height, width, 3) as a PNG."""
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))


def _row(figure: Figure, way: Clip, ends: tuple[Pose, Pose], angle: Angle) -> np.ndarray:
    things, last = props(*ends), len(way.turns) - 1
    gets_up, tiles = bed_turns(props_for(*ends)), []
    for key in [round(share * last) for share in (SHARES if last else (0.0,))]:
        vertices = moved(figure.rig, figure.whole, Posed(way.turns[key], way.joints[key], {}, _NONE))
        if gets_up:
            vertices = seen_from_bed(vertices, way.joints[key, INDEX["pelvis"]])
        tiles.append(_drawn(figure, vertices, things, (angle, TILE)))
    blank = np.full((TILE[1], TILE[0], 3), int(BACKGROUND[0] * 255), np.uint8)
    return np.hstack([*tiles, *[blank] * (len(SHARES) - len(tiles))])


def _by_owner(only: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Group the moves that differ by movement; what leads from one to another is "positions"."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(distinct(f"{start}>{end}" for start, end in moves())):
        start, _, end = name.partition(">")
        owners = {key.partition(".")[0] for key in (start, end)}
        owner = owners.pop() if len(owners) == 1 else "positions"
        if not only or owner in only:
            groups.setdefault(owner, []).append((start, end))
    return groups


def _view(owner: str) -> str:
    movement = catalogue().movements.get(owner)
    return movement.view if movement else "side"
