"""The way between two poses made smooth, chain by chain: no joint starts, stops or swings round in one jump.

A pose's contacts are solved moment by moment, so a hand that lets go, or a foot that leaves the floor, may
jump from one moment to the next. Here every chain of bones (trunk, legs, arms) that jumps is smoothed in
time, just as much as it needs, with both ends kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from studio.bodies.bones import BONES, INDEX, LIMBS, PARENTS, SIDES
from studio.bodies.turning import Placed, between_turns, nearest_turns

WIDTHS = (0.04, 0.06, 0.08, 0.1, 0.125, 0.15, 0.18)
"""How wide a chain may be smoothed, as shares of the whole way, the narrowest first."""
CALM_M = 0.05
"""How much a joint's step may change from one twelfth of the way to the next before its chain is smoothed."""
MOMENT_S, LEAST_MOMENTS = 0.125, 8
"""How often a way is looked at for what starts or stops too suddenly, when it is played at its fastest."""
MOST_M_S2 = 4.0
"""The largest acceleration that a joint may have."""
_ARM = ("clavicle", "upper_arm", "forearm", "forearm_twist", "hand", "fingers", "fingertips", "thumb")
_LEG = tuple(limb for limb in LIMBS if limb not in _ARM)
CHAINS = (
    tuple(bone for bone in BONES if not bone.startswith(tuple(SIDES))),
    *(tuple(f"{side}_{bone}" for bone in _LEG) for side in SIDES),
    *(tuple(f"{side}_{bone}" for bone in _ARM) for side in SIDES),
)
"""Trunk, legs, arms: bones that are smoothed together, carriers first."""


def smoothed(solved: Placed, stretches: int, lying: bool, calm_m: float = CALM_M) -> Placed:
    """Smooth every chain that jumps, the trunk first; the number of keys less one is a multiple of twelve.

    `stretches`: how many there are between the poses passed through; `lying`: whether legs carry nothing;
    `calm_m`: how much a joint's step may change.
    """
    local = on_carriers(solved)
    for chain in CHAINS:
        which = [INDEX[bone] for bone in chain]
        limb = chain in CHAINS[3:] or (lying and chain in CHAINS[1:3])
        local = _calmest(local, which, stretches if limb else 0, calm_m)
    return in_room(local)


def _calmest(local: Placed, which: list[int], stretches: int, calm_m: float) -> Placed:
    """Smooth a chain as little as it needs; one with `stretches` may at last go straight in each of them."""
    best, least_m = local, jerk_m(in_room(local)[1][:, which])
    for number in range(2 * len(WIDTHS) if stretches else len(WIDTHS)):
        if least_m <= calm_m:
            break
        way = local if number < len(WIDTHS) else _straight(local, which, stretches)
        tried = _chain_smoothed(way, which, WIDTHS[number % len(WIDTHS)])
        rough_m = jerk_m(in_room(tried)[1][:, which])
        if rough_m < least_m:
            best, least_m = tried, rough_m
    return best


