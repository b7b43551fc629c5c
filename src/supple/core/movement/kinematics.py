"""From a pose to points in space.

Axes: forwards, left, up, in metres of an adult 1.70 m tall (`body.TORSO_M` is one torso length).
A person standing at `turn_deg` 0 looks forwards; the top of the mat, or the floor, is at height 0.
Standing and sitting, the ankles are at 0 forwards; lying, the hips are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import acos, atan2, degrees, hypot, sqrt

from supple.core.movement import body
from supple.core.movement.arms import Hand, Solved, prepare, solved_arm
from supple.core.movement.physique import DRAWN, Physique
from supple.core.movement.pose import CHOICES, KEYS, Blend, Pose
from supple.core.movement.spreads import VERTEBRAE
from supple.core.movement.vectors import Mat, Vec, add, product, rotation, scaled, turned, up

SIDES = {"left": 1.0, "right": -1.0}
"""Each side with the sign of its left axis."""
KNEELING = ("knees", "bed_knees")
UPRIGHT = ("feet", "chair", "bed_edge")
BESIDE = ("bed_left", "bed_right")
"""Lying or leaning beside an edge of the bed."""
_SUNK_M = 1e-3


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Hold the solved body: named points in metres and, for each bone, its axes."""

    points: Mapping[str, Vec]
    frames: Mapping[str, Mat]


def solve(pose: Pose, physique: Physique = DRAWN) -> Skeleton:
    """Place every point of the body for a pose.

    Points: pelvis, L5 … T1 (middle of each vertebra), neck, head, crown, and for each side
    hip, knee, ankle, heel, toe, shoulder, elbow, wrist, hand, fingertips, as in "left_knee".
    """
    angles = dict(zip(KEYS, pose.angles_deg, strict=True))
    choices = dict(zip(CHOICES, pose.choices, strict=True))
    points: dict[str, Vec] = {"pelvis": (0.0, 0.0, 0.0)}
    frames: dict[str, Mat] = {}
    _trunk(angles, pose.bends_deg, points, frames)
    for side in SIDES:
        _leg(side, angles, points, frames)
    solved = Solved(points, frames, physique)
    _settle(choices, solved, pose.own_m[0])
    floor_m = body.BED_M * _share(choices["rest"], "bed", "bed_knees")
    kneels = any(name in KNEELING for name, _ in choices["rest"])
    rises = len(choices["rest"]) > 1 and all(name in UPRIGHT for name, _ in choices["rest"])
    for side in SIDES:
        share = _share(choices[f"{side}_foot"], "floor")
        if rises:
            _stand(side, angles, solved)
        elif share:
            _plant(side, angles, share, solved, floor_m)
        _lift(side, angles, kneels and share < 1.0, solved, floor_m)
    # Hands stay on the bed while the legs go over its edge.
    prepare(floor_m + body.BED_M * _share(choices["rest"], *BESIDE, "bed_edge"), solved)
    for side in SIDES:
        hand = Hand(choices[f"{side}_hand"], *_own(pose, side))
        solved_arm(side, angles, hand, solved)
    return Skeleton(points, frames)


def _own(pose: Pose, side: str) -> tuple[Vec, Vec]:
    """Give how far one person's own wrist is moved, and how their hand is turned."""
    left = side == "left"
    ahead, aside, higher = pose.own_m[1:4] if left else pose.own_m[4:7]
    forwards, over, round_ = pose.own_deg[:3] if left else pose.own_deg[5:8]
    return (ahead, aside, higher), (forwards, over, round_)


def _trunk(
    a: Mapping[str, float], bends_deg: tuple[float, ...], points: dict[str, Vec], frames: dict[str, Mat]
) -> None:
    root = product(rotation(0.0, 0.0, a["turn_deg"]), rotation(-a["pitch_deg"], 0.0, a["roll_deg"]))
    frames["pelvis"] = root
    bone, at = root, turned(root, body.SACRUM)
    side_deg, turn_deg = a["spine_side_deg"] / 17.0, a["spine_rotation_deg"]
    before_deg = 0.0
    for index, name in enumerate(VERTEBRAE):
        rest_deg = body.REST_LEAN_DEG[index]
        forward_deg = bends_deg[index] + rest_deg - before_deg
        before_deg = rest_deg
        bone = product(bone, rotation(forward_deg, side_deg, turn_deg * _TURN_SHARE[index]))
        frames[name] = bone
        step = scaled(up(bone), body.VERTEBRA_M[index])
        points[name] = add(at, scaled(step, 0.5))
        at = add(at, step)
    _head(a, at, points, frames)


