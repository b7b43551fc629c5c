"""Fit the curve's coefficients on the training set, with whole bodies held out, and write them.

Ridge regression on what changed from the neutral picture to the bent one: every feature from its median, in
its spread, bounded. Chosen on the training set, among linear and quadratic forms and kernels.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from studio.curve.bodies import SEEDS
from studio.curve.features import FOLDER, Sequence, sequences
from studio.curve.scenes import PLACES, SPREADS
from supple.core.sight.curve import CLIP, features, strangeness
from supple.core.sight.curve_model import TARGETS
from supple.core.sight.curve_words import HALFWAY, USUAL
from supple.core.sight.look import Look
from supple.core.sight.outline import RAYS

FILE = Path(__file__).parents[2] / "src" / "supple" / "core" / "catalogue" / "curve.toml"
PENALTY = 30.0
FOLDS = 10
LEAST_TOTAL_DEG = 14.0
"""So that 19 of 20 who hardly bend get no answer; of bends of 20-25 degrees 1 in 90 gets none either."""
WIDTH = 0.4
"""So that at most 1 in 10 seen from 22-30 degrees off gets no answer, and 1 in 20 from 50-100 gets one."""
LEAN_DEG = 30.0
SHORTEST, LONGEST = 0.8, 1.15
"""The bent line of hips and shoulders in lengths of the neutral one: 99 of 100 in training are inside."""
ARM_DEG = 60.0
"""How far an upper arm may turn from the neutral picture: 98 of 100 in training turn less."""
COVERED = 0.9
STRANGE_SHARE = 0.995
"""How many of the training set's own bends are taken for usual."""
_IQR = 1.349


@dataclass(frozen=True, slots=True)
class Rows:
    """The sequences whose looks both succeeded: `x` (n, features), `y` (n, TARGETS), bodies and truths."""

    x: np.ndarray
    y: np.ndarray
    body: np.ndarray
    truth: dict[str, np.ndarray]
    width: np.ndarray
    told: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Coefficients: `middles` and `spreads` of the features, `weights` (TARGETS, 1 + features)."""

    middles: np.ndarray
    spreads: np.ndarray
    weights: np.ndarray

    def scaled(self, x: np.ndarray) -> np.ndarray:
        """Return features from their median in their spread."""
        return (x - self.middles) / self.spreads

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the targets (n, TARGETS)."""
        return self.weights[:, 0] + np.clip(self.scaled(x), -CLIP, CLIP) @ self.weights[:, 1:].T


def rows(chosen: str, named: Iterable[Sequence] | None = None) -> Rows:
    """Return a set's sequences as numbers."""
    every = [one for one in named or sequences(chosen) if one.neutral and one.bent]
    total = np.array([one.told["total_deg"] for one in every])
    shares = np.array([one.told["shares"] for one in every])
    places = np.array(PLACES)
    thirds = [(shares * ((places > low) & (places <= high))).sum(1) for low, high in
              ((-1.0, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 2.0))]  # fmt: skip
    centroid = np.array([one.told["centroid"] for one in every])
    return Rows(
        x=np.array([features(*_both(one)) for one in every]),
        y=np.stack([*(total * third for third in thirds), total * centroid], axis=1),
        body=np.array([one.told["body"] for one in every]),
        truth={"centroid": centroid, "hinge_share": thirds[0], "total_deg": total},
        width=np.array([(one.neutral.width + one.bent.width) / 2.0 for one in every]),  # type: ignore[union-attr]
        told=[one.told for one in every],
    )


def fit(x: np.ndarray, y: np.ndarray) -> Fitted:
    """Fit the coefficients."""
    low, middle, high = np.percentile(x, (25, 50, 75), axis=0)
    spread = np.maximum((high - low) / _IQR, 1e-6)
    z = np.clip((x - middle) / spread, -CLIP, CLIP)
    mean_z, mean_y = z.mean(axis=0), y.mean(axis=0)
    z = (z - mean_z) / (sd := z.std(axis=0) + 1e-9)
    slopes = np.linalg.solve(z.T @ z + PENALTY * np.eye(z.shape[1]), z.T @ (y - mean_y)) / sd[:, None]
    return Fitted(middle, spread, np.column_stack([mean_y - mean_z @ slopes, slopes.T]))


def held_out(data: Rows, how: Callable[[np.ndarray, np.ndarray], Fitted] = fit) -> np.ndarray:
    """Return the targets of each sequence, predicted by coefficients that have not seen its body."""
    bodies = np.random.default_rng(SEEDS["train"]).permutation(np.unique(data.body))
    made = np.zeros(data.y.shape)
    for fold in range(FOLDS):
        out = np.isin(data.body, bodies[fold::FOLDS])
        made[out] = how(data.x[~out], data.y[~out]).predict(data.x[out])
    return made


def answers(targets: np.ndarray) -> dict[str, np.ndarray]:
    """Return centroid, hinge share and total from predicted targets."""
    total = targets[:, :3].sum(axis=1)
    safe = np.maximum(total, 1.0)
    return {
        "centroid": np.clip(targets[:, 3] / safe, 0.0, 1.0),
        "hinge_share": np.clip(targets[:, 0] / safe, 0.0, 1.0),
        "total_deg": np.clip(total, 0.0, 180.0),
    }


