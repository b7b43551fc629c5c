"""The curve's measure against reference values, on footage of people: the scores of the protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from supple.core.sight.curve import CannotTell, Curve, curve_of
from supple.core.sight.curve_model import model
from supple.core.sight.look import steady
from supple.errors import VideoError
from supple.video.decode import pictures
from supple.video.outlining import Whereabouts, looks_at, whereabouts
from supple.video.pose import PoseFinder, Settings
from supple.video.reference import Reference

AROUND_S = 0.15
"""Pictures so near a given moment are looked at, and their middle is taken."""
HINGE, SPREAD_OUT = 0.9, 0.6
"""A reference hinge share of at least HINGE is a hinge; one below SPREAD_OUT is none."""
DRAWS, SEED = 1_000, 11
Pair = tuple[Reference, Curve]
Score = Callable[[Sequence[Pair]], float | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the measure says of one bend."""

    reference: Reference
    told: Curve | CannotTell


def answers(named: Iterable[Reference], tell: Callable[[str], None]) -> list[Answer]:
    """Measure every bend, file by file.

    Raises VideoError where a file cannot be used, or ends before a moment that the reference names.
    """
    made = []
    by_file = sorted(named, key=lambda one: (str(one.file), one.bent_s))
    for file, bends in groupby(by_file, key=lambda one: one.file):
        tell(str(file))
        made += _answered(file, list(bends))
    return made


def scores(told: Sequence[Answer]) -> dict[str, Any]:
    """Return the scores of all bends, each with its 95 % interval by draws of whole people."""
    pairs = [(one.reference, one.told) for one in told if isinstance(one.told, Curve)]
    silent = [one.told.why for one in told if isinstance(one.told, CannotTell)]
    made: dict[str, Any] = {
        "method": model().version,
        "n": len({reference.person for reference, _ in pairs}),
        "bends": len(told),
        "answered": len(pairs),
        "abstained": round(len(silent) / len(told), 3),
        "abstained_because": {why: silent.count(why) for why in sorted(set(silent))},
    }
    for name, score in SCORES.items():
        value = score(pairs) if pairs else None
        if value is not None:
            made[name] = round(value, 3)
            made[f"{name}_95"] = _interval(pairs, score)
    return made


def _answered(file: Path, bends: list[Reference]) -> list[Answer]:
    moments = [moment for bend in bends for moment in (bend.neutral_s, bend.bent_s)]
    postures = _postures(file, moments)
    looks = [steady(some) if some else None for some in looks_at(file, postures)]
    pairs = zip(bends, looks[0::2], looks[1::2], strict=True)
    return [Answer(bend, curve_of(neutral, bent)) for bend, neutral, bent in pairs]


def _postures(file: Path, moments: Sequence[float]) -> list[list[Whereabouts]]:
    """Find the body about each moment; whoever is largest in the picture is meant."""
    found: list[list[Whereabouts]] = [[] for _ in moments]
    last_s = 0.0
    with PoseFinder(Settings()) as finder:
        for picture in pictures(file):
            last_s = picture.time_s
            near = [at for at, moment in enumerate(moments) if abs(moment - last_s) <= AROUND_S]
            frame = finder.find(picture) if near else None
            place = whereabouts(frame, 0) if frame is not None and frame.bodies else None
            for at in near if place is not None else ():
                found[at].append(place)  # type: ignore[arg-type]
    if max(moments) > last_s + AROUND_S:
        late = f"{file} ends at {last_s:.1f} s, but a bend is said to be at {max(moments):.1f} s."
        raise VideoError(late, "Correct neutral_s or bent_s.")
    return found


def _interval(pairs: Sequence[Pair], score: Score) -> list[float] | None:
    people = sorted({reference.person for reference, _ in pairs})
    if len(people) < 2:
        return None
    of = {person: [pair for pair in pairs if pair[0].person == person] for person in people}
    chance, drawn = np.random.default_rng(SEED), []
    for _ in range(DRAWS):
        some = [pair for at in chance.integers(0, len(people), len(people)) for pair in of[people[at]]]
        if (value := score(some)) is not None:
            drawn.append(value)
    return [round(float(edge), 3) for edge in np.percentile(drawn, (2.5, 97.5))] if drawn else None


def _error(name: str) -> Score:
    def score(pairs: Sequence[Pair]) -> float | None:
        known = [(getattr(told, name).value, getattr(reference, name)) for reference, told in pairs]
        off = [abs(value - truth) for value, truth in known if truth is not None]
        return sum(off) / len(off) if off else None

    return score


def _coverage(name: str) -> Score:
    def score(pairs: Sequence[Pair]) -> float | None:
        known = [(getattr(told, name), getattr(reference, name)) for reference, told in pairs]
        held = [between.low <= truth <= between.high for between, truth in known if truth is not None]
        return sum(held) / len(held) if held else None

    return score


def _auc(pairs: Sequence[Pair]) -> float | None:
    """Return how often a bend that is no hinge has the higher centroid than one that is."""
    known = [(told.centroid.value, reference.hinge_share) for reference, told in pairs]
    hinges = [value for value, share in known if share is not None and share >= HINGE]
    others = [value for value, share in known if share is not None and share < SPREAD_OUT]
    if not hinges or not others:
        return None
    wins = sum((other > hinge) + 0.5 * (other == hinge) for other in others for hinge in hinges)
    return float(wins / (len(hinges) * len(others)))


SCORES: dict[str, Score] = {
    "auc_spread_hinge": _auc,
    "centroid_mae": _error("centroid"),
    "interval_coverage": _coverage("centroid"),
    "hinge_share_mae": _error("hinge_share"),
    "hinge_share_coverage": _coverage("hinge_share"),
    "total_deg_mae": _error("total_deg"),
    "total_deg_coverage": _coverage("total_deg"),
}
