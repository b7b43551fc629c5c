"""Whole spine or hinge: where along the spine a person bends back, from one picture at ease and one bent.

The measure is linear: what changed in the outline and the landmarks, times coefficients that were fitted to
computed bodies (`core/catalogue/curve.toml` says how). It was tested on computed bodies only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from supple.core.sight.curve_model import Error, Model, model
from supple.core.sight.look import Look

Why = Literal[
    "no_neutral", "poor_outline", "off_side", "not_upright", "moved", "arms_moved", "too_small", "unusual"
]
CLIP, UNUSUAL = 2.5, 6.0


@dataclass(frozen=True, slots=True)
class Between:
    """A value with the interval that should hold the truth in 90 of 100 cases."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """How the bending back is spread over the spine.

    `centroid` is 0 at the sacrum, 1 at the neck; `hinge_share` is the lowest third's part, 0 to 1;
    `total_deg` all of it. `thirds_deg` are the three thirds' degrees from the lowest up, for drawing.
    """

    centroid: Between
    hinge_share: Between
    total_deg: Between
    thirds_deg: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class CannotTell:
    """No answer, and why."""

    why: Why


def curve_of(neutral: Look | None, bent: Look | None, by: Model | None = None) -> Curve | CannotTell:
    """Tell how a bend from `neutral` to `bent` is spread; both by one camera that did not move."""
    by = by or model()
    if neutral is None:
        return CannotTell("no_neutral")
    if bent is None:
        return CannotTell("poor_outline")
    if why := _not_comparable(neutral, bent, by):
        return CannotTell(why)
    values = scaled(features(neutral, bent), by)
    low, middle, high, moment = (_times(weights, values) for weights in by.weights)
    total = low + middle + high
    if total < by.limits["least_total_deg"]:
        return CannotTell("too_small")
    if strangeness(values) > by.limits["strangeness"]:
        return CannotTell("unusual")
    seen = (total, (neutral.width + bent.width) / 2.0)
    return Curve(
        centroid=_between(moment / total, by.errors["centroid"], seen, (0.0, 1.0)),
        hinge_share=_between(low / total, by.errors["hinge_share"], seen, (0.0, 1.0)),
        total_deg=_between(total, by.errors["total_deg"], seen, (0.0, 180.0)),
        thirds_deg=(max(low, 0.0), max(middle, 0.0), max(high, 0.0)),
    )


def features(neutral: Look, bent: Look) -> tuple[float, ...]:
    """Return what changed, in lengths of the neutral line; the lean in tens of degrees."""
    length = neutral.length
    changed = ((after - before) / length for before, after in zip(_all(neutral), _all(bent), strict=True))
    return (*changed, (bent.lean_deg - neutral.lean_deg) / 10.0)


def scaled(values: Sequence[float], by: Model) -> tuple[float, ...]:
    """Return features from their usual value in their usual spread."""
    return tuple(
        (value - middle) / spread
        for value, middle, spread in zip(values, by.middles, by.spreads, strict=True)
    )


def strangeness(values: Sequence[float]) -> float:
    """Return how far scaled features are from what is usual: their mean square, each bounded."""
    return sum(min(UNUSUAL, abs(value)) ** 2 for value in values) / len(values)


def _all(one: Look) -> tuple[float, ...]:
    return (*one.back, *one.front, *one.points, one.length)


def _times(weights: Sequence[float], values: Sequence[float]) -> float:
    """Add up the features, each bounded: an arm before the back is an edge far away, and no more."""
    return weights[0] + sum(
        weight * max(-CLIP, min(CLIP, value)) for weight, value in zip(weights[1:], values, strict=True)
    )


def _not_comparable(neutral: Look, bent: Look, by: Model) -> Why | None:
    """Return what makes two looks no pair of an upright person and the same one bent."""
    limits = by.limits
    if max(neutral.width, bent.width) > limits["width"]:
        return "off_side"
    if abs(neutral.lean_deg) > limits["lean_deg"]:
        return "not_upright"
    if not limits["shortest"] <= bent.length / neutral.length <= limits["longest"]:
        return "moved"
    turned = abs((bent.arm_deg - neutral.arm_deg + 180.0) % 360.0 - 180.0)
    return "arms_moved" if turned > limits["arm_deg"] else None


def _between(value: float, error: Error, seen: tuple[float, float], ends: tuple[float, float]) -> Between:
    total, width = seen
    half = error[0] + error[1] / total + error[2] * width
    inside = min(max(value, ends[0]), ends[1])
    return Between(inside, max(value - half, ends[0]), min(value + half, ends[1]))
