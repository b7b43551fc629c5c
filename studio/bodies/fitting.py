"""A pose made to fit one person's own flesh, so that they touch with what the drawn body touches with.

A pose is written for the drawn body. On a thicker one the same angles leave the head in the air or push a
heel into the mat. So the gaps between body and ground that the drawn body has are sought on the person's own
mesh, by small changes of height, pelvis, upper back, neck and hips; then each hand is laid on what it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.easing import eased, forearms_sunk
from studio.bodies.figures import Figure
from studio.bodies.holding import Laying, held
from studio.bodies.posing import CURLS_DEG, Posed, placed
from supple.core.movement import body
from supple.core.movement.kinematics import BESIDE, Skeleton, lowest_trunk, solve
from supple.core.movement.physique import DRAWN
from supple.core.movement.pose import ANGLES, KEYS, Pose
from supple.core.movement.vectors import turned

ROUNDS, HAND_ROUNDS = 5, 12
_EASE, _DAMPING, _SINKING = 0.06, 0.5, 2.0
"""What a step of change costs against a gap, how short a round's step is kept, and how much worse it is
to sink than to hover."""
EXACT_M = 0.004
"""What a gap may be off before it counts as much as one allowed step of a change."""
NEAR_M = 0.07
"""Only what the drawn body has this near to the ground is sought there on the person."""
MOST_FOREARM = 0.3
"""How much of a forearm's skin may be deep inside the trunk before the hands are laid anew."""
PRESSED_M = 0.002
"""How deep a knee that carries the body presses into the mat."""
LYING = ("mat", "bed")
RAISED = ("seat", "cushions")
LEG_SEAT_M = body.LEG_CHAIR_M - body.SEAT_FRONT_M
"""Where the seat begins that lower legs are laid on."""
_EVERY = 3
_BONES = {
    "pelvis": ("pelvis", "L5", "L4"),
    "chest": tuple(f"T{level}" for level in range(10, 2, -1)),
    "head": ("head",),
    **{f"{side}_leg": (f"{side}_thigh", f"{side}_shin") for side in SIDES},
    **{f"{side}_foot": (f"{side}_foot", f"{side}_toes") for side in SIDES},
}
_STEPS = {"height": 0.03, "pitch_deg": 7.0, "chest_deg": 12.0, "neck_flexion_deg": 18.0,
          "left_hip_flexion_deg": 9.0, "right_hip_flexion_deg": 9.0}  # fmt: skip
"""How much each change may be before it weighs as much as a gap of `EXACT_M`."""
_PALM_M, _REACH_M, _FINGER_M = 0.002, 0.085, 0.005


@dataclass(frozen=True, slots=True)
class Flesh:
    """A thinned-out figure for measuring: `vertices`, `normals` (n, 3), `weights` (n, bones) and regions."""

    figure: Figure
    vertices: np.ndarray
    normals: np.ndarray
    weights: np.ndarray
    regions: Mapping[str, np.ndarray]

    def at(self, pose: Pose) -> tuple[np.ndarray, Posed]:
        """Return where the vertices are in a pose, and the bones."""
        place = placed(self.figure.rig, self.figure.physique, pose)
        shifts = place.joints - np.einsum("bij,bj->bi", place.turns, self.figure.rig.joints)
        carried = np.concatenate([place.turns.reshape(len(shifts), 9), shifts], axis=1)
        blend = self.weights @ carried
        turn = blend[:, :9].reshape(-1, 3, 3)
        return np.einsum("vij,vj->vi", turn, self.vertices) + blend[:, 9:], place


def flesh(figure: Figure) -> Flesh:
    """Thin a figure out for measuring; eyes are left out."""
    worn = [
        figure.parts.index(name) for name in ("skin", "shirt", "trousers", "hair") if name in figure.parts
    ]
    used = np.unique(figure.whole.faces[np.isin(figure.part, worn)])
    fine = figure.whole.weights[used][:, [i for b, i in INDEX.items() if "hand" in b or "foot" in b]].sum(
        axis=1
    )
    used = used[(fine > 0.3) | (np.arange(len(used)) % _EVERY == 0)]
    weights = figure.whole.weights[used]
    regions = {
        name: weights[:, [INDEX[bone] for bone in bones]].sum(axis=1) > 0.6 for name, bones in _BONES.items()
    }
    return Flesh(figure, figure.whole.vertices[used], figure.whole.normals[used], weights, regions)


def fitted(own: Flesh, pose: Pose, like: Pose | None = None) -> Pose:
    """Fit a pose to a person: room for their flesh, then the ground, then both hands.

    `like`: a fitted pose that holds the same, where the hands begin, unless a forearm then sinks in.
    """
    pose = _hands(own, _ground(own, eased(own, pose)))
    laid = _laid(own, pose, like)
    if like is None or forearms_sunk(own, laid) <= MOST_FOREARM:
        return laid
    return min(laid, _laid(own, pose, None), key=lambda found: forearms_sunk(own, found))


