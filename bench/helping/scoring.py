"""Ask for the answer for every simulated person of a scene, and count how often it is right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bench.helping.people import DAYS, SHAPE, People, Scene, simulate
from bench.helping.rivals import said
from supple.helping.answering import PROBABLY_CHANCE, clear
from supple.helping.effect import HELPING_CHANCE, plain
from supple.helping.experiment import Block, Experiment
from supple.helping.orders import BENEFIT, HARM, first_surprise, looks_at
from supple.helping.series import Floats

A_MONDAY = dt.date(2026, 1, 5)
PAIR_DAYS = 2 * SHAPE.block_days


@dataclass(frozen=True, slots=True)
class Job:
    """A scene, how many people, and where their chance comes from."""

    scene: Scene
    people: int
    seed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one person was told over 12 weeks of daily looking.

    `helping_day` and `probably_day` are the first days on which it was said, 0 for never.
    """

    answer: str
    helping_day: int
    probably_day: int
    covered: bool
    bound_covered: bool
    estimate: float
    width: float


def score(job: Job) -> dict[str, Any]:
    """Return the counts of one scene as plain data for the score file."""
    people = simulate(job.scene, job.people, np.random.default_rng(job.seed))
    outcomes = [_outcome(people, number) for number in range(job.people)]
    ours = {
        "helping": _share(outcome.helping_day > 0 for outcome in outcomes),
        "helping_or_probably": _share(outcome.helping_day + outcome.probably_day > 0 for outcome in outcomes),
        "median_day_of_helping": _median(
            [outcome.helping_day for outcome in outcomes if outcome.helping_day]
        ),
        "plain_interval_covers": _share(outcome.covered for outcome in outcomes),
        "bound_covers_at_every_look": _share(outcome.bound_covered for outcome in outcomes),
        "mean_error": _mean(
            [outcome.estimate - true for outcome, true in zip(outcomes, people.true, strict=True)]
        ),
        "mean_width": _mean([outcome.width for outcome in outcomes]),
        "answers_at_the_end": {
            answer: _share(outcome.answer == answer for outcome in outcomes)
            for answer in sorted({outcome.answer for outcome in outcomes})
        },
    }
    return {
        **asdict(job.scene),
        "people": job.people,
        "mean_true_effect_on_the_told_scale": _mean(list(people.true)),
        "supple": ours,
        "beside": _beside(people),
    }


def experiment_of(signs: Floats) -> Experiment:
    """Return the experiment in which the coins fell so."""
    order = [bool(value > 0) for sign in signs for value in (sign, -sign)]
    blocks = tuple(
        Block(A_MONDAY + dt.timedelta(days=number * SHAPE.block_days), SHAPE.block_days, with_it)
        for number, with_it in enumerate(order)
    )
    return Experiment("routine", "evening", blocks, A_MONDAY, 0)


def _outcome(people: People, number: int) -> Outcome:
    experiment = experiment_of(people.signs[number])
    told, true = people.told[number], float(people.true[number])
    looks = looks_at(experiment, told, SHAPE.pairs)
    found = plain(experiment, told)
    if found is None:
        return Outcome("too_soon", 0, 0, covered=False, bound_covered=True, estimate=0.0, width=20.0)
    finding = clear(looks, found.value)
    wrong_ends = [first_surprise(looks, direction, HELPING_CHANCE, true) for direction in (BENEFIT, HARM)]
    return Outcome(
        finding.answer if finding else "no_clear_difference",
        (first_surprise(looks, BENEFIT, HELPING_CHANCE) or 0) * PAIR_DAYS,
        (first_surprise(looks, BENEFIT, PROBABLY_CHANCE) or 0) * PAIR_DAYS,
        found.low <= true <= found.high,
        wrong_ends == [None, None],
        found.value,
        found.high - found.low,
    )


def _beside(people: People) -> dict[str, dict[str, float]]:
    told = {}
    for name, one in said(people).items():
        helping = one.helping()
        told[name] = {
            "helping_looking_daily": _share(helping.any(axis=1)),
            "helping_at_the_end_only": _share(helping[:, DAYS - 1]),
            "interval_covers": _share(one.covers(people.true)),
        }
    return told


def _share(values: Iterable[object]) -> float:
    return round(float(np.mean([bool(value) for value in values])), 4)


def _mean(values: list[float]) -> float:
    return round(float(np.mean(values)), 3)


def _median(values: list[int]) -> float | None:
    return float(np.median(values)) if values else None
