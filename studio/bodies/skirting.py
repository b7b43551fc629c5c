"""An arm that would go through the trunk or a thigh on the way goes round it; the ends of the way stay.

The trunk is passed on the arm's own side. What is in a thigh then goes out of it the shortest way: who lays a
hand on a thigh comes from above, and who holds it from below comes from below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.clearing import Skin, drawn, skin, swung, too_deep
from studio.bodies.fitting import LYING, Flesh
from studio.bodies.nearness import roughly_above
from studio.bodies.turning import Placed
from supple.core.movement.pose import Pose
from supple.core.movement.spreads import VERTEBRAE

ROUNDS = 6
GRAZED_M, PRESSED_M = 0.025, 0.012
"""How deep an arm may be on the way before it is led round, and before it is drawn out of a thigh."""
WIDE_KEYS, RAMP_KEYS, MOST = 3.0, 6.0, 3.0
"""Over how many keys a move is spread, over how many it begins and ends, and how much of what the spreading
takes away is made up for."""
STRAY = 25
"""One in so many of an arm's points may be deeper: those at the elbow, where it leaves the trunk."""
EVERY_BODY, EVERY_ARM = 2, 4
"""Of the thinned-out flesh one point in so many is measured."""
OWNED = 0.9
"""A point belongs to the bones that move it by more than this share."""
SIDEWAYS = 1e-6
"""Where nothing is deep, an arm would go to its own side: so little of that is in every direction."""
TRUNK = ("pelvis", *VERTEBRAE)
THIGHS = tuple(f"{side}_thigh" for side in SIDES)
LOWER_ARM = ("forearm", "forearm_twist", "hand", "fingers", "fingertips", "thumb")


def skirted(own: Flesh, placed: Placed, line: Sequence[Pose], share: float = 1.0) -> Placed:
    """Lead both arms round the body on the way through the poses of `line`.

    `share`: how much of what is too deep in a thigh is drawn out of it, where there is no time for all.
    """
    for _, side in product(range(ROUNDS), SIDES):
        heights = arm_heights(own, placed, side, _bars(line, side))
        placed = swung(placed, side, _bulge(too_deep(heights, -GRAZED_M)), _outwards(own, placed, side))
    for _, side, thigh in product(range(ROUNDS), SIDES, THIGHS):
        bar, arm = _skin_and_arm(own, placed, side, (thigh,))
        over = _over(bar, arm)
        by_m = share * _bulge(too_deep(_lowest(over), -PRESSED_M))
        if by_m.any():
            ways = _shortest_way((bar, arm, over), _outwards(own, placed, side))
            placed = drawn(placed, side, by_m[:, None] * ways)
    return placed


def arm_heights(own: Flesh, placed: Placed, side: str, bars: Sequence[str]) -> np.ndarray:
    """Return how far a lower arm is from some bones' flesh, below 0 inside it: (1, keys), without strays."""
    return _lowest(_over(*_skin_and_arm(own, placed, side, bars)))


def _skin_and_arm(own: Flesh, placed: Placed, side: str, bars: Sequence[str]) -> tuple[Skin, np.ndarray]:
    """Return points (keys, n, 3) of some bones' flesh with their normals, and points of a lower arm."""
    main = own.weights.argmax(axis=1)
    body = np.flatnonzero(own.weights[:, [INDEX[bone] for bone in bars]].sum(axis=1) > OWNED)[::EVERY_BODY]
    arm = np.flatnonzero(np.isin(main, [INDEX[f"{side}_{bone}"] for bone in LOWER_ARM]))[::EVERY_ARM]
    return skin(own, placed, body), skin(own, placed, arm)[0]


def _over(bar: Skin, arm: np.ndarray) -> np.ndarray:
    """Return how far each of an arm's points is from what is in its way: (keys, points)."""
    return np.stack([roughly_above(arm[key], (bar[0][key], bar[1][key])) for key in range(len(arm))])


def _lowest(over: np.ndarray) -> np.ndarray:
    """Return the lowest of an arm's points (1, keys), without strays."""
    return np.asarray(np.sort(over, axis=1)[:, over.shape[1] // STRAY][None])


def _shortest_way(seen: tuple[Skin, np.ndarray, np.ndarray], outwards: np.ndarray) -> np.ndarray:
    """Return the direction (keys, 3) in which an arm leaves a skin, the same for moments near by.

    `seen`: the skin, the arm's points, and how far they are from it.
    """
    (skins, normals), arm, over = seen
    ways = SIDEWAYS * outwards
    for key, points in enumerate(arm):
        nearest = np.linalg.norm(points[:, None] - skins[key], axis=2).argmin(axis=1)
        ways[key] += np.maximum(0.0, -over[key]) @ normals[key][nearest]
    ways = _spread(len(ways)) @ ways
    return np.asarray(ways / np.linalg.norm(ways, axis=1)[:, None])


def _bars(line: Sequence[Pose], side: str) -> tuple[str, ...]:
    """Return the bones that are in an arm's way: sitting, a hand comes from below to both thighs.

    Lying, a hand goes round its own thigh to lie behind it, unless it slides there from the knee.
    """
    held = {name for pose in line for name, _ in pose.choice(f"{side}_hand")}
    lying = all(pose.choice("rest")[0][0] in LYING for pose in line)
    own = f"{side}_thigh" if lying and f"{side}_knee" not in held else ""
    free = tuple(thigh for thigh in THIGHS if thigh == own or f"behind_{thigh}" not in held)
    return TRUNK + free if lying or free == THIGHS else TRUNK


def _bulge(deep_m: np.ndarray) -> np.ndarray:
    """Return one calm way out (keys,) that is as far as the deepest needs; nothing at the ends."""
    steps = np.arange(len(deep_m))
    ends = np.minimum(1.0, np.minimum(steps, steps[::-1]) / RAMP_KEYS)
    hull = _spread(len(deep_m)) @ deep_m * ends * ends * (3.0 - 2.0 * ends)
    return np.asarray(hull * min(MOST, (deep_m / np.maximum(hull, 1e-9)).max()))


def _spread(count: int) -> np.ndarray:
    """Return the shares (keys, keys) by which keys near each other are averaged."""
    steps = np.arange(count)
    shares = np.exp(-0.5 * ((steps[:, None] - steps) / WIDE_KEYS) ** 2)
    return np.asarray(shares / shares.sum(axis=1)[:, None])


def _outwards(own: Flesh, placed: Placed, side: str) -> np.ndarray:
    """Return the direction (keys, 3) from the chest to one side."""
    chest = INDEX["T6"]
    return np.asarray(
        placed[0][:, chest] @ own.figure.rig.axes[chest][:, 1] * (1.0 if side == "left" else -1.0)
    )