def _laid(own: Flesh, pose: Pose, like: Pose | None) -> Pose:
    first = True
    for side in SIDES:
        if holds(pose, side):
            pose, first = held(own.figure, pose, Laying(side, first, like)), False
    return pose


def surface_m(pose: Pose) -> float:
    """Return the height of the floor, or of the bed, that a pose lies or kneels on."""
    return body.BED_M if pose.choice("rest")[0][0] in ("bed", "bed_knees", *BESIDE) else 0.0


def _ground(own: Flesh, pose: Pose) -> Pose:
    """Seek the gaps by damped Gauss-Newton steps, each taken only as far as it helps."""
    wanted = _wanted(pose)
    names = _changes(wanted)
    steps = np.array([_STEPS[name] for name in names])
    change = np.zeros(len(names))
    if not wanted:
        return pose

    def off(at: np.ndarray) -> np.ndarray:
        return _off(own, _changed(pose, names, at * steps), wanted)

    for _ in range(ROUNDS):
        now = off(change)
        slopes = np.stack([(off(change + nudge) - now) / 0.1 for nudge in 0.1 * np.eye(len(names))], axis=1)
        damped = slopes.T @ slopes + np.eye(len(names)) * (_EASE + _DAMPING)
        way = -np.linalg.solve(damped, slopes.T @ now + _EASE * change)
        for share in (1.0, 0.5, 0.2):
            there = np.clip(change + share * way, -2.0, 2.0)
            if _cost(off(there), there) < _cost(now, change):
                change = there
                break
    return _changed(pose, names, change * steps)


def _cost(off: np.ndarray, change: np.ndarray) -> float:
    return float(off @ off + _EASE * change @ change)


def _wanted(pose: Pose) -> dict[str, float]:
    """Return the gaps in metres that are sought between body and ground, by region."""
    rest = pose.choice("rest")[0][0]
    if rest in ("chair", "bed_edge"):
        return {"seat": 0.0}
    if rest in BESIDE:
        return {"bed": 0.0}
    if rest not in LYING:
        return {"knees": -PRESSED_M} if "knees" in rest else {}
    if abs(pose.angle("roll_deg")) > 45.0:
        return {"all": 0.0}
    level = surface_m(pose)
    drawn = {name: max(0.0, gap - level) for name, gap in _drawn_gaps(solve(pose)).items()}
    raised = {f"{side}_calf": 0.0 for side in SIDES if pose.choice(f"{side}_foot")[0][0] in RAISED}
    return _supine(drawn) | raised if pose.angle("pitch_deg") > 0.0 else _prone(pose, drawn)


def _supine(drawn: Mapping[str, float]) -> dict[str, float]:
    """Head and upper back lie down wherever they nearly do; the pelvis may be lifted on purpose."""
    down = {"head": 0.0, **({"chest": 0.0} if drawn["chest"] < NEAR_M else {})}
    return down | ({"pelvis": drawn["pelvis"]} if drawn["pelvis"] < NEAR_M else {})


def _prone(pose: Pose, drawn: Mapping[str, float]) -> dict[str, float]:
    """Belly and feet lie down; the forehead lies on the hands, or near the mat, unless it is lifted."""
    wanted = {"all": 0.0} | {f"{side}_foot": 0.0 for side in SIDES}
    if drawn["chest"] < NEAR_M / 2.0:
        held = pose.choice("left_hand")[0][0]
        wanted["head"] = 0.045 if held == "under_forehead" else drawn["head"]
    return wanted


def _drawn_gaps(drawn: Skeleton) -> dict[str, float]:
    points, frames = drawn.points, drawn.frames
    head = points["head"][2] + turned(frames["head"], body.HEAD_CENTRE)[2] - body.HEAD_RADIUS_M
    return {
        "pelvis": lowest_trunk(points, frames, DRAWN.trunk[:4]),
        "chest": lowest_trunk(points, frames, DRAWN.trunk[8:13]),
        "head": head,
    }


def _changes(wanted: Mapping[str, float]) -> list[str]:
    names = ["height", *(["pitch_deg"] if "chest" in wanted else [])]
    names += ["chest_deg", "neck_flexion_deg"] if "head" in wanted else []
    legs = [side for side in SIDES if {f"{side}_foot", f"{side}_calf"} & wanted.keys()]
    return names + [f"{side}_hip_flexion_deg" for side in legs]


def _changed(pose: Pose, names: list[str], by: np.ndarray) -> Pose:
    angles, bends, own = list(pose.angles_deg), list(pose.bends_deg), list(pose.own_m)
    for name, change in zip(names, by.tolist(), strict=True):
        if name == "height":
            own[0] += change
        elif name == "chest_deg":
            bends[5:] = [bend + change / 12.0 for bend in bends[5:]]
        else:
            low, high = ANGLES[name]
            angles[KEYS.index(name)] = min(max(angles[KEYS.index(name)] + change, low), high)
    return replace(pose, angles_deg=tuple(angles), bends_deg=tuple(bends), own_m=tuple(own))


