"""What is wrong with a person's clips as they are shipped: contacts, feet, joints, sudden starts, flesh.

Every measure is in metres, degrees or shares, with a limit of its own; what cannot keep it yet is listed with
its measured number in `known.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np

from studio.bodies.clearing import too_deep
from studio.bodies.clips import distinct, seconds
from studio.bodies.fitting import LEG_SEAT_M, surface_m
from studio.bodies.meshes import normals
from studio.bodies.nearness import above, roughly_above, surface
from studio.bodies.shipped import Shipped, shown, skeleton
from studio.bodies.skirting import LOWER_ARM, STRAY, THIGHS
from studio.bodies.smoothing import MOST_M_S2, eased, largest_m_s2, moments
from supple.core.movement import body, catalogue, pose_of
from supple.core.movement.kinematics import BESIDE
from supple.core.movement.pose import Pose
from supple.core.movement.spreads import VERTEBRAE
from supple.drawing.figure import bed_turns, props_for
from supple.video.people.bedside import in_bed_m

LIMITS = {
    "sunk": 0.010, "hover": 0.010, "foot": 0.010, "head": 0.010, "hand": 0.020, "hand sunk": 0.010,
    "sunk on the way": 0.010, "slide": 0.020, "knee": 155.0, "elbow": 150.0, "backwards": 4.0,
    "vertebra": 14.0, "flesh": 0.05, "flesh on the way": 0.05, "arm in a thigh": 0.04,
    "acceleration": MOST_M_S2,
}  # fmt: skip
"""Metres; degrees for joints; m/s² for "acceleration"; for "flesh" the share of the limbs' skin that is deep
inside the trunk."""
KNOWN = Path(__file__).with_name("known.toml")
SIDES = ("left", "right")
_OTHER = {"left": "right", "right": "left"}
DEEP_M, STEPS = 0.02, 12
NEAR_M, EDGE_M = 0.18, 0.004
"""How far round a hand skin is looked at, and how near each other the two sides of a hem lie."""
_LOOKED_AT = (2, 4, 6, 8, 10)
"""The steps between the ends of a clip at which the whole mesh is measured."""
GRAZED_M = 0.01
"""How deep an arm may always be in a thigh."""
_HAND = ("hand", "fingers", "fingertips", "thumb")
_APART = ("free", "breastbone", "under_forehead", "under_head", "chair_beside", "wall")
_LYING, _KNEELING = ("mat", "bed"), ("knees", "bed_knees")


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure at one place: a pose's key, or a clip's name."""

    where: str
    what: str
    measured: float

    @property
    def over(self) -> bool:
        """Say whether it is more than its limit allows."""
        return self.measured > LIMITS[self.what]


def ends(names: Iterable[str]) -> dict[str, tuple[str, float]]:
    """Return, for each pose that clips begin or end with, one clip and the share where the pose is."""
    found: dict[str, tuple[str, float]] = {}
    for name in sorted(names):
        start, end = name.split(">")
        found.setdefault(start, (name, 0.0))
        found.setdefault(end, (name, 1.0))
    return found


def pose_findings(person: Shipped, clip: str, share: float) -> Iterator[Finding]:
    """Measure one pose, at an end of a clip, against what the catalogue says it touches."""
    key = clip.split(">")[round(share)]
    pose = pose_of(catalogue(), key)
    points, _ = shown(person, clip, share)
    rest, level = pose.choice("rest")[0][0], surface_m(pose)
    gap = _support(person, points, rest) - (_seat_m(rest) or level)
    yield Finding(key, "sunk", -gap)
    yield Finding(key, "hover", gap)
    for side in SIDES:
        if pose.choice(f"{side}_foot")[0][0] == "seat":
            gap = _lowest_on_seat(person, points, side) - body.SEAT_M
            yield Finding(key, "sunk", -gap)
            yield Finding(key, "hover", gap)
        if pose.choice(f"{side}_foot")[0][0] == "floor" or rest == "feet":
            off = float(points[person.of(f"{side}_foot", f"{side}_toes"), 2].min()) - level
            if not (rest == "feet" and "walk" in key):
                yield Finding(key, "foot", abs(off))
        yield from _hand(person, points, (key, pose, side))
    if rest in _LYING and pose.angle("pitch_deg") > 45.0 and abs(pose.angle("roll_deg")) < 45.0:
        yield Finding(key, "head", float(points[person.of("head"), 2].min()) - level)
    yield Finding(key, "flesh", _flesh(person, points))


