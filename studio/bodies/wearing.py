"""What a person wears: shirt, trousers, hair and a calm face, as shells cut along smooth lines.

Every shell is a part of the body's own mesh, smoothed, moved outwards a little and cut where a smooth field
is 0, so that its borders are smooth and it moves with the body.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.meshes import Mesh, cut, grown, mesh, smoothed
from studio.bodies.people import Person
from studio.bodies.rig import Rig, largest

SLEEVE_SHARE = 0.55
TROUSER_SHARE = 0.92
CLOTHES = {
    "tight": ((2, 0.006), (2, 0.004)),
    "fitted": ((8, 0.014), (5, 0.006)),
    "loose": ((16, 0.042), (12, 0.026)),
}
"""How many rounds of smoothing a shirt and trousers get, and how far they stand off the skin, in metres."""
HEM_M, WAIST_M = 0.04, 0.105
"""Heights above the hips at which the shirt ends and the trousers begin."""
TUCKED_M = 0.016
"""How much trousers are drawn in where the shirt is over them."""
EVEN_M, EVEN_ROUNDS = 0.05, 24
"""How far above and below the hem cloth follows the hips more evenly than skin does, and how evenly."""
UNDER_M = 0.02
"""How far the skin goes on under a garment's border."""
ARM = ("upper_arm", "forearm", "forearm_twist", "hand", "fingers", "fingertips", "thumb")
LEG = ("thigh", "shin", "foot", "toes")

HAIRLINES = {
    "short": ((-0.12, 0.2), (-0.06, 0.19), (-0.02, 0.13), (0.01, 0.085), (0.035, 0.06), (0.06, 0.045),
              (0.13, 0.032)),
    "bob": ((-0.12, 0.24), (-0.04, 0.235), (0.0, 0.2), (0.025, 0.12), (0.045, 0.06), (0.06, 0.045),
            (0.13, 0.032)),
}  # fmt: skip
"""How far below the crown the hair ends, by how far ahead of the neck's top: pairs in metres."""
HAIRLINES["bun"] = HAIRLINES["short"]


def dressed(rig: Rig, person: Person) -> list[tuple[str, Mesh]]:
    """Return the parts of a person, each with the name of its colour."""
    (rounds, loose_m), below = CLOTHES[person.cloth]
    shirt, trousers = _garment(rig, rounds, loose_m), _garment(rig, *below, TUCKED_M)
    skin = rig.skin
    for inside in (_shirt, _trousers):
        skin = cut(skin, UNDER_M - np.min(inside(rig, skin), axis=0))
    return [
        ("skin", skin),
        ("shirt", _cut_by(shirt, rig, _shirt)),
        ("trousers", _cut_by(trousers, rig, _trousers)),
        *(("hair", part) for part in _hair(rig, person.hair)),
        *_face(rig),
    ]


def _garment(rig: Rig, rounds: int, loose_m: float, tucked_m: float = 0.0) -> Mesh:
    """Make a shell round the whole body; what a shirt covers is drawn in, so that it never shows through."""
    body = rig.skin
    covered = np.clip((body.vertices[:, 2] - HEM_M) / UNDER_M, 0.0, 1.0)
    whole = mesh(smoothed(body.vertices, body.faces, rounds), body.faces, _at_ease(body))
    return grown(whole, loose_m - tucked_m * covered)


def _at_ease(body: Mesh) -> np.ndarray:
    """Return the weights of cloth: round the hips they are evened out, so that a hem stays a line."""
    off_m = np.abs(body.vertices[:, 2] - HEM_M) - EVEN_M
    arms = _share(body, (f"{side}_{bone}" for side in SIDES for bone in ARM))
    share = np.where(arms < 0.1, np.clip(1.0 - off_m / EVEN_M, 0.0, 1.0), 0.0)
    even = smoothed(body.weights, body.faces, EVEN_ROUNDS)
    return largest(body.weights + share[:, None] * (even - body.weights), 4)


def _cut_by(whole: Mesh, rig: Rig, inside) -> Mesh:
    for number in range(len(inside(rig, whole))):
        whole = cut(whole, inside(rig, whole)[number])
    return whole


def _shirt(rig: Rig, worn: Mesh) -> list[np.ndarray]:
    """Return the fields that are above 0 inside the shirt: hem, neck and both sleeves."""
    points = worn.vertices
    arms = _share(worn, (f"{side}_{bone}" for side in SIDES for bone in ARM))
    slope = np.array([-0.41, 0.0, -0.91])
    neck = (points - rig.joints[INDEX["neck"]] - (0.0, 0.0, 0.012)) @ slope
    return [
        np.where(arms > 0.5, 1.0, points[:, 2] - HEM_M),
        neck,
        *(_sleeve(rig, worn, side) for side in SIDES),
    ]


