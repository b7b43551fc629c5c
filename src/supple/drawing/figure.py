"""The figure for the page: clips of outlines, sampled so that straight lines between them will do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product
from math import ceil
from typing import Any

from supple.core.movement.kinematics import solve
from supple.core.movement.model import Beat, Catalogue, Timeline
from supple.core.movement.pose import Pose, between
from supple.core.movement.poses import pose_of
from supple.drawing.camera import VIEWS, View
from supple.drawing.outline import Outline
from supple.drawing.parts import PARTS
from supple.drawing.props import prop

Frame = list[list[int]]
"""One row x, y, x, y … of whole picture units (2 mm) for each part."""

VIEW_BOX: Mapping[str, tuple[int, int, int, int]] = {
    "side": (-610, -930, 1220, 1010),
    "front": (-500, -770, 1000, 900),
}
ON_BED = "@bed"
DEGREES_A_FRAME = 20.0
MOST_FRAMES = 8
BY_WAY_OF: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("positions.all_fours", "positions.side_lying"): ("positions.side_sitting",),
    ("positions.all_fours", "positions.legs_over"): ("positions.side_sitting",),
    ("bird_dog.start", "positions.side_lying"): ("positions.side_sitting",),
    ("mat", "positions.side_lying"): ("positions.rolling",),
    ("bed", "positions.side_lying"): ("positions.rolling",),
    ("positions.side_lying", "bed_edge"): ("positions.legs_over", "positions.sitting_up"),
    ("positions.legs_over", "positions.sitting"): ("positions.sitting_up",),
    ("positions.legs_over", "bed_edge"): ("positions.sitting_up", "positions.sitting"),
    ("bed", "positions.legs_over"): ("positions.rolling",),
    ("positions.all_fours", "chair"): ("positions.half_kneeling", "positions.rising"),
    ("positions.half_kneeling", "chair"): ("positions.rising",),
    ("positions.half_kneeling", "wall_lean.start"): ("wall_lean.reaching",),
    ("positions.standing", "wall_lean.start"): ("wall_lean.reaching",),
    ("seated_knee_hug.hug.right", "seated_thoracic_extension.extended"): (),
    **{
        (f"seated_knee_hug.{hug}{side}", rest): (f"seated_knee_hug.reaching{side}",)
        for hug in ("start", "hug")
        for side in ("", ".right")
        for rest in ("chair", "bed_edge", "feet")
    },
}
"""Poses that the figure passes through, where the straight way would leave the ground or go through it, or
with an arm through the trunk, a thigh or the wall: from one pose to another, or to any that rests on
something; the way back is the same turned round. None at all: the straight way, as there is no time for
another."""
_PROPS = {
    "mat": "mat",
    "knees": "mat",
    "bed": "bed",
    "bed_knees": "bed",
    "bed_right": "bed",
    "bed_edge": "bed_edge",
    "wall": "wall",
    "seat": "leg_chair",
    "cushions": "cushions",
    "chair_beside": "chair_beside",
    "chair": "chair",
}

BEDS = ("bed", "bed_edge")
"""The places for a bed: along it lies somebody, on its edge somebody sits."""
_DRAWN_BED = {"side": "bed", "front": "bed_edge"}
"""Which of them is drawn while somebody gets up or lies down."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Hold the way from one pose to another in one view: outlines at even steps, and what stands by."""

    view: str
    frames: list[Frame]
    props: tuple[str, ...]


def clip(
    poses: Mapping[str, Pose], pose_from: str, pose_to: str, view: str, frames: int | None = None
) -> Clip:
    """Sample the way from one pose to another.

    Without `frames` there are as many as the largest turn of a joint needs, from 1 for a pose
    that is held to `MOST_FRAMES` for each stretch of the way.
    """
    line = way(poses, pose_from, pose_to)
    count = frames if frames is not None else 1 + sum(frames_needed(a, b) - 1 for a, b in pairwise(line))
    steps = (step / (count - 1) if count > 1 else 0.0 for step in range(count))
    sampled = [frame(on_way(line, step), VIEWS[view]) for step in steps]
    return Clip(view, sampled, props_for(line[0], line[-1]))


def props_for(*poses: Pose) -> tuple[str, ...]:
    """Name what stands by for some poses, the farthest first."""
    used = {name for pose in poses for blend in pose.choices for name, _ in blend}
    return tuple(dict.fromkeys(prop_ for name, prop_ in _PROPS.items() if name in used))


def bed_turns(props: Iterable[str]) -> bool:
    """Say whether what stands by on a way is the bed in both its places: somebody gets up or lies down."""
    return set(BEDS) <= set(props)


def one_bed(props: Sequence[str], kept: str = "bed") -> tuple[str, ...]:
    """Return what stands by with the bed in one of its places."""
    return tuple(name for name in props if name == kept or name not in BEDS or not bed_turns(props))