def _head(a: Mapping[str, float], base: Vec, points: dict[str, Vec], frames: dict[str, Mat]) -> None:
    top = frames["T1"]
    half = (a["neck_flexion_deg"] * 0.5, a["neck_side_deg"] * 0.5, a["neck_rotation_deg"] * 0.5)
    neck = product(top, rotation(half[0] + body.REST_NECK_DEG - body.REST_LEAN_DEG[-1], half[1], half[2]))
    head = product(neck, rotation(half[0] - body.REST_NECK_DEG, half[1], half[2]))
    points["neck"] = add(base, turned(top, body.NECK_BASE))
    points["head"] = add(points["neck"], scaled(up(neck), body.NECK_M))
    points["crown"] = add(points["head"], turned(head, (0.0, 0.0, 0.165)))
    frames["neck"], frames["head"] = neck, head


def _leg(side: str, a: Mapping[str, float], points: dict[str, Vec], frames: dict[str, Mat]) -> None:
    pelvis, sign = frames["pelvis"], SIDES[side]
    thigh = product(
        pelvis,
        rotation(
            -a[f"{side}_hip_flexion_deg"],
            -sign * a[f"{side}_hip_abduction_deg"],
            sign * a[f"{side}_hip_rotation_deg"],
        ),
    )
    shin = product(thigh, rotation(a[f"{side}_knee_flexion_deg"], 0.0, 0.0))
    foot = product(shin, rotation(-a[f"{side}_ankle_flexion_deg"], 0.0, 0.0))
    hip = add(points["pelvis"], turned(pelvis, (body.HIP[0], sign * body.HIP[1], body.HIP[2])))
    knee = add(hip, turned(thigh, (0.0, 0.0, -body.THIGH_M)))
    ankle = add(knee, turned(shin, (0.0, 0.0, -body.SHIN_M)))
    frames[f"{side}_thigh"], frames[f"{side}_shin"], frames[f"{side}_foot"] = thigh, shin, foot
    points[f"{side}_hip"], points[f"{side}_knee"], points[f"{side}_ankle"] = hip, knee, ankle
    points[f"{side}_heel"] = add(ankle, turned(foot, body.HEEL))
    points[f"{side}_toe"] = add(ankle, turned(foot, body.TOE))


def _settle(choices: Mapping[str, Blend], solved: Solved, higher_m: float) -> None:
    """Move the body, still about the pelvis, onto what it rests on, or so much higher."""
    points, frames, physique = solved
    trunk = min(lowest_trunk(points, frames, physique.trunk), _lowest_head(points, frames))
    ankles = (points["left_ankle"][0] + points["right_ankle"][0]) / 2.0
    ahead = height = 0.0
    for name, share in choices["rest"]:
        seated = name in ("chair", "bed_edge")
        height += share * (_surface(name) - _support(name, trunk, choices, solved))
        ahead += share * (body.SEATED_BACK_M if seated else -ankles if name == "feet" else 0.0)
    aside = _share(choices["rest"], "bed_left") - _share(choices["rest"], "bed_right")
    shift = (ahead, aside * body.BESIDE_M, max(height, -trunk) + higher_m)
    for name, point in points.items():
        points[name] = add(point, shift)


def _support(name: str, trunk: float, choices: Mapping[str, Blend], solved: Solved) -> float:
    """Give the height of the lowest point that the body rests on."""
    points, frames, physique = solved
    if name in ("chair", "bed_edge"):
        return lowest_trunk(points, frames, physique.trunk[:4])
    if name in BESIDE or (name == "bed" and _share(choices["rest"], *BESIDE, "bed_edge") > 0.0):
        return trunk  # The legs go over the edge.
    if name in KNEELING:
        return min(points[f"{side}_knee"][2] for side in SIDES) - physique.knee_m
    free = [side for side in SIDES if name == "feet" or _share(choices[f"{side}_foot"], "floor") == 0.0]
    return min(trunk, *(lowest_leg(side, solved) for side in free)) if free else trunk


def _surface(rest: str) -> float:
    return {"chair": body.SEAT_M, "mat": 0.0, "knees": 0.0, "feet": 0.0}.get(rest, body.BED_M)


def lowest_trunk(
    points: Mapping[str, Vec], frames: Mapping[str, Mat], sections: Iterable[body.Section]
) -> float:
    """Give the lowest height in metres of the flesh of some slices of the trunk."""
    lowest = 9.0
    for section in sections:
        m = frames[section.frame]
        middle = (section.front_m - section.back_m) / 2.0
        depth = (section.front_m + section.back_m) / 2.0
        height = points[section.frame][2] + m[8] * section.height_m + m[6] * middle
        reach = sqrt((depth * m[6]) ** 2 + (section.half_width_m * m[7]) ** 2)
        lowest = min(lowest, height - reach)
    return lowest


def _lowest_head(points: Mapping[str, Vec], frames: Mapping[str, Mat]) -> float:
    centre = add(points["head"], turned(frames["head"], body.HEAD_CENTRE))
    return centre[2] - body.HEAD_RADIUS_M


