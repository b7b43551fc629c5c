"""A source body put onto Supple's own skeleton: seventeen vertebrae, and every bone as long as there.

The catalogue's poses are solved for one skeleton (`supple.core.movement.body`). So each person's limbs are
brought to its lengths once, while standing; after that every bone only turns, and nothing stretches.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.bodies.bones import BONES, INDEX, SIDES, SPREAD, TAKEN
from studio.bodies.hands import with_closed_fingers
from studio.bodies.meshes import Mesh, mesh
from studio.bodies.source import Source
from supple.core.movement import body, catalogue, pose_of
from supple.core.movement.kinematics import Skeleton, solve
from supple.core.movement.spreads import VERTEBRAE

LONG = ("upper_arm", "forearm", "thigh", "shin")
_SPREAD_SIGMA = 0.8
"""How far the weight of a point reaches along the spine, in vertebrae."""
_HIP_BLEND_M = 0.07
AHEAD = np.array([1.0, 0.0, 0.0])


@dataclass(frozen=True, slots=True)
class Rig:
    """A body that Supple's poses move.

    `skin` stands with its arms a little out; `joints` (bones, 3) is where each bone turns, in metres from
    between the hips; `axes` (bones, 3, 3) its forward, left and up axes as columns; `eyes` where they are.
    """

    skin: Mesh
    joints: np.ndarray
    axes: np.ndarray
    eyes: dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class _Fit:
    """Where a bone of the source begins, which way it lies, and how much longer it is here."""

    joint: np.ndarray
    axes: np.ndarray
    stretch: float = 1.0


def rig(source: Source) -> Rig:
    """Put a source body onto the skeleton."""
    source = with_closed_fingers(source)
    fits = _fits(source, _scale(source))
    weights = _weights(source, _scale(source) * (source.vertices - _hips(source)), fits)
    joints = _joints(source, fits)
    vertices = _scale(source) * (source.vertices - _hips(source))
    moved = np.zeros_like(vertices)
    for bone, index in INDEX.items():
        fit = fits[bone]
        turn = fit.axes @ np.diag(_stretches(bone, fit, source)) @ fit.axes.T
        moved += weights[:, index : index + 1] * ((vertices - fit.joint) @ turn.T + joints[index])
    eyes = {
        side: _scale(source) * (source.head(f"eye.{letter}") - _hips(source))
        - fits["head"].joint + joints[INDEX["head"]]
        for side, letter in SIDES.items()
    }  # fmt: skip
    axes = np.stack([fits[bone].axes for bone in BONES])
    return Rig(mesh(moved, source.faces, weights), joints, axes, eyes)


def standing() -> Skeleton:
    """Return the skeleton that every person is fitted to."""
    return solve(pose_of(catalogue(), "positions.standing"))


def vertebra_joint(points: dict[str, np.ndarray], axes: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return the joint below a vertebra: half its height below its middle."""
    return points[name] - axes[name][:, 2] * body.VERTEBRA_M[VERTEBRAE.index(name)] / 2.0


