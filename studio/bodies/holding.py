"""A hand laid on what it holds: moved, tilted and bent until palm and fingers lie on the skin, not in it.

The skin that is held stands still meanwhile. The gap of each part of the hand, and every point that sinks
in, are made small by damped Gauss-Newton steps, with as little change of the hand's own grip as they need.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.figures import Figure
from studio.bodies.posing import Posed, placed
from supple.core.movement.pose import Pose

ROUNDS = 16
SCALES = np.array([0.03, 0.03, 0.03, 22.0, 22.0, 22.0, 22.0, 22.0])
"""What counts as one step: three of the wrist's shift in metres, three of the hand's tilt, the fingers' and
the thumb's bend in degrees."""
MOST = np.array([0.1, 0.1, 0.1, 45.0, 45.0, 45.0, 35.0, 35.0])
PULL, DAMPING, STIFF, NUDGE, ENOUGH = 0.22, 0.4, 60.0, 0.05, 0.002
"""What a step costs, how short a round's step is kept at first and at most, the step that slopes are measured
by, and what is too little to go on for."""
BESIDE_M = (0.0, 0.045, -0.045)
"""Where along a leg a second hand begins, from where its grip is."""
GOOD = 1.0
"""A hand that costs no more lies well: nothing else is tried."""
ELSEWHERE = (
    (-0.03, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    (0.0, 0.0, 0.0, 0.0, 0.0, -20.0, 0.0, 0.0),
    (0.0, 0.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.0),
    (0.0, 0.0, 0.0, -20.0, 0.0, 0.0, 0.0, 0.0),
    (0.0, 0.03, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    (0.0, 0.0, 0.04, 0.0, 0.0, 0.0, 0.0, 0.0),
    (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -20.0, 0.0),
    (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 35.0),
    (0.0, 0.0, -0.03, 0.0, 0.0, 0.0, 0.0, 0.0),
    (0.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.0, 0.0),
)
"""Where else a left hand may begin that does not lie well from where its grip is, in the order of `SCALES`; a
right one with left and right swapped. A thumb that begins inside a leg seldom finds its own way out."""
SHARES = (20.0, 4.0)
"""How much it matters not to sink into the body, and into the other hand."""
TOUCH_M, LOOSE_M, DEEP_M = 0.003, 0.008, 0.0025
"""How near a part should lie, and what weighs as much as a step: so far off it, or so deep inside."""
WRIST_DEG, WRIST_STEP_DEG = 60.0, 8.0
NEAR_M = 0.2
PARTS = {"hand": 1.0, "fingers": 1.0, "fingertips": 0.8, "thumb": 0.3}
"""The hand's bones, and how much it matters that each touches."""
_ARM = ("upper_arm", "forearm", *PARTS)
_WORN = ("skin", "shirt", "trousers")


@dataclass(frozen=True, slots=True)
class Grip:
    """One hand and what is near it.

    `points`: hand and wrist by their vertices' numbers; `parts`: which of them each part of the hand is;
    `skins`: places and normals of the body and, where it lies already, of the other hand.
    """

    figure: Figure
    pose: Pose
    side: str
    points: np.ndarray
    parts: tuple[np.ndarray, ...]
    skins: tuple[tuple[np.ndarray, np.ndarray], ...]


@dataclass(frozen=True, slots=True)
class Laying:
    """Which hand is to be laid, whether it is the pose's first, and a fitted pose that holds the same.

    A hand that is not the first has the other one as skin too.
    """

    side: str
    first: bool = True
    like: Pose | None = None


def held(figure: Figure, pose: Pose, laying: Laying) -> Pose:
    """Lay one hand of a pose on what it holds.

    It begins where it lies in a pose like this one, then from its grip; a second hand is also tried a little
    further up and down the limb, where it finds room beside the first.
    """
    grip = _grip(figure, pose, laying)
    best, least = np.zeros(len(SCALES)), np.inf
    for start in chain(_alike(grip, laying.like), _starts(grip, not laying.first), _elsewhere(grip.side)):
        change, cost = _laid(grip, start)
        if cost < least:
            best, least = change, cost
        if least <= GOOD:
            break
    return _changed(grip, best)


def _starts(grip: Grip, other: bool) -> list[np.ndarray]:
    """Return where to begin: at the grip, or for a second hand on a leg also beside it."""
    start = np.zeros(len(SCALES))
    where = _where(grip.pose, grip.side)
    if where == "opposite_shoulder":
        moved_m = grip.pose.own_m[1:4] if grip.side == "left" else grip.pose.own_m[4:]
        return [start, start - np.append(moved_m, np.zeros(5)) / SCALES]
    if not (other and where.startswith("behind_") and where.endswith("thigh")):
        return [start]
    place = placed(grip.figure.rig, grip.figure.physique, grip.pose)
    thigh = INDEX[where.removeprefix("behind_")]
    along = np.array(place.chest).reshape(3, 3).T @ place.turns[thigh] @ grip.figure.rig.axes[thigh][:, 2]
    return [start + np.append(along * by_m, np.zeros(5)) / SCALES for by_m in BESIDE_M]


def _alike(grip: Grip, like: Pose | None) -> Iterator[np.ndarray]:
    """Return where a hand lies in a pose like this one."""
    if like:
        there, here = (np.array(_own(pose, grip.side)) for pose in (like, grip.pose))
        yield np.clip(there - here, -MOST, MOST) / SCALES


def _own(pose: Pose, side: str) -> tuple[float, ...]:
    at = 0 if side == "left" else 1
    return pose.own_m[1 + 3 * at : 4 + 3 * at] + pose.own_deg[5 * at : 5 + 5 * at]


def _elsewhere(side: str) -> Iterator[np.ndarray]:
    swapped = (1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0, 1.0) if side == "right" else 1.0
    yield from (np.array(start) * swapped / SCALES for start in ELSEWHERE)


def _where(pose: Pose, side: str) -> str:
    return pose.choice(f"{side}_hand")[0][0]


def _laid(grip: Grip, change: np.ndarray) -> tuple[np.ndarray, float]:
    """Step from one start (Levenberg-Marquardt); return the change, and its cost."""
    damping, ways = DAMPING, NUDGE * np.eye(len(SCALES))
    for _ in range(ROUNDS):
        near = _reach(grip, change)
        now = _off(grip, change, near)
        slopes = np.stack([(_off(grip, change + nudge, near) - now) / NUDGE for nudge in ways], axis=1)
        cost = best = float(now @ now)
        while best >= cost and damping < STIFF:
            way = -np.linalg.solve(slopes.T @ slopes + damping * np.eye(len(SCALES)), slopes.T @ now)
            there = np.clip(change + way, -MOST / SCALES, MOST / SCALES)
            off = _off(grip, there, _reach(grip, there))
            best = float(off @ off)
            damping *= 0.4 if best < cost else 4.0
        if best >= cost:
            return change, cost
        change = there
        if cost - best < ENOUGH:
            break
    return change, best


def _grip(figure: Figure, pose: Pose, laying: Laying) -> Grip:
    side, weights = laying.side, figure.whole.weights
    named = np.isin(figure.part, [figure.parts.index(one) for one in _WORN])
    worn = np.isin(np.arange(len(weights)), figure.whole.faces[named])
    hand = _share(weights, side, *PARTS) > 0.9
    wrist = worn & (_share(weights, side, "forearm_twist") > 0.6) & ~hand
    arms = sum(_share(weights, one, *_ARM, "forearm_twist") for one in SIDES)
    across = "left" if side == "right" else "right"
    solid = worn & (arms < 0.05)
    if _where(pose, side) == "opposite_shoulder":
        solid |= worn & (_share(weights, across, "upper_arm") > 0.05)
    first = _share(weights, across, "forearm", "forearm_twist", *PARTS) > 0.9
    place = placed(figure.rig, figure.physique, pose)
    middle = _moved(figure, place, np.flatnonzero(hand), False)[0].mean(axis=0)
    skins = []
    for which in (solid, first)[: 1 if laying.first else 2]:
        at, turned = _moved(figure, place, np.flatnonzero(which), True)
        near = np.linalg.norm(at - middle, axis=1) < NEAR_M
        if near.any():
            skins.append((at[near], turned[near]))
    chosen = np.concatenate([np.flatnonzero(hand)[::3], np.flatnonzero(wrist)[::3]])
    main = weights[chosen].argmax(axis=1)
    parts = tuple(np.flatnonzero(main == INDEX[f"{side}_{part}"]) for part in PARTS)
    return Grip(figure, pose, side, chosen, parts, tuple(skins))


def _share(weights: np.ndarray, side: str, *bones: str) -> np.ndarray:
    return np.asarray(weights[:, [INDEX[f"{side}_{bone}"] for bone in bones]].sum(axis=1))


def _moved(figure: Figure, place: Posed, which: np.ndarray, turned: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return where some vertices of a posed figure are, and, if they are asked for, their normals."""
    shifts = place.joints - np.einsum("bij,bj->bi", place.turns, figure.rig.joints)
    blend = figure.whole.weights[which] @ np.concatenate([place.turns.reshape(-1, 9), shifts], axis=1)
    turns = blend[:, :9].reshape(-1, 3, 3)
    points = np.einsum("vij,vj->vi", turns, figure.whole.vertices[which]) + blend[:, 9:]
    normals = np.einsum("vij,vj->vi", turns, figure.whole.normals[which]) if turned else points
    return points, normals


def _changed(grip: Grip, change: np.ndarray) -> Pose:
    """Return the pose with one hand changed by so many steps."""
    values = change * SCALES
    at = 0 if grip.side == "left" else 1
    own_m, own_deg = list(grip.pose.own_m), list(grip.pose.own_deg)
    for number in range(3):
        own_m[1 + 3 * at + number] += float(values[number])
    for number in range(5):
        own_deg[5 * at + number] += float(values[3 + number])
    return replace(grip.pose, own_m=tuple(own_m), own_deg=tuple(own_deg))


def _reach(grip: Grip, change: np.ndarray) -> list[np.ndarray]:
    """Return for each point of the hand which point of each skin is nearest."""
    place = placed(grip.figure.rig, grip.figure.physique, _changed(grip, change))
    hand, _ = _moved(grip.figure, place, grip.points, False)
    return [((skin**2).sum(axis=1)[None] - 2.0 * hand @ skin.T).argmin(axis=1) for skin, _ in grip.skins]


def _off(grip: Grip, change: np.ndarray, near: list[np.ndarray]) -> np.ndarray:
    """Return all that should be 0: what sinks in, what hovers, a wrist bent too far, and the change."""
    place = placed(grip.figure.rig, grip.figure.physique, _changed(grip, change))
    hand, _ = _moved(grip.figure, place, grip.points, False)
    signed = [_signed(hand, skin, nearest) for skin, nearest in zip(grip.skins, near, strict=True)]
    deep = [
        np.maximum(0.001 - one, 0.0) / DEEP_M * np.sqrt(share / len(one))
        for one, share in zip(signed, SHARES, strict=False)
    ]
    gaps = [signed[0], *[np.min(signed, axis=0)] * 3]
    loose = [
        weight * max(0.0, float(np.sort(gap[part])[: max(3, len(part) // 6)].mean()) - TOUCH_M) / LOOSE_M
        for gap, part, weight in zip(gaps, grip.parts, PARTS.values(), strict=True)
    ]
    bent = max(0.0, _wrist_deg(grip, place) - WRIST_DEG) / WRIST_STEP_DEG
    return np.concatenate([*deep, loose, [bent], PULL * change])


def _signed(hand: np.ndarray, skin: tuple[np.ndarray, np.ndarray], nearest: np.ndarray) -> np.ndarray:
    """Return how far points are from a skin, below 0 inside it."""
    way = hand - skin[0][nearest]
    height = np.einsum("pi,pi->p", way, skin[1][nearest])
    return np.where(height > 0.0, np.linalg.norm(way, axis=1), height)


def _wrist_deg(grip: Grip, place: Posed) -> float:
    """Return how far the hand bends from the forearm, in degrees."""
    ways = []
    for bone in ("forearm", "hand"):
        at = INDEX[f"{grip.side}_{bone}"]
        ways.append(place.turns[at] @ grip.figure.rig.axes[at][:, 2])
    return float(np.degrees(np.arccos(np.clip(ways[0] @ ways[1], -1.0, 1.0))))