def way_findings(person: Shipped, clip: str) -> Iterator[Finding]:
    """Measure a whole clip: what sinks into ground or trunk, slides, starts suddenly, or bends too far."""
    start, end = (pose_of(catalogue(), key) for key in clip.split(">"))
    level = min(surface_m(start), surface_m(end))
    joints, lowest, in_bed, deep, thighs = [], [], [], [], []
    for step in range(STEPS + 1):
        joints.append(skeleton(person, clip, step / STEPS))
        if step in (0, *_LOOKED_AT, STEPS):
            points, _ = shown(person, clip, step / STEPS)
            thighs.append(_over_thighs_m(person, points))
        if step in _LOOKED_AT:
            lowest.append(float(points[:, 2].min()))
            in_bed.append(float(in_bed_m(points, joints[-1]["pelvis"]).max()))
            deep.append(_flesh(person, points))
    grounded = all(_seat_m(pose.choice("rest")[0][0]) is None for pose in (start, end))
    sunk = (level if grounded else 0.0) - min(lowest)
    yield Finding(clip, "sunk on the way", max(sunk, *in_bed) if bed_turns(props_for(start, end)) else sunk)
    yield Finding(clip, "flesh on the way", max(deep))
    over_m = np.transpose(thighs)[:, None]
    yield Finding(clip, "arm in a thigh", max(float(too_deep(way, -GRAZED_M).max()) for way in over_m))
    yield from _slides(clip, (start, end), joints)
    yield from _bends(person, clip, joints)
    yield Finding(clip, "acceleration", _acceleration(person, clip))


def faults_of(person: Shipped) -> list[Finding]:
    """Return everything that is over its limit: the worst of each measure at each place, sorted."""
    worst: dict[tuple[str, str], Finding] = {}
    for one in all_findings(person):
        if one.over and one.measured > getattr(worst.get((one.where, one.what)), "measured", 0.0):
            worst[one.where, one.what] = one
    return [worst[key] for key in sorted(worst)]


def all_findings(person: Shipped) -> Iterator[Finding]:
    """Measure every pose and every clip, but those that repeat others on the bed or on the other side."""
    found = ends(person.clips)
    for key in distinct(found):
        yield from pose_findings(person, *found[key])
    for clip in distinct(person.clips):
        yield from way_findings(person, clip)


@cache
def known(path: Path = KNOWN) -> dict[tuple[str, str, str], float]:
    """Return what cannot keep its limit yet: person, where and what, with the number measured."""
    listed = tomllib.loads(path.read_text(encoding="utf-8")).get("known", [])
    return {(one["person"], one["where"], one["what"]): float(one["measured"]) for one in listed}


def _seat_m(rest: str) -> float | None:
    return {"chair": body.SEAT_M, "bed_edge": body.BED_M}.get(rest)


def _support(person: Shipped, points: np.ndarray, rest: str) -> float:
    if _seat_m(rest) is not None:
        over = person.of("pelvis", "left_thigh", "right_thigh") & (points[:, 0] < body.SEATED_BACK_M + 0.2)
        return float(points[over, 2].min())
    if rest in BESIDE:
        return float(points[np.abs(points[:, 1]) < body.BED_HALF_M[1], 2].min())
    if rest in _KNEELING:
        return float(points[person.of("left_shin", "right_shin", "left_thigh", "right_thigh"), 2].min())
    return float(points[:, 2].min())


def _lowest_on_seat(person: Shipped, points: np.ndarray, side: str) -> float:
    """Return how high the lowest point of a lower leg is that is laid on a seat."""
    over = person.of(f"{side}_shin", f"{side}_foot", f"{side}_toes") & (points[:, 0] > LEG_SEAT_M)
    return float(points[over, 2].min())


def _hand(person: Shipped, points: np.ndarray, where: tuple[str, Pose, str]) -> Iterator[Finding]:
    key, pose, side = where
    held = pose.choice(f"{side}_hand")[0][0]
    hand = person.of(*(f"{side}_{part}" for part in _HAND), share=0.9)
    if held.startswith("mat"):
        yield Finding(key, "hand", abs(float(points[hand, 2].min()) - surface_m(pose)))
    elif held not in _APART:
        gap = _gap(person, points, hand, f"{_OTHER[side]}_upper_arm" if held == "opposite_shoulder" else "")
        yield Finding(key, "hand", gap)
        yield Finding(key, "hand sunk", -gap)


