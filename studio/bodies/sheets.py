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

from studio.bodies.clips import Clip, clip, fitted_poses, moves
from studio.bodies.drawing import BACKGROUND, Eye, Surface, box, picture
from studio.bodies.figures import Figure, mesh_at
from studio.bodies.meshes import normals
from studio.bodies.posing import Posed, moved
from studio.bodies.source import KEPT
from supple.core.movement import body, catalogue
from supple.core.movement.pose import Pose

FOLDER = KEPT / "sheets"
TILE = (300, 250)
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_NONE = (0.0,) * 9
MAT, WOOD, CLOTH = (0.62, 0.74, 0.72), (0.78, 0.66, 0.5), (0.83, 0.82, 0.86)


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
    names = {name for pose in poses for key in ("rest", "left_foot", "right_foot", "left_hand", "right_hand")
             for name, _ in pose.choice(key)}  # fmt: skip
    made = [box((-1.3, -0.8, -0.05), (1.3, 0.8, -0.024), (0.9, 0.9, 0.9))]
    if names & {"mat", "knees"}:
        made.append(box((-1.06, -0.36, -0.022), (1.06, 0.36, 0.0), MAT))
    if names & {"bed", "bed_knees"}:
        made.append(box((-1.05, -0.45, 0.2), (1.05, 0.45, body.BED_M), CLOTH))
    if "bed_edge" in names:
        made.append(
            box((body.SEATED_BACK_M - 0.7, -0.6, 0.2), (body.SEATED_BACK_M + 0.26, 0.6, body.BED_M), CLOTH)
        )
    if "chair" in names:
        made += _chair(body.SEATED_BACK_M, 0.0)
    if "chair_beside" in names:
        made += _chair(0.0, -0.58)
    if "wall" in names:
        made.append(box((0.48, -0.1, 0.0), (0.56, 0.8, 1.82), CLOTH))
    if "seat" in names:
        made += _chair(0.36, 0.0)
    return made


def _chair(seat_m: float, aside_m: float) -> list[Surface]:
    left, right = aside_m - 0.22, aside_m + 0.22
    back, front, top = seat_m - 0.17, seat_m + 0.25, body.SEAT_M
    legs = [(x, y) for x in (back, front - 0.04) for y in (left, right - 0.04)]
    return [
        box((back, left, top - 0.04), (front, right, top), WOOD),
        *(box((x, y, 0.0), (x + 0.04, y + 0.04, top - 0.04), WOOD) for x, y in legs),
        *(box((back - 0.03, y, top), (back, y + 0.04, top + 0.36), WOOD) for y in (left, right - 0.04)),
        box((back - 0.03, left, top + 0.24), (back, right, top + 0.36), WOOD),
    ]


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
    keys = [round(share * last) for share in (SHARES if last else (0.0,))]
    meshes = (
        moved(figure.rig, figure.whole, Posed(way.turns[key], way.joints[key], {}, _NONE)) for key in keys
    )
    tiles = [_drawn(figure, vertices, things, (angle, TILE)) for vertices in meshes]
    blank = np.full((TILE[1], TILE[0], 3), int(BACKGROUND[0] * 255), np.uint8)
    return np.hstack([*tiles, *[blank] * (len(SHARES) - len(tiles))])


def _by_owner(only: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Group the moves by movement; what leads from one movement to another is "positions"."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for start, end in moves():
        owners = {key.partition(".")[0] for key in (start, end)}
        owner = owners.pop() if len(owners) == 1 else "positions"
        if "@bed" not in start + end and ".right" not in start + end and (not only or owner in only):
            groups.setdefault(owner, []).append((start, end))
    return groups


def _view(owner: str) -> str:
    movement = catalogue().movements.get(owner)
    return movement.view if movement else "side"