def _sleeve(rig: Rig, worn: Mesh, side: str) -> np.ndarray:
    shoulder, elbow = rig.joints[INDEX[f"{side}_upper_arm"]], rig.joints[INDEX[f"{side}_forearm"]]
    length = np.linalg.norm(elbow - shoulder)
    along = (worn.vertices - shoulder) @ ((elbow - shoulder) / length)
    return np.where(
        _share(worn, (f"{side}_{bone}" for bone in ARM)) > 0.5, length * SLEEVE_SHARE - along, 1.0
    )


def _trousers(rig: Rig, worn: Mesh) -> list[np.ndarray]:
    """Return the fields that are above 0 inside the trousers: waist and both legs."""
    heights = worn.vertices[:, 2]
    arms = _share(worn, (f"{side}_{bone}" for side in SIDES for bone in ARM))
    fields = [np.where(arms > 0.5, -1.0, WAIST_M - heights)]
    for side in SIDES:
        hip, ankle = rig.joints[INDEX[f"{side}_thigh"]][2], rig.joints[INDEX[f"{side}_foot"]][2]
        legs = _share(worn, (f"{side}_{bone}" for bone in LEG))
        fields.append(np.where(legs > 0.5, heights - (ankle + (hip - ankle) * (1.0 - TROUSER_SHARE)), 1.0))
    return fields


def _hair(rig: Rig, style: str) -> list[Mesh]:
    if style == "none":
        return []
    head = cut(rig.skin, rig.skin.weights[:, INDEX["head"]] - 0.5)
    top, neck = head.vertices[:, 2].max(), rig.joints[INDEX["head"]]
    ahead, below = np.array(HAIRLINES[style]).T

    def inside(points: np.ndarray) -> np.ndarray:
        return np.interp(points[:, 0] - neck[0], ahead, below) - (top - points[:, 2])

    round_head = mesh(smoothed(head.vertices, head.faces, 10), head.faces, head.weights)
    thickness = 0.002 + 0.016 * np.sqrt(np.clip(inside(round_head.vertices) / 0.025, 0.0, 1.0))
    grown_head = grown(round_head, thickness)
    parts = [cut(grown_head, inside(head.vertices))]
    if style == "bun":
        knot = np.array([neck[0] - 0.045, neck[1], top + 0.005])
        parts.append(_ball(knot, 0.036, parts[0].weights.shape[1]))
    return parts


def _ball(middle: np.ndarray, radius_m: float, bones: int) -> Mesh:
    """Make a ball that moves with the head."""
    rows, around = 9, 16
    tilt, turn = np.meshgrid(
        np.linspace(0.0, np.pi, rows), np.linspace(0.0, 2 * np.pi, around, endpoint=False), indexing="ij"
    )
    points = np.stack(
        [np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn), np.cos(tilt)], axis=-1
    ).reshape(-1, 3)
    at = np.arange(rows * around).reshape(rows, around)
    a, b, c, d = (grid.ravel() for grid in (at[:-1], np.roll(at[:-1], -1, 1), at[1:], np.roll(at[1:], -1, 1)))
    weights = np.zeros((len(points), bones))
    weights[:, INDEX["head"]] = 1.0
    faces = np.vstack([np.stack([a, c, b], 1), np.stack([b, c, d], 1)])
    return Mesh(points * radius_m + middle, faces, weights, points)


def _face(rig: Rig) -> Iterable[tuple[str, Mesh]]:
    """Yield eyes and brows: small flat shells on the face."""
    head = cut(rig.skin, rig.skin.weights[:, INDEX["head"]] - 0.5)
    points = head.vertices
    for side, eye in rig.eyes.items():
        front = points[:, 0] > eye[0] - 0.005
        across, up = points[:, 1] - eye[1], points[:, 2] - eye[2]
        outwards = across * (1.0 if side == "left" else -1.0)
        iris = 0.0062 - np.hypot(across, up)
        brow = np.minimum(
            0.0042 - np.abs(up - 0.021 + 0.25 * np.maximum(outwards - 0.004, 0.0)),
            0.019 - np.abs(outwards - 0.003),
        )
        yield "eye", grown(cut(head, np.where(front, iris, -1.0)), 0.0012)
        yield "hair", grown(cut(head, np.where(front, brow, -1.0)), 0.0012)


def _share(worn: Mesh, bones: Iterable[str]) -> np.ndarray:
    """Return how much of each vertex's weight some bones have."""
    return worn.weights[:, [INDEX[bone] for bone in bones]].sum(axis=1)
