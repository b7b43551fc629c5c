"""Every move that a session can ask for, solved for one rig."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np

from studio.bodies.bones import SIDES
from studio.bodies.clearing import Ground, Regions, cleared, regions
from studio.bodies.figures import Figure
from studio.bodies.fitting import LYING, Flesh, fitted, flesh, surface_m
from studio.bodies.posing import placed
from studio.bodies.skirting import skirted
from studio.bodies.smoothing import CALM_M, MOST_M_S2, acceleration_m_s2, jerk_m, smoothed
from studio.bodies.stepping import feet
from studio.bodies.turning import Placed
from supple.core.movement import Catalogue, Choices, Timeline, catalogue, pose_of, timeline
from supple.core.movement.pose import Pose, mirrored
from supple.drawing.figure import BY_WAY_OF, ON_BED, bed_turns, frames_needed, on_way, props_for, way
from supple.errors import UsageError

LEVELS = ("gentle", "standard", "stronger")
PLACES = ("floor", "bed", "chair")
POSITIONS = (None, "lying", "sitting", "standing", "prone")
FINEST = 13
"""Keys of the longest clip in which hands, feet and rest stay where they are."""
CHANGING = 25
"""Keys of a clip in which a hand, a foot or the body comes to hold, or to rest on, something else."""

STEADY_S = 1.6
"""A way that is played in less must be smoother."""
CALMED = 4
"""How often a way is made smooth and brought out of the ground at most."""
ROUND_THIGHS = (1.0, 0.7, 0.4, 0.0)
"""How much of what is too deep in a thigh is drawn out: all, or less where there is no time for it."""
SOLVED_M_S2 = 0.9 * MOST_M_S2
"""How sudden a way may be as it is solved: keys that a file leaves out add to it."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The way between two poses at even steps: `turns` (keys, bones, 3, 3), `joints` (keys, bones, 3)."""

    name: str
    turns: np.ndarray
    joints: np.ndarray


def clip(figure: Figure, known: Mapping[str, Pose], start: str, end: str) -> Clip:
    """Solve the way from one pose to another, both by their keys in `known`."""
    line = way(known, start, end)
    changing = any(pose.choices != line[0].choices for pose in line)
    solved = _solved(figure, line, CHANGING if changing else _keys(line))
    if changing:
        solved = _calm_and_clear(figure, line, solved, seconds().get((start, end), STEADY_S))
    return Clip(f"{start}>{end}", *solved)


def _calm_and_clear(figure: Figure, line: list[Pose], solved: Placed, time_s: float) -> Placed:
    """Make a way smooth, lead arms round the body, clear the ground; arms less where that is too sudden."""
    made: dict[float, Placed] = {}
    for share in ROUND_THIGHS:
        way = _calmest(figure, line, solved, (time_s, share))
        sudden_m_s2 = acceleration_m_s2(way[1], time_s)
        if sudden_m_s2 <= SOLVED_M_S2:
            return way
        made[sudden_m_s2] = way
    return made[min(made)]


def _calmest(figure: Figure, line: list[Pose], solved: Placed, how: tuple[float, float]) -> Placed:
    """Make a way smooth and clear, again where that made it jump; of those not too sudden return the calmest.

    `how`: how long the way takes in seconds, and how much of what is too deep in a thigh is drawn out.
    """
    time_s, share = how
    calm_m = CALM_M * min(1.0, time_s / STEADY_S) ** 2
    lying = all(pose.choice("rest")[0][0] in LYING for pose in line)
    where = _regions(figure)
    made = []
    for _ in range(CALMED):
        calm = skirted(where.own, smoothed(solved, len(line) - 1, lying, calm_m), line, share)
        solved = cleared(where, calm, _ground(line), feet(line, calm))
        made.append(solved)
        if jerk_m(solved[1]) <= calm_m:
            break
    return min(made, key=lambda way: (max(MOST_M_S2, acceleration_m_s2(way[1], time_s)), jerk_m(way[1])))


def fitted_poses(figure: Figure, only: Collection[str] = ()) -> dict[str, Pose]:
    """Fit every pose to a person, or only some by their keys.

    What is fitted on the floor and on the left serves on the bed and on the right.
    """
    own = flesh(figure)
    plain: dict[str, Pose] = {}
    made: dict[str, Pose] = {}
    for key in only or poses():
        name = key.removesuffix(ON_BED)
        left = name.removesuffix(".right")
        pose = _fitted_like(own, left, plain)
        pose = pose if left == name else mirrored(pose)
        made[key] = replace(pose, choices=poses()[key].choices)
    return made


def _fitted_like(own: Flesh, key: str, fits: dict[str, Pose]) -> Pose:
    """Fit a pose once, its hands as they lie in the first pose of the movement that holds the same."""
    if key not in fits:
        first = _first_alike(key)
        like = None if first == key else _fitted_like(own, first, fits)
        fits[key] = fitted(own, pose_of(catalogue(), key), like)
    return fits[key]