def arrays(skeleton: Skeleton) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return points (3,) and axes (3, 3) of a solved skeleton."""
    points = {name: np.array(point) for name, point in skeleton.points.items()}
    return points, {name: np.array(axes).reshape(3, 3) for name, axes in skeleton.frames.items()}


def bone_axes(upwards: np.ndarray, front: np.ndarray) -> np.ndarray:
    """Return a bone's axes (columns forward, left, up) from its upper end's way and roughly its front."""
    up = upwards / np.linalg.norm(upwards)
    left = np.cross(up, front)
    left /= np.linalg.norm(left)
    return np.stack([np.cross(left, up), left, up], axis=1)


def _hips(source: Source) -> np.ndarray:
    return (source.head("upperleg01.L") + source.head("upperleg01.R")) / 2.0


def _shoulder_height(source: Source) -> float:
    shoulders = (source.head("upperarm01.L") + source.head("upperarm01.R")) / 2.0
    return float((shoulders - _hips(source))[2])


def _scale(source: Source) -> float:
    return body.TORSO_M / _shoulder_height(source)


def _fits(source: Source, scale: float) -> dict[str, _Fit]:
    hips = _hips(source)

    def at(point: np.ndarray) -> np.ndarray:
        return scale * (point - hips)

    points, axes = arrays(standing())
    middle = (points["left_hip"] + points["right_hip"]) / 2.0
    neck = at(source.head("neck01"))
    fits = {"pelvis": _Fit(np.zeros(3), np.eye(3))}
    taller = neck[2] / (points["neck"] - middle)[2]
    ahead = neck[0] - (points["neck"] - middle)[0]
    for index, name in enumerate(VERTEBRAE):
        joint = (vertebra_joint(points, axes, name) - middle) * (1.0, 1.0, taller)
        fits[name] = _Fit(joint + np.array([ahead * index / 16.0, 0.0, 0.0]), axes[name])
    fits["neck"] = _Fit(neck, axes["neck"])
    fits["head"] = _Fit(at(source.head("head")), axes["head"])
    for side, letter in SIDES.items():
        for bone, fit in _limbs(source, at, letter).items():
            fits[f"{side}_{bone}"] = fit
    return fits


def _limbs(source: Source, at, letter: str) -> dict[str, _Fit]:
    def head(name: str) -> np.ndarray:
        return at(source.head(f"{name}.{letter}"))

    def tail(name: str) -> np.ndarray:
        return at(source.tail(f"{name}.{letter}"))

    def middle_of(name: str, digits: range, end=source.head) -> np.ndarray:
        return at(sum(end(f"{name.format(digit)}.{letter}") for digit in digits) / len(digits))

    fingers = range(2, 6)
    shoulder, elbow, wrist = head("upperarm01"), head("lowerarm01"), head("wrist")
    hip, knee, ankle = head("upperleg01"), head("lowerleg01"), head("foot")
    knuckles, bends = middle_of("finger{}-1", fingers), middle_of("finger{}-2", fingers)
    tips = middle_of("finger{}-3", fingers, source.tail)
    toes, toe_tips = middle_of("toe{}-1", range(1, 6)), middle_of("toe{}-1", range(1, 6), source.tail)
    arm = (wrist - shoulder) / np.linalg.norm(wrist - shoulder)
    inside = -(elbow - shoulder - arm * ((elbow - shoulder) @ arm))
    thumbwards = head("finger2-1") - head("finger5-1")
    ahead = (toe_tips - ankle) * (1.0, 1.0, 0.0)
    upper, lower = bone_axes(shoulder - elbow, inside), bone_axes(elbow - wrist, inside)
    foot = bone_axes(np.array([0.0, 0.0, 1.0]), ahead)
    hand = bone_axes(wrist - head("finger3-1"), thumbwards)

    def stretch(length_m: float, start: np.ndarray, end: np.ndarray) -> float:
        return length_m / float(np.linalg.norm(end - start))

    forearm = stretch(body.FOREARM_M, elbow, wrist)
    return {
        "clavicle": _Fit(head("clavicle"), np.eye(3)),
        "upper_arm": _Fit(shoulder, upper, stretch(body.UPPER_ARM_M, shoulder, elbow)),
        "forearm": _Fit(elbow, lower, forearm),
        "forearm_twist": _Fit(head("lowerarm02"), lower, forearm),
        "hand": _Fit(wrist, hand),
        "fingers": _Fit(knuckles, bone_axes(knuckles - bends, thumbwards)),
        "fingertips": _Fit(bends, bone_axes(bends - tips, thumbwards)),
        "thumb": _Fit(head("finger1-1"), bone_axes(head("finger1-1") - tail("finger1-3"), thumbwards)),
        "thigh": _Fit(hip, bone_axes(hip - knee, AHEAD), stretch(body.THIGH_M, hip, knee)),
        "shin": _Fit(knee, bone_axes(knee - ankle, ahead + AHEAD * np.linalg.norm(ahead)),
                     stretch(body.SHIN_M, knee, ankle)),
        "foot": _Fit(ankle, foot),
        "toes": _Fit(toes, foot),
    }  # fmt: skip


def _stretches(bone: str, fit: _Fit, source: Source) -> tuple[float, float, float]:
    if bone.endswith(("_foot", "_toes")):
        vertices = _scale(source) * (source.vertices - _hips(source))
        ankle = _scale(source) * (source.head("foot.L") - _hips(source))
        return 1.0, 1.0, -body.HEEL[2] / float(ankle[2] - vertices[:, 2].min())
    return 1.0, 1.0, fit.stretch


def _joints(source: Source, fits: dict[str, _Fit]) -> np.ndarray:
    """Place every bone of the standing body where Supple's skeleton has it."""
    points, axes = arrays(standing())
    middle = (points["left_hip"] + points["right_hip"]) / 2.0
    places = {"pelvis": np.zeros(3), "neck": points["neck"] - middle, "head": points["head"] - middle}
    places |= {name: vertebra_joint(points, axes, name) - middle for name in VERTEBRAE}
    for side, sign in (("left", 1.0), ("right", -1.0)):

        def fit(bone: str, side: str = side) -> _Fit:
            return fits[f"{side}_{bone}"]

        def carried(bone: str, carrier: str, side: str = side) -> np.ndarray:
            """Keep a joint where it lies on its stretched carrier."""
            base, way = fit(carrier), fit(bone).joint - fit(carrier).joint
            turn = base.axes @ np.diag(_stretches(f"{side}_{carrier}", base, source)) @ base.axes.T
            return places[f"{side}_{carrier}"] + turn @ way

        places[f"{side}_clavicle"] = places["T3"] + fit("clavicle").joint - fits["T3"].joint
        places[f"{side}_thigh"] = points[f"{side}_hip"] - middle
        chest = places["T3"] + axes["chest"] @ (np.array(body.SHOULDER) * (1.0, sign, 1.0))
        places[f"{side}_upper_arm"] = chest + axes["chest"] @ np.array([0.0, 0.0, 0.004])
        for bone, carrier in (
            ("forearm", "upper_arm"), ("forearm_twist", "forearm"), ("hand", "forearm"), ("fingers", "hand"),
            ("fingertips", "fingers"), ("thumb", "hand"), ("shin", "thigh"), ("foot", "shin"),
            ("toes", "foot"),
        ):  # fmt: skip
            places[f"{side}_{bone}"] = carried(bone, carrier)
    # T3's own middle is the origin of the shoulders in the solver; its joint is half a vertebra lower.
    lift = axes["T3"][:, 2] * body.VERTEBRA_M[VERTEBRAE.index("T3")] / 2.0
    for side in SIDES:
        for bone in ("upper_arm", "forearm", "forearm_twist", "hand", "fingers", "fingertips", "thumb"):
            places[f"{side}_{bone}"] = places[f"{side}_{bone}"] + lift
    return np.stack([places[bone] for bone in BONES])


