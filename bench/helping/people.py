"""Simulated people whose true effect is known: pain a day, as it would be told at a fixed time.

Pain = level + trend + weekday + first-order autocorrelated scatter - effect, in whole numbers of 0 to 10. The
scatter has a standard deviation of .8 to 1.6 points a person, whatever the autocorrelation. Everybody starts
on a worse day than usual, so that pain eases at first by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from supple.helping.experiment import Shape
from supple.helping.series import Flags, Floats

Missing = Literal["by chance", "because of pain", "by block"]

SHAPE = Shape()
DAYS = SHAPE.pairs * 2 * SHAPE.block_days
FADES_DAYS = 3.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What a group of people has in common; from the ranges `level` and `missing` each gets their own."""

    name: str
    effect: float
    autocorrelation: float
    level: tuple[float, float] = (2.0, 7.5)
    bad_start_sd: float = 1.5
    missing: tuple[float, float] = (0.0, 0.4)
    missing_kind: Missing = "by chance"
    flares: bool = False
    slow: bool = False
    followed: float = 1.0


@dataclass(frozen=True, slots=True)
class People:
    """Pain told, (people, days) with NaN where not; pain if never and if always; and the truth.

    `true` is the effect on the told scale, (people,): always minus never, rounded and clipped, on average.
    """

    told: Floats
    never: Floats
    always: Floats
    missing: Flags = field(repr=False)
    signs: Floats
    with_it: Floats
    true: Floats


def simulate(scene: Scene, count: int, chance: np.random.Generator) -> People:
    """Return `count` people of a scene."""
    signs = chance.choice([-1.0, 1.0], (count, SHAPE.pairs))
    order = np.stack([signs, -signs], axis=2).reshape(count, -1) > 0
    with_it = np.repeat(order, SHAPE.block_days, axis=1).astype(np.float64)
    never_exactly = _untouched(scene, count, chance)
    done = np.where(chance.random(with_it.shape) < scene.followed, with_it, 1 - with_it)
    told = _as_told(never_exactly - scene.effect * _felt(scene, done, chance))
    never, always = _as_told(never_exactly), _as_told(never_exactly - scene.effect)
    missing = _missing(scene, told, with_it, chance)
    true = (always - never).mean(axis=1)
    return People(np.where(missing, np.nan, told), never, always, missing, signs, with_it, true)


def _as_told(pain: Floats) -> Floats:
    told: Floats = np.clip(np.round(pain), 0, 10)
    return told


def _untouched(scene: Scene, count: int, chance: np.random.Generator) -> Floats:
    """Return the exact pain of days without any effect, (people, days)."""
    day = np.arange(DAYS)
    level = chance.uniform(*scene.level, (count, 1))
    change = chance.uniform(-2.5, 1.0, (count, 1))
    path = np.where(chance.random((count, 1)) < 0.5, day / DAYS, 1 - np.exp(-day / 20))
    weekday = chance.normal(size=(count, 7)) * chance.uniform(0, 0.6, (count, 1))
    scatter = _autocorrelated(scene, count, chance)
    if scene.flares:
        scatter = scatter + _flares(count, chance)
    pain: Floats = level + change * path + weekday[:, day % 7] + scatter
    return pain


def _autocorrelated(scene: Scene, count: int, chance: np.random.Generator) -> Floats:
    sd = chance.uniform(0.8, 1.6, count)
    news = chance.normal(size=(count, DAYS)) * (sd * np.sqrt(1 - scene.autocorrelation**2))[:, None]
    scatter = np.empty((count, DAYS))
    scatter[:, 0] = sd * chance.normal(scene.bad_start_sd, 0.7, count)
    for day in range(1, DAYS):
        scatter[:, day] = scene.autocorrelation * scatter[:, day - 1] + news[:, day]
    return scatter


def _flares(count: int, chance: np.random.Generator) -> Floats:
    """Return flare-ups: about one in four weeks, of 2 to 5 points, for two to eight days."""
    flares = np.zeros((count, DAYS))
    for person, day in np.argwhere(chance.random((count, DAYS)) < 1 / 28):
        flares[person, day : day + int(chance.integers(2, 9))] += chance.uniform(2, 5)
    return flares


def _felt(scene: Scene, done: Floats, chance: np.random.Generator) -> Floats:
    """Return the share of the effect that is felt each day.

    For half of the people a change is felt by half on its first day; in a slow scene it comes and goes by
    e^-1 in three days.
    """
    keep = np.exp(-1 / FADES_DAYS) if scene.slow else 0.0
    felt = done.copy()
    for day in range(1, DAYS if scene.slow else 0):
        felt[:, day] = keep * felt[:, day - 1] + (1 - keep) * done[:, day]
    if scene.slow:
        return felt
    carried = chance.choice([0.0, 0.5], (len(done), 1))
    before = np.concatenate([np.zeros((len(done), 1)), done[:, :-1]], axis=1)
    shared: Floats = (1 - carried) * felt + carried * before
    return shared


def _missing(scene: Scene, told: Floats, with_it: Floats, chance: np.random.Generator) -> Flags:
    rate: npt.NDArray[np.float64] = chance.uniform(*scene.missing, (len(told), 1)) * np.ones_like(told)
    if scene.missing_kind == "because of pain":
        odds = rate / (1 - rate) * np.exp(told - told.mean(axis=1, keepdims=True))
        rate = odds / (1 + odds)
    elif scene.missing_kind == "by block":
        rate = rate * np.where(with_it > 0, 0.5, 1.5)
    gone: Flags = chance.random(told.shape) < rate
    return gone