@cache
def _first_alike(key: str) -> str:
    hands = [pose_of(catalogue(), key).choice(f"{side}_hand") for side in SIDES]
    return next(
        other
        for other in sorted({name.removesuffix(ON_BED).removesuffix(".right") for name in poses()})
        if other.partition(".")[0] == key.partition(".")[0]
        and [pose_of(catalogue(), other).choice(f"{side}_hand") for side in SIDES] == hands
    )


@cache
def moves() -> tuple[tuple[str, str], ...]:
    """Return each pair of poses that some session passes between, one way round, sorted.

    A pair of one pose twice is a pose that is held. The page plays a clip backwards for the way back.
    """
    return tuple(seconds())


def distinct(names: Iterable[str]) -> list[str]:
    """Return those clips or poses that repeat no other on the bed, on the other side or backwards."""
    kept: dict[tuple[str, ...], str] = {}
    for name in sorted(names, key=lambda name: (ON_BED in name, ".right" in name, name)):
        left = [_one_side(key) for key in name.replace(ON_BED, "").split(">")]
        right = map(_other_side, left)
        kept.setdefault(min(tuple(sorted(left)), tuple(sorted(right))), name)
    return list(kept.values())


def _one_side(key: str) -> str:
    """Return the key without a side, where both sides are the same."""
    pose = pose_of(catalogue(), key)
    return key.removesuffix(".right") if mirrored(pose) == pose else key


def _other_side(key: str) -> str:
    pose = pose_of(catalogue(), key)
    if mirrored(pose) == pose:
        return key
    return key.removesuffix(".right") if key.endswith(".right") else f"{key}.right"


@cache
def seconds() -> dict[tuple[str, str], float]:
    """Return the shortest time in seconds that any session gives each move, sorted by the move."""
    least: dict[tuple[str, str], float] = {}
    for session in _sessions():
        for beat in _beats(session):
            first, second = sorted((beat.pose_from, beat.pose_to))
            least[first, second] = min(beat.seconds, least.get((first, second), beat.seconds))
    return dict(sorted(least.items()))


@cache
def poses() -> dict[str, Pose]:
    """Return every pose that a move needs, by its key."""
    known = catalogue()
    keys = {key for move in moves() for key in move}
    keys |= {f"{key}{place}" for middle in BY_WAY_OF.values() for key in middle for place in ("", ON_BED)}
    return {key: pose_of(known, key) for key in sorted(keys)}


def _solved(figure: Figure, line: list[Pose], count: int) -> Placed:
    shares = (step / max(count - 1, 1) for step in range(count))
    places = [placed(figure.rig, figure.physique, on_way(line, share)) for share in shares]
    return np.stack([place.turns for place in places]), np.stack([place.joints for place in places])


def _regions(figure: Figure) -> Regions:
    """Share a figure's flesh out, once for each."""
    if id(figure) not in _REGIONS:
        _REGIONS[id(figure)] = regions(flesh(figure))
    return _REGIONS[id(figure)]


_REGIONS: dict[int, Regions] = {}
"""By a figure's identity: what is kept holds on to the figure."""


def _ground(line: list[Pose]) -> Ground:
    """Return what carries the body, or the lower of two."""
    ends = line[0], line[-1]
    return Ground(min(surface_m(pose) for pose in ends), bed_turns(props_for(*ends)))


def _keys(line: list[Pose]) -> int:
    stretches = pairwise(line)
    return min(
        FINEST, 1 + sum(max(1, frames_needed(start, end) - 1) for start, end in stretches if start != end)
    )


def _beats(session: Timeline) -> Iterator:
    yield from (*session.ready, *session.beats, *session.after)


def _sessions() -> Iterator[Timeline]:
    known = catalogue()
    for routine in known.routines.values():
        for order in routine.orders:
            for level in LEVELS:
                for place in PLACES:
                    yield from _choices_of(known, routine.id, Choices(level=level, place=place, order=order))


def _choices_of(known: Catalogue, routine: str, base: Choices) -> Iterator[Timeline]:
    """Yield the sessions with each caution, each movement left out or eased, from each position."""
    plain = _made(known, routine, base)
    if plain is None:
        return
    used = sorted({beat.movement for beat in plain.beats if beat.movement})
    for cautions in ((), *((caution,) for caution in known.cautions)):
        for left_out in ((), *((movement,) for movement in used)):
            for position in POSITIONS:
                made = _made(
                    known, routine, replace(base, cautions=cautions, left_out=left_out, position=position)
                )
                if made:
                    yield made
    for movement in used:
        if made := _made(known, routine, replace(base, easier=(movement,))):
            yield made


def _made(known: Catalogue, routine: str, choices: Choices) -> Timeline | None:
    try:
        return timeline(known, routine, choices)
    except UsageError:
        return None  # Nothing is left of the routine.