def jerk_m(joints: np.ndarray) -> float:
    """Return the largest change of a joint's step from one twelfth of the way to the next, in metres."""
    twelfths = joints[:: (len(joints) - 1) // 12]
    return float(np.linalg.norm(np.diff(twelfths, n=2, axis=0), axis=2).max())


def acceleration_m_s2(joints: np.ndarray, time_s: float) -> float:
    """Return the largest acceleration of a joint on a way (keys, joints, 3) that the page eases and plays."""
    steps = moments(time_s)
    keys = eased(steps) * (len(joints) - 1)
    before = np.minimum(keys.astype(int), len(joints) - 2)
    share = (keys - before)[:, None, None]
    return largest_m_s2(joints[before] * (1.0 - share) + joints[before + 1] * share, time_s)


def largest_m_s2(places: np.ndarray, time_s: float) -> float:
    """Return the largest acceleration of joints (moments, joints, 3) that are looked at evenly in a time."""
    changes = np.linalg.norm(np.diff(places, n=2, axis=0), axis=2)
    return float(changes.max()) * ((len(places) - 1) / time_s) ** 2


def moments(time_s: float) -> int:
    """Return in how many steps a way of a time is looked at."""
    return max(LEAST_MOMENTS, round(time_s / MOMENT_S))


def eased(steps: int) -> np.ndarray:
    """Return the shares of a way at even moments, as the page eases it."""
    shares = np.linspace(0.0, 1.0, steps + 1)
    return np.asarray(shares * shares * (3.0 - 2.0 * shares))


def on_carriers(placed: Placed) -> Placed:
    """See every bone from the one that carries it."""
    turns, joints = placed
    mine, at = turns.copy(), joints.copy()
    for bone, carrier in _carried():
        back = np.swapaxes(turns[:, carrier], 1, 2)
        mine[:, bone] = back @ turns[:, bone]
        at[:, bone] = np.einsum("kij,kj->ki", back, joints[:, bone] - joints[:, carrier])
    return mine, at


def in_room(local: Placed) -> Placed:
    """Undo `on_carriers`."""
    turns, joints = local[0].copy(), local[1].copy()
    for bone, carrier in _carried():
        turns[:, bone] = turns[:, carrier] @ local[0][:, bone]
        joints[:, bone] = joints[:, carrier] + np.einsum("kij,kj->ki", turns[:, carrier], local[1][:, bone])
    return turns, joints


def gaussian(values: np.ndarray, width_keys: float) -> np.ndarray:
    """Smooth along the first axis; the values go on beyond both ends as they are there turned round."""
    reach = len(values) - 1
    ahead, after = 2.0 * values[0] - values[reach:0:-1], 2.0 * values[-1] - values[-2::-1]
    return _averaged(np.concatenate([ahead, values, after]), width_keys, len(values))


def _straight(local: Placed, which: list[int], stretches: int) -> Placed:
    """Turn bones on the shortest way from each pose to the next, by the side that was solved."""
    turns, joints = local[0].copy(), local[1].copy()
    ends = np.linspace(0, len(turns) - 1, stretches + 1).round().astype(int)
    for first, last in pairwise(ends):
        part, shares = slice(first, last + 1), np.linspace(0.0, 1.0, last + 1 - first)
        across = local[1][last, which] - local[1][first, which]
        joints[part, which] = local[1][first, which] + across * shares[:, None, None]
        for bone in which:
            start, middle, end = local[0][[first, (first + last) // 2, last], bone]
            turns[part, bone] = between_turns(start, end, shares, by=middle)
    return turns, joints


def _carried() -> Iterable[tuple[int, int]]:
    return [(INDEX[bone], INDEX[carrier]) for bone, carrier in PARENTS.items() if carrier]


def _chain_smoothed(local: Placed, which: list[int], width: float) -> Placed:
    turns, joints = local[0].copy(), local[1].copy()
    keys = width * (len(turns) - 1)
    joints[:, which] = gaussian(joints[:, which], keys)
    turns[:, which] = _turns_smoothed(turns[:, which], keys)
    return turns, joints


def _turns_smoothed(turns: np.ndarray, width_keys: float) -> np.ndarray:
    """Average rotations (keys, bones, 3, 3) as matrices, and take the nearest rotation to each average."""
    back = np.swapaxes(turns, -1, -2)
    ahead = turns[0] @ back[:0:-1] @ turns[0]
    after = turns[-1] @ back[-2::-1] @ turns[-1]
    made = nearest_turns(_averaged(np.concatenate([ahead, turns, after]), width_keys, len(turns)))
    made[0], made[-1] = turns[0], turns[-1]
    return made


def _averaged(values: np.ndarray, width_keys: float, count: int) -> np.ndarray:
    """Average the middle `count` of values along the first axis with Gaussian weights."""
    steps = np.arange(len(values))
    middle = np.arange(count - 1, 2 * count - 1)
    shares = np.exp(-0.5 * ((middle[:, None] - steps) / width_keys) ** 2)
    shares /= shares.sum(axis=1, keepdims=True)
    return np.tensordot(shares, values, axes=1)