def way(poses: Mapping[str, Pose], pose_from: str, pose_to: str) -> list[Pose]:
    """Name the poses that the body passes through from one pose to another, both ends with them."""
    start, end = poses[pose_from], poses[pose_to]
    place = ON_BED if pose_to.endswith(ON_BED) else ""
    ends = product(
        (pose_from.removesuffix(ON_BED), start.choice("rest")[0][0]),
        (pose_to.removesuffix(ON_BED), end.choice("rest")[0][0]),
    )
    names = _by_way_of(ends) if start.choices != end.choices else ()
    middle = [poses[f"{name}{place}"] for name in names if f"{name}{place}" in poses]
    return [start, *middle, end]


def _by_way_of(ends: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Look up the first of some pairs of ends, one way round or the other, that has a way of its own."""
    for first, second in ends:
        if (first, second) in BY_WAY_OF:
            return BY_WAY_OF[first, second]
        if (second, first) in BY_WAY_OF:
            return BY_WAY_OF[second, first][::-1]
    return ()


def on_way(line: Sequence[Pose], fraction: float) -> Pose:
    """Give the pose at a fraction of the whole way."""
    stretch = min(int(fraction * (len(line) - 1)), len(line) - 2)
    return between(line[stretch], line[stretch + 1], fraction * (len(line) - 1) - stretch)


def frames_needed(start: Pose, end: Pose) -> int:
    """Say how many frames keep limbs from shrinking visibly between them."""
    if start == end:
        return 1
    before, after = (*start.angles_deg, *start.bends_deg), (*end.angles_deg, *end.bends_deg)
    turn_deg = max(abs(a - b) for a, b in zip(before, after, strict=True))
    least = 4 if start.choices != end.choices else 2
    return min(MOST_FRAMES, max(least, 1 + ceil(turn_deg / DEGREES_A_FRAME)))


def frame(pose: Pose, view: View) -> Frame:
    """Give the outlines of every part of the view, in whole units."""
    body = solve(pose)
    return [_whole(part.draw(body, view)) for part in PARTS[view.name]]


def figure_json(timeline: Timeline, catalogue: Catalogue) -> dict[str, Any]:
    """Give everything the page needs to draw a timeline, as plain data for JSON.

    `view_box` and `parts` (back to front: name, class, kind) are given for each view. `clips` are
    by "<pose_from>><pose_to>", each with its view, its `frames` (one row x, y, x, y … for each
    part), the `props` that stand behind it, as drawn, and the names of these `things`.
    """
    beats = (*timeline.ready, *timeline.beats, *timeline.after)
    keys = {key for beat in beats for key in (beat.pose_from, beat.pose_to)}
    middles = {key for keys_ in BY_WAY_OF.values() for key in keys_ if _has(catalogue, key)}
    keys |= {f"{key}{place}" for key in middles for place in ("", ON_BED)}
    poses = {key: pose_of(catalogue, key) for key in sorted(keys)}
    views = dict.fromkeys(beat.view for beat in beats)
    return {
        "view_box": {view: list(VIEW_BOX[view]) for view in views},
        "parts": {
            view: [{"name": part.name, "class": part.css, "kind": part.kind} for part in PARTS[view]]
            for view in views
        },
        "clips": _clips(beats, poses),
    }


def _has(catalogue: Catalogue, key: str) -> bool:
    owner, name = key.removesuffix(".right").split(".")
    if owner == "positions":
        return name in catalogue.positions
    return owner in catalogue.movements and name in catalogue.movements[owner].poses


def _clips(beats: Iterable[Beat], poses: Mapping[str, Pose]) -> dict[str, Any]:
    clips: dict[str, Any] = {}
    for beat in beats:
        key, back = f"{beat.pose_from}>{beat.pose_to}", f"{beat.pose_to}>{beat.pose_from}"
        if key in clips:
            continue
        if back in clips and clips[back]["view"] == beat.view:
            made = {**clips[back], "frames": clips[back]["frames"][::-1]}
        else:
            made = _plain(clip(poses, beat.pose_from, beat.pose_to, beat.view))
        clips[key] = made
    return clips


def _plain(made: Clip) -> dict[str, Any]:
    return {"view": made.view, "frames": made.frames, "props": _props(made), "things": list(made.props)}


def _props(made: Clip) -> list[dict[str, Any]]:
    names = one_bed(made.props, _DRAWN_BED[made.view])
    faces = chain.from_iterable(prop(name, VIEWS[made.view]) for name in names)
    return [{"class": css, "points": _whole(points)} for css, points in faces]


def _whole(points: Outline) -> list[int]:
    return [round(value) for point in points for value in point]