def _weights(source: Source, vertices: np.ndarray, fits: dict[str, _Fit]) -> np.ndarray:
    weights, spine = np.zeros((len(vertices), len(BONES))), np.zeros(len(vertices))
    for influence in range(source.weights.shape[1]):
        named = source.bones[:, influence]
        for bone in np.unique(named):
            chosen, label = named == bone, source.labels[bone]
            share = source.weights[chosen, influence]
            if label in SPREAD:
                spine[chosen] += share
            else:
                weights[chosen, INDEX[TAKEN.get(label, "head")]] += share
    heights = np.array([fits[name].joint[2] for name in VERTEBRAE])
    at = np.interp(vertices[:, 2], heights + np.append(np.diff(heights), 0.0225) / 2.0, np.arange(17.0))
    near = largest(np.exp(-0.5 * ((at[:, None] - np.arange(17)) / _SPREAD_SIGMA) ** 2), 3)
    below = np.clip((heights[0] - vertices[:, 2]) / _HIP_BLEND_M, 0.0, 1.0)
    weights[:, INDEX["pelvis"]] += spine * below
    first = INDEX[VERTEBRAE[0]]
    weights[:, first : first + 17] += (spine * (1.0 - below))[:, None] * near
    return largest(weights, 4)


def largest(values: np.ndarray, count: int) -> np.ndarray:
    """Keep the largest `count` of each row, summing to 1."""
    order = np.argsort(-values, axis=1)[:, :count]
    kept = np.zeros_like(values)
    np.put_along_axis(kept, order, np.take_along_axis(values, order, axis=1), axis=1)
    return kept / kept.sum(axis=1, keepdims=True)