def _off(own: Flesh, pose: Pose, wanted: Mapping[str, float]) -> np.ndarray:
    """Return how far each gap is from what is wanted, in units of `EXACT_M`."""
    points, _ = own.at(pose)
    off = np.array([(_gap(own, points, pose, name) - gap) / EXACT_M for name, gap in wanted.items()])
    return np.where(off < 0.0, off * _SINKING, off)


def _gap(own: Flesh, points: np.ndarray, pose: Pose, name: str) -> float:
    if name == "seat":
        over = own.regions["pelvis"] | own.regions["left_leg"] | own.regions["right_leg"]
        over = over & (points[:, 0] < body.SEATED_BACK_M + 0.2)
        seat = body.SEAT_M if pose.choice("rest")[0][0] == "chair" else body.BED_M
        return float(points[over, 2].min()) - seat
    if name.endswith("_calf"):
        side = name.removesuffix("_calf")
        over = own.regions[f"{side}_leg"] | own.regions[f"{side}_foot"]
        return float(points[over & (points[:, 0] > LEG_SEAT_M), 2].min()) - body.SEAT_M
    if name == "knees":
        over = own.regions["left_leg"] | own.regions["right_leg"]
    elif name == "bed":
        over = np.abs(points[:, 1]) < body.BED_HALF_M[1]
    else:
        over = np.ones(len(points), bool) if name == "all" else own.regions[name]
    return float(points[over, 2].min()) - surface_m(pose)


def _hands(own: Flesh, pose: Pose) -> Pose:
    """Move each wrist along the way out of what its hand holds, and keep the best of a few tries."""
    best = dict.fromkeys(SIDES, np.inf)
    kept = list(pose.own_m)
    for _ in range(HAND_ROUNDS):
        points, place = own.at(pose)
        chest = np.array(place.chest).reshape(3, 3)
        moved = list(pose.own_m)
        for first, side in ((1, "left"), (4, "right")):
            if pose.choice(f"{side}_hand")[0][0] == "breastbone":
                kept[first + 2] = _FINGER_M if side == "left" else -_FINGER_M
            if not holds(pose, side):
                continue
            gap, out = hand_gap(own, points, place, side)
            if abs(gap - _PALM_M) < best[side]:
                best[side], kept[first : first + 3] = abs(gap - _PALM_M), moved[first : first + 3]
            step = np.array(moved[first : first + 3]) - 0.7 * chest.T @ out * (gap - _PALM_M)
            moved[first : first + 3] = np.clip(step, -_REACH_M, _REACH_M).tolist()
        pose = replace(pose, own_m=tuple(moved))
    return replace(pose, own_m=tuple(kept))


def holds(pose: Pose, side: str) -> bool:
    """Say whether a hand lies on the person's own body."""
    held = pose.choice(f"{side}_hand")[0][0]
    return held in CURLS_DEG and held not in ("free", "breastbone", "under_forehead", "under_head")


def hand_gap(own: Flesh, points: np.ndarray, place: Posed, side: str) -> tuple[float, np.ndarray]:
    """Return how far a hand is from the body it holds (below 0: inside it), and the way out of it.

    In metres, measured from the near side of palm and fingers to the planes of the nearest skin or cloth.
    """
    parts = [INDEX[f"{side}_{bone}"] for bone in ("hand", "fingers", "fingertips")]
    hand = own.weights[:, parts].sum(axis=1) > 0.9
    arms = [index for bone, index in INDEX.items() if any(part in bone for part in _ARM)]
    rest = own.weights[:, arms].sum(axis=1) < 0.05
    blend = own.weights[rest] @ place.turns.reshape(-1, 9)
    normals = np.einsum("vij,vj->vi", blend.reshape(-1, 3, 3), own.normals[rest])
    middle = points[hand].mean(axis=0)
    near = np.linalg.norm(points[rest] - middle, axis=1) < 0.16
    if not near.any():
        return 0.0, np.zeros(3)
    skin, normals = points[rest][near], normals[near]
    palm = points[hand][::3]
    apart = np.linalg.norm(palm[:, None] - skin[None], axis=2)
    nearest = apart.argmin(axis=1)
    signed = np.einsum("pi,pi->p", palm - skin[nearest], normals[nearest])
    beside = np.sqrt(np.maximum(apart.min(axis=1) ** 2 - signed**2, 0.0))
    signed = np.where(signed > 0.0, np.hypot(signed, beside), signed)
    order = np.argsort(signed)[: max(3, len(signed) // 25)]
    out = normals[nearest[order]].mean(axis=0)
    return float(signed[order].mean()), out / max(np.linalg.norm(out), 1e-9)


_ARM = ("upper_arm", "forearm", "hand", "fingers", "fingertips", "thumb")