def lowest_leg(side: str, solved: Solved, *bones: str) -> float:
    """Give the lowest height in metres of one leg, or of some of its bones."""
    points, frames, physique = solved
    roots, sign = {"thigh": "hip", "shin": "knee", "foot": "ankle"}, SIDES[side]
    return min(
        points[f"{side}_{roots[bone]}"][2] + turned(frames[f"{side}_{bone}"], (x, sign * y, z))[2] - radius
        for bone, (x, y, z), radius in physique.leg_balls
        if not bones or bone in bones
    )


def _plant(side: str, angles: dict[str, float], share: float, solved: Solved, floor_m: float) -> None:
    """Turn a leg at the hip until it lies on the floor, as far as `share` says."""
    key = f"{side}_hip_flexion_deg"
    written = angles[key]
    at = _root(_height_at(key, side, angles, solved, floor_m), written)
    angles[key] = written + (at - written) * share
    _leg(side, angles, solved.points, solved.frames)


def _stand(side: str, angles: dict[str, float], solved: Solved) -> None:
    """Bend a leg so that its foot stays flat on its spot while the body rises or sits down."""
    points = solved.points
    hip, knee = points[f"{side}_hip"], points[f"{side}_knee"]
    ahead, down = -hip[0], hip[2] + body.HEEL[2]
    reach = min(max(hypot(ahead, down), 0.2), (body.THIGH_M + body.SHIN_M) * 0.9995)
    thigh_deg = degrees(atan2(ahead, down)) + _corner_deg(body.THIGH_M, reach, body.SHIN_M)
    knee_deg = 180.0 - _corner_deg(body.THIGH_M, body.SHIN_M, reach)
    now_deg = degrees(atan2(knee[0] - hip[0], hip[2] - knee[2]))
    angles[f"{side}_hip_flexion_deg"] += thigh_deg - now_deg
    angles[f"{side}_knee_flexion_deg"] = knee_deg
    angles[f"{side}_ankle_flexion_deg"] = knee_deg - thigh_deg
    _leg(side, angles, solved.points, solved.frames)


def _corner_deg(first_m: float, second_m: float, opposite_m: float) -> float:
    """Give the angle of a triangle between two sides."""
    cosine = (first_m**2 + second_m**2 - opposite_m**2) / (2.0 * first_m * second_m)
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def _lift(side: str, angles: dict[str, float], kneels: bool, solved: Solved, floor_m: float) -> None:
    """Bend a leg that would sink into the floor just as far as it needs to come clear."""
    bones = ("foot",) if kneels else ()
    if lowest_leg(side, solved, *bones) > floor_m - _SUNK_M:
        return
    key = f"{side}_knee_flexion_deg" if kneels else f"{side}_hip_flexion_deg"
    height = _height_at(key, side, angles, solved, floor_m, *bones)
    clear = written = angles[key]
    while height(clear) < 0.0 and clear < written + 90.0:
        clear += 5.0
    if height(clear) < 0.0:
        height(written)  # Bending does not help: lying on the front, it only pushes the leg down.
        return
    sunk = clear - 5.0
    for _ in range(6):
        middle = (sunk + clear) / 2.0
        sunk, clear = (middle, clear) if height(middle) < 0.0 else (sunk, middle)
    height(clear)


def _height_at(
    key: str, side: str, angles: dict[str, float], solved: Solved, floor_m: float, *bones: str
) -> Callable[[float], float]:
    """Make the function from one angle of a leg to how far the leg is above the floor."""

    def height(angle_deg: float) -> float:
        angles[key] = angle_deg
        _leg(side, angles, solved.points, solved.frames)
        return lowest_leg(side, solved, *bones) - floor_m

    return height


def _root(height: Callable[[float], float], at: float) -> float:
    """Find the angle near `at` where the height is 0, by secant steps of at most 12 degrees."""
    low, step = height(at), 1.0
    for _ in range(7):
        slope = (height(at + step) - low) / step
        if abs(low) < _SUNK_M / 4.0 or abs(slope) < 1e-5:
            break
        at += max(-12.0, min(12.0, -low / slope))
        low, step = height(at), 0.5
    return at


def _share(blend: Blend, *names: str) -> float:
    return sum(share for at, share in blend if at in names)


def _turn_shares() -> tuple[float, ...]:
    """Share turning as a healthy spine does: little in the low back, most in the rib cage."""
    raw = [1.3] * 5 + [2.2, 2.6, 3.0, 3.4, 3.6, 3.8, 3.8, 3.6, 3.4, 3.2, 3.0, 2.8]
    return tuple(part / sum(raw) for part in raw)


_TURN_SHARE = _turn_shares()
