"""What is guessed without the measure: straight lines through one number, fitted on the training set."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from studio.curve.features import Sequence, sequences
from studio.curve.training import answers, fit, rows
from supple.core.sight.look import Look
from supple.core.sight.outline import PLACES

Guess = Callable[[list[Sequence]], np.ndarray]
_SHUFFLE_SEED = 5


def _lean_deg(neutral: Look, bent: Look) -> float:
    return bent.lean_deg - neutral.lean_deg


def _ear_deg(neutral: Look, bent: Look) -> float:
    """Return how the angle from ear to shoulder to hip changed, of the nearer side."""
    return _ear_angle(bent) - _ear_angle(neutral)


def _ear_angle(one: Look) -> float:
    ear, shoulder, hip = (np.array(one.points[at : at + 2]) for at in (0, 4, 8))
    up, down = ear - shoulder, hip - shoulder
    return float(np.degrees(np.arctan2(up[0] * down[1] - up[1] * down[0], up @ down)) % 360.0)


def _low_share(neutral: Look, bent: Look) -> float:
    """Return the lowest third's share of how the back's outline turned, from hips to shoulders."""
    change = np.diff(_slopes(bent) - _slopes(neutral))
    total = change.sum()
    return float(np.clip(change[: len(change) // 3].sum() / total, -1.0, 2.0)) if abs(total) > 0.1 else 0.5


def _slopes(one: Look) -> np.ndarray:
    trunk = [ray for ray, at in enumerate(PLACES) if 0.0 <= at <= 1.0]
    back = np.convolve(np.array(one.back)[trunk] / one.length, np.ones(3) / 3.0, mode="valid")
    return np.arctan(np.diff(back) / (PLACES[1] - PLACES[0]))


def _line(number: Callable[[Look, Look], float]) -> Guess:
    def guess(test: list[Sequence]) -> np.ndarray:
        known = [one for one in sequences("train") if one.neutral and one.bent]
        x = np.array([number(one.neutral, one.bent) for one in known])  # type: ignore[arg-type]
        y = np.array([one.told["centroid"] for one in known])
        slope, start = np.polyfit(x, y, 1)
        return np.array(
            [
                start + slope * number(one.neutral, one.bent) if one.neutral and one.bent else np.nan
                for one in test
            ]
        )

    return guess


def _mean(test: list[Sequence]) -> np.ndarray:
    return np.full(len(test), np.mean([one.told["centroid"] for one in sequences("train")]))


def _shuffled(test: list[Sequence]) -> np.ndarray:
    known = rows("train")
    mixed = np.random.default_rng(_SHUFFLE_SEED).permutation(len(known.y))
    fitted = fit(known.x, known.y[mixed])
    made = np.full(len(test), np.nan)
    seen = [at for at, one in enumerate(test) if one.neutral and one.bent]
    made[seen] = answers(fitted.predict(rows("test", [test[at] for at in seen]).x))["centroid"]
    return made


GUESSES: Mapping[str, Guess] = {
    "the training mean": _mean,
    "lean of the shoulder-hip line": _line(_lean_deg),
    "ear-shoulder-hip angle": _line(_ear_deg),
    "lowest third's share of the outline's turning": _line(_low_share),
    "shuffled labels": _shuffled,
}