def errors(data: Rows) -> dict[str, list[float]]:
    """Return, of each answer, how far off 90 of 100 are: a constant, for each 1/total, and for each width.

    Split conformal: the form is fitted to the held-out errors, then scaled until it covers 90 of 100.
    """
    made = answers(held_out(data))
    given = made["total_deg"] >= LEAST_TOTAL_DEG
    form = np.column_stack([np.ones(len(data.width)), 1.0 / np.maximum(made["total_deg"], 1.0), data.width])
    halves = {}
    for name, truth in data.truth.items():
        off = np.abs(made[name] - truth)
        shape = _not_below_0(form[given], off[given])
        ratio = np.quantile(off[given] / (form[given] @ shape), COVERED)
        halves[name] = [float(number) for number in ratio * shape]
    return halves


def said() -> dict[str, dict[str, float]]:
    """Return what share of each kind of bend of at least 20 degrees is called low, shared, between."""
    data, halves = rows("train"), errors(rows("train"))["centroid"]
    made = answers(held_out(data))
    half = halves[0] + halves[1] / np.maximum(made["total_deg"], 1.0) + halves[2] * data.width
    low = made["centroid"] + half < USUAL
    shared = ~low & (made["centroid"] - half > HALFWAY)
    kinds = np.array([one["kind"] for one in data.told])
    told = (data.truth["total_deg"] >= 20.0) & (made["total_deg"] >= LEAST_TOTAL_DEG)
    return {
        kind: {
            name: round(float(where[told & (kinds == kind)].mean()), 2)
            for name, where in (("low", low), ("shared", shared), ("between", ~low & ~shared))
        }
        for kind in SPREADS
    }


def parts() -> dict[str, dict[str, float]]:
    """Return the centroid's mean held-out error by what is looked at, for bends of at least 20 degrees."""
    data, rays = rows("train"), 2 * RAYS
    told = data.truth["total_deg"] >= 20.0
    every = np.arange(data.x.shape[1])
    chosen = {"all": every, "outline alone": every[:rays], "back's outline alone": every[:RAYS],
              "landmarks alone": every[rays:]}  # fmt: skip
    made = {}
    for name, columns in chosen.items():
        centroid = answers(held_out(replace(data, x=data.x[:, columns])))["centroid"]
        made[name] = {"centroid_mae": round(float(np.abs(centroid - data.truth["centroid"])[told].mean()), 3)}
    return made


def write() -> None:
    """Fit on the training set and write the coefficients' file."""
    data = rows("train")
    fitted = fit(data.x, data.y)
    strange = [strangeness(row) for row in fitted.scaled(data.x)]
    limits = {
        "least_total_deg": LEAST_TOTAL_DEG,
        "width": WIDTH,
        "strangeness": round(float(np.quantile(strange, STRANGE_SHARE)), 2),
        "lean_deg": LEAN_DEG,
        "shortest": SHORTEST,
        "longest": LONGEST,
        "arm_deg": ARM_DEG,
    }
    kept = FILE.read_text(encoding="utf-8").split(MARK)[0]
    FILE.write_text(kept + MARK + _numbers(fitted, limits, errors(data)), encoding="utf-8")


def _not_below_0(form: np.ndarray, off: np.ndarray) -> np.ndarray:
    """Fit a form without negative parts: those are left out one after another."""
    used = list(range(form.shape[1]))
    while True:
        part = np.linalg.lstsq(form[:, used], off, rcond=None)[0]
        if part.min() >= 0.0 or len(used) == 1:
            made = np.zeros(form.shape[1])
            made[used] = part
            return made
        used.pop(int(part.argmin()))


def _numbers(fitted: Fitted, limits: dict[str, float], halves: dict[str, list[float]]) -> str:
    lines = [f'\n[training]\nfeatures_sha256 = "{sha256("train")}"\n', "\n[limits]\n"]
    lines += [f"{name} = {value}\n" for name, value in limits.items()]
    lines.append("\n[errors]\n")
    lines += [f"{name} = {_list(values, 4)}\n" for name, values in halves.items()]
    lines.append("\n[features]\n")
    lines.append(f"middles = {_list(fitted.middles, 4)}\nspreads = {_list(fitted.spreads, 4)}\n")
    lines.append("\n[weights]\n")
    lines += [f"{name} = {_list(row, 3)}\n" for name, row in zip(TARGETS, fitted.weights, strict=True)]
    return "".join(lines)


def sha256(chosen: str) -> str:
    """Return the fingerprint of a set's features."""
    return hashlib.sha256((FOLDER / f"{chosen}.npz").read_bytes()).hexdigest()


def _list(values: Iterable[float], places: int) -> str:
    numbers = [f"{value:.{places}f}".rstrip("0") for value in values]
    parts, line = [], ""
    for number in numbers:
        piece = f"{number}0" if number.endswith(".") else number
        if len(line) + len(piece) > 100:
            parts.append(line)
            line = ""
        line += f"{piece}, "
    return "[\n    " + "\n    ".join(part.rstrip() for part in [*parts, line]) + "\n]"


def _both(one: Sequence) -> tuple[Look, Look]:
    assert one.neutral
    assert one.bent
    return one.neutral, one.bent


MARK = "# What follows is written by `python -m studio.curve train`.\n"