def _gap(person: Shipped, points: np.ndarray, hand: np.ndarray, held: str = "") -> float:
    """Return how far a hand is from the rest of the body, below 0 where it is inside.

    Arms do not count, but the upper arm that is `held`: it is the lower half of the shoulder.
    """
    arms = [f"{side}_{part}" for side in SIDES for part in ("upper_arm", "forearm", "forearm_twist", *_HAND)]
    arms = [bone for bone in arms if bone != held]
    rest = ~person.of(*arms, share=0.05)
    near = rest & (np.linalg.norm(points - points[hand].mean(axis=0), axis=1) < NEAR_M)
    faces = person.faces[near[person.faces].all(axis=1)]
    if not len(faces) or not hand.any():
        return 1.0
    signed = np.sort(above(points[hand], surface(points, faces), EDGE_M))
    return float(signed[: max(3, len(signed) // 25)].mean())


def _flesh(person: Shipped, points: np.ndarray) -> float:
    """Return the share of arms and legs whose skin is deep inside the trunk."""
    trunk = person.of("pelvis", *VERTEBRAE, share=0.9)
    limbs = person.of(
        *(f"{side}_{part}" for side in SIDES for part in ("thigh", "shin", "forearm", "hand")), share=0.95
    )
    limbs &= np.arange(len(limbs)) % 3 == 0
    skin = points[trunk], normals(points, person.faces)[trunk]
    signed = above(points[limbs], skin)
    reach = np.linalg.norm(points[limbs][:, None] - points[trunk][None, ::25], axis=2).min(axis=1) < 0.12
    return float(((signed < -DEEP_M) & reach).mean())


def _over_thighs_m(person: Shipped, points: np.ndarray) -> list[float]:
    """Return how far each lower arm is from each thigh, below 0 inside it, without a few strays."""
    out, heights = normals(points, person.faces), []
    for side, bone in product(SIDES, THIGHS):
        thigh = person.of(bone, share=0.9)
        arm = person.of(*(f"{side}_{part}" for part in LOWER_ARM), share=0.9)
        over = np.sort(roughly_above(points[arm][::2], (points[thigh], out[thigh])))
        heights.append(float(over[len(over) // STRAY]))
    return heights


def _slides(clip: str, poses: tuple[Pose, Pose], joints: list[dict[str, np.ndarray]]) -> Iterator[Finding]:
    """Measure how far a foot strays that stands on one spot before and after."""
    for side in SIDES:
        if all(pose.choice(f"{side}_foot")[0][0] == "floor" for pose in poses):
            places = np.array([joint[f"{side}_foot"][:2] for joint in joints])
            if np.linalg.norm(places[-1] - places[0]) < LIMITS["slide"]:
                yield Finding(clip, "slide", float(np.linalg.norm(places - places[0], axis=1).max()))


def _bends(person: Shipped, clip: str, joints: list[dict[str, np.ndarray]]) -> Iterator[Finding]:
    for what, chain in (("knee", ("thigh", "shin", "foot")), ("elbow", ("upper_arm", "forearm", "hand"))):
        worst = max(_bend_deg([at[f"{side}_{part}"] for part in chain]) for at in joints for side in SIDES)
        yield Finding(clip, what, worst)
    chain = [*VERTEBRAE, "neck"]
    rest = dict(zip(person.bones, _bound(person), strict=True))
    worst = max(
        abs(_bend_deg([at[name] for name in three]) - _bend_deg([rest[name] for name in three]))
        for at in joints[::6]
        for three in zip(chain, chain[1:], chain[2:], strict=False)
    )
    yield Finding(clip, "vertebra", worst)


def _bound(person: Shipped) -> np.ndarray:
    """Return where the joints are in the standing body."""
    return np.linalg.inv(person.binds)[:, :3, 3]


def _bend_deg(places: list[np.ndarray]) -> float:
    first, second = places[1] - places[0], places[2] - places[1]
    cosine = first @ second / max(np.linalg.norm(first) * np.linalg.norm(second), 1e-9)
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def _acceleration(person: Shipped, clip: str) -> float:
    """Return the largest acceleration of a joint in m/s²: as the page eases, at the clip's shortest time."""
    start, end = clip.split(">")
    time_s = seconds()[start, end]
    places = [list(skeleton(person, clip, float(share)).values()) for share in eased(moments(time_s))]
    return largest_m_s2(np.array(places), time_s)
