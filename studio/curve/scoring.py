"""Score the released measure on the test set, beside simple guesses, with intervals by whole bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import rankdata

from studio.curve.features import Sequence, sequences
from studio.curve.simple import GUESSES
from supple.core.sight.curve import CannotTell, Curve, curve_of

DRAWS = 1_000
SEED = 11
Values = dict[str, np.ndarray]
Score = Callable[[Values], float]


@dataclass(frozen=True, slots=True)
class Condition:
    """Which sequences are scored together, by what is known of them."""

    view: str
    name: str
    holds: Callable[[dict[str, Any]], bool]


_PARTS = {
    "arms": ("pelvis_back", "one_behind", "hanging", "chest", "opposite_shoulder", "raised"),
    "cloth": ("tight", "fitted", "loose"),
    "hair": ("short", "bob", "bun", "none"),
    "position": ("standing", "kneeling"),
    "side": ("left", "right"),
}


def conditions() -> list[Condition]:
    """Return every condition of the protocol, the two with an aim first."""
    made = []
    for view, low, high in (("side", 0.0, 15.0), ("15-30 degrees off", 15.0, 30.0)):
        made.append(Condition(view, "total at least 20 degrees", _within(low, high)))
        made.append(Condition(view, "total 10-20 degrees", _within(low, high, small=True)))
    for key, values in _PARTS.items():
        made += [Condition("all", f"{key}: {value}", _where(key, value)) for value in values]
    for low, high in ((18, 25), (25, 30), (30, 38)):
        made.append(Condition("all", f"body mass index {low}-{high}", _heavy(low, high)))
    return made


def scores() -> list[dict[str, Any]]:
    """Return one row of scores for every condition, and one for each simple guess."""
    test = list(sequences("test"))
    answers = [curve_of(one.neutral, one.bent) for one in test]
    rows = [_row("measure", condition, test, answers) for condition in conditions()]
    for name, guess in GUESSES.items():
        guessed = guess(test)
        rows += [_guess_row(name, one, (test, answers), guessed) for one in conditions()[:3:2]]
    return rows


def silence() -> dict[str, Any]:
    """Return how often the measure answers where it should keep silent."""
    counts: dict[str, list[bool]] = {}
    for one in sequences("astray-test"):
        kind = str(one.told["kind"])
        if kind == "off_side":
            kind = "30-45 degrees off" if abs(one.told["off_deg"]) < 45.0 else "more than 45 degrees off"
        counts.setdefault(kind, []).append(isinstance(curve_of(one.neutral, one.bent), Curve))
    return {
        kind: {"sequences": len(told), "answered": round(float(np.mean(told)), 3)}
        for kind, told in sorted(counts.items())
    }


def _row(
    method: str, condition: Condition, test: list[Sequence], answers: list[Curve | CannotTell]
) -> dict[str, Any]:
    chosen = [at for at, one in enumerate(test) if condition.holds(one.told)]
    pairs = [(test[at], answer) for at in chosen if isinstance(answer := answers[at], Curve)]
    values = _values([one for one, _ in pairs], np.array([answer.centroid.value for _, answer in pairs]))
    values["low"] = np.array([answer.centroid.low for _, answer in pairs])
    values["high"] = np.array([answer.centroid.high for _, answer in pairs])
    for name in ("hinge_share", "total_deg"):
        values[f"{name}_told"] = np.array([getattr(answer, name).value for _, answer in pairs])
        values[f"{name}_low"] = np.array([getattr(answer, name).low for _, answer in pairs])
        values[f"{name}_high"] = np.array([getattr(answer, name).high for _, answer in pairs])
    made = _scored(values, {**_SCORES, **_OWN})
    return {
        "method": method, "view": condition.view, "condition": condition.name,
        "n": len({one.told["body"] for one, _ in pairs}), "sequences": len(pairs),
        "abstained": round(1.0 - len(pairs) / max(1, len(chosen)), 3), **made,
    }  # fmt: skip


def _guess_row(
    name: str,
    condition: Condition,
    seen: tuple[list[Sequence], list[Curve | CannotTell]],
    guessed: np.ndarray,
) -> dict[str, Any]:
    test, answers = seen
    chosen = [
        at for at, one in enumerate(test) if condition.holds(one.told) and isinstance(answers[at], Curve)
    ]
    made = _scored(_values([test[at] for at in chosen], guessed[chosen]), _SCORES)
    return {
        "method": name, "view": condition.view, "condition": condition.name,
        "n": len({test[at].told["body"] for at in chosen}), "sequences": len(chosen), **made,
    }  # fmt: skip


def _values(test: list[Sequence], told: np.ndarray) -> Values:
    def known(key: str) -> np.ndarray:
        return np.array([one.told[key] for one in test])

    return {
        "told": told, "body": known("body"), "kind": known("kind"), "centroid": known("centroid"),
        "hinge_share": known("hinge_share"), "total_deg": known("total_deg"),
    }  # fmt: skip


def _scored(values: Values, wanted: dict[str, Score]) -> dict[str, Any]:
    """Return every score with its 95 % interval by bootstrap draws of whole bodies."""
    chance = np.random.default_rng(SEED)
    bodies = np.unique(values["body"])
    places = [np.flatnonzero(values["body"] == body) for body in bodies]
    drawn: dict[str, list[float]] = {name: [] for name in wanted}
    for _ in range(DRAWS if len(bodies) > 1 else 0):
        at = np.concatenate([places[body] for body in chance.integers(0, len(bodies), len(bodies))])
        some = {name: column[at] for name, column in values.items()}
        for name, score in wanted.items():
            drawn[name].append(score(some))
    made: dict[str, Any] = {}
    for name, score in wanted.items():
        value = score(values)
        if not np.isnan(value):
            made[name] = round(value, 3)
            made[f"{name}_95"] = [
                round(float(edge), 3) for edge in np.nanpercentile(drawn[name], (2.5, 97.5))
            ]
    return made


def auc_of(high: np.ndarray, low: np.ndarray) -> float:
    """Return how often one of `high` is above one of `low` (area under the ROC curve); NaN without both."""
    if not len(high) or not len(low):
        return float("nan")
    ranks = rankdata(np.concatenate([high, low]))[: len(high)].sum()
    return float((ranks - len(high) * (len(high) + 1) / 2.0) / (len(high) * len(low)))


def _auc(kind: str) -> Score:
    """Return the area under the ROC curve between a kind of spread and the hinge."""

    def score(values: Values) -> float:
        return auc_of(values["told"][values["kind"] == kind], values["told"][values["kind"] == "hinge"])

    return score


def _mae(told: str, truth: str) -> Score:
    return lambda values: float(np.abs(values[told] - values[truth]).mean())


def _coverage(low: str, high: str, truth: str) -> Score:
    def score(values: Values) -> float:
        return float(((values[low] <= values[truth]) & (values[truth] <= values[high])).mean())

    return score


_SCORES: dict[str, Score] = {
    "auc_even_hinge": _auc("even"),
    "auc_anat_hinge": _auc("anat"),
    "auc_lumbar_hinge": _auc("lumbar"),
    "centroid_mae": _mae("told", "centroid"),
}
_OWN: dict[str, Score] = {
    "interval_coverage": _coverage("low", "high", "centroid"),
    "hinge_share_mae": _mae("hinge_share_told", "hinge_share"),
    "hinge_share_coverage": _coverage("hinge_share_low", "hinge_share_high", "hinge_share"),
    "total_deg_mae": _mae("total_deg_told", "total_deg"),
    "total_deg_coverage": _coverage("total_deg_low", "total_deg_high", "total_deg"),
}


def _within(low: float, high: float, *, small: bool = False) -> Callable[[dict[str, Any]], bool]:
    return lambda told: low <= abs(told["off_deg"]) < high and (told["total_deg"] < 20.0) == small


def _where(key: str, value: str) -> Callable[[dict[str, Any]], bool]:
    return lambda told: told[key] == value and told["total_deg"] >= 20.0


def _heavy(low: float, high: float) -> Callable[[dict[str, Any]], bool]:
    return lambda told: low <= told["bmi"] < high + 0.01 and told["total_deg"] >= 20.0
