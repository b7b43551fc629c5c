"""Is the answer to "is it helping?" right? Thousands of simulated people, looked at every day."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from bench.helping.people import Scene
from bench.helping.scoring import Job, score
from bench.helping.worsening import Alarms, alarms
from bench.rows import Row
from tools.places import ROOT

SCORES = ROOT / "docs" / "scores" / "helping.json"
# Declared before it was first used; everything was chosen and tuned on other seeds.
SEED = 20261122
AUTOCORRELATIONS = (0.0, 0.2, 0.4, 0.6, 0.8)
EFFECTS = (0.5, 1.0, 2.0)
NULL_PEOPLE, EFFECT_PEOPLE = 1600, 400
APART_NULL_PEOPLE, APART_PEOPLE = 1600, 300
PROCESSES = 2
RIVALS = ("Welch's t-test", "before and after", "regression without autocorrelation")

Cell = dict[str, Any]


def measure() -> Iterator[Row]:
    """Score every scene, keep the scores in docs/scores/helping.json, and yield the main figures."""
    cells = _scored([*_main_jobs(), *_apart_jobs()])
    main, apart = (
        [cell for cell in cells if cell["name"] == "main"],
        [cell for cell in cells if cell["name"] != "main"],
    )
    alarmed = alarms(SEED)
    rows = [*_false_rows(main, apart), *_coverage_rows(main), *_found_rows(main), *_alarm_rows(alarmed)]
    _keep(rows, main, apart)
    yield from rows


def _main_jobs() -> list[Job]:
    scenes = [
        (Scene("main", effect, autocorrelation), EFFECT_PEOPLE if effect else NULL_PEOPLE)
        for effect in (0.0, *EFFECTS)
        for autocorrelation in AUTOCORRELATIONS
    ]
    return [Job(scene, people, (SEED, 1, number)) for number, (scene, people) in enumerate(scenes)]


def _apart_jobs() -> list[Job]:
    scenes = [scene for effect in (0.0, 1.0) for scene in _apart(effect)]
    return [
        Job(scene, APART_PEOPLE if scene.effect else APART_NULL_PEOPLE, (SEED, 2, number))
        for number, scene in enumerate(scenes)
    ]


def _apart(effect: float) -> tuple[Scene, ...]:
    usual = 0.5
    return (
        Scene("starts on a very bad day", effect, 0.8, bad_start_sd=4.0),
        Scene("near the floor", effect, usual, level=(0.0, 2.0)),
        Scene("near the ceiling", effect, usual, level=(8.0, 10.0)),
        Scene("40 % missing by chance", effect, usual, missing=(0.4, 0.4)),
        Scene("missing because of pain", effect, usual, missing=(0.2, 0.4), missing_kind="because of pain"),
        Scene("missing more without it", effect, usual, missing=(0.3, 0.3), missing_kind="by block"),
        Scene("flare-ups", effect, usual, flares=True),
        Scene("comes and goes over three days", effect, usual, slow=True),
        Scene("one day in five not as planned", effect, usual, followed=0.8),
    )


def _scored(jobs: Sequence[Job]) -> list[Cell]:
    """Return each job's scores, in order; two processes, each with one thread for its small matrices."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=fresh) as pool:
        return list(pool.map(score, jobs))


def _pooled(cells: Sequence[Cell], *keys: str) -> float:
    """Return the mean of a share over all people of the cells."""
    values: list[float] = []
    for cell in cells:
        value: Any = cell
        for key in keys:
            value = value[key]
        values.append(float(value) * cell["people"])
    return sum(values) / sum(float(cell["people"]) for cell in cells)


def _without_effect(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if not cell["effect"]]


def _false_rows(main: Sequence[Cell], apart: Sequence[Cell]) -> Iterator[Row]:
    null = _without_effect(main)
    yield Row("people simulated", sum(cell["people"] for cell in (*main, *apart)), "people")
    yield Row("false_helping over 12 weeks of daily looking", _pooled(null, "supple", "helping"), "", 0.05)
    for cell in null:
        name = f"false_helping, autocorrelation {cell['autocorrelation']:g}"
        yield Row(name, cell["supple"]["helping"], "", 0.05)
    for cell in _without_effect(apart):
        yield Row(f"false_helping, {cell['name']}", cell["supple"]["helping"], "", 0.05)
    yield Row("false 'probably helping' or 'helping'", _pooled(null, "supple", "helping_or_probably"), "")
    for rival in RIVALS:
        daily = _pooled(null, "beside", rival, "helping_looking_daily")
        yield Row(f"false_helping of {rival}, looking daily", daily, "")
        once = _pooled(null, "beside", rival, "helping_at_the_end_only")
        yield Row(f"false_helping of {rival}, at the end only", once, "")


def _coverage_rows(main: Sequence[Cell]) -> Iterator[Row]:
    share = _pooled(main, "supple", "plain_interval_covers")
    yield Row("coverage of the plain interval at the declared end", share, "", at_least=0.93)
    yield Row("the same, not too wide", share, "", at_most=0.97)
    for autocorrelation in AUTOCORRELATIONS:
        cells = [cell for cell in main if cell["autocorrelation"] == autocorrelation]
        name = f"coverage, autocorrelation {autocorrelation:g}"
        yield Row(name, _pooled(cells, "supple", "plain_interval_covers"), "", at_least=0.93)
    always = _pooled(main, "supple", "bound_covers_at_every_look")
    yield Row("the always-valid bound holds at every look", always, "", at_least=0.93)
    for rival in RIVALS:
        yield Row(f"coverage of {rival}", _pooled(main, "beside", rival, "interval_covers"), "")


def _found_rows(main: Sequence[Cell]) -> Iterator[Row]:
    for effect in EFFECTS:
        cells = [cell for cell in main if cell["effect"] == effect]
        yield Row(f"effect of {effect:g}: found", _pooled(cells, "supple", "helping"), "")
        either = _pooled(cells, "supple", "helping_or_probably")
        yield Row(f"effect of {effect:g}: found or probable", either, "")
        days = _pooled(cells, "supple", "median_day_of_helping")
        yield Row(f"effect of {effect:g}: half of these by", days, "days")
        wrong = sum(
            cell["supple"]["answers_at_the_end"].get("probably_not_helping", 0) * cell["people"]
            for cell in cells
        ) / sum(cell["people"] for cell in cells)
        yield Row(f"effect of {effect:g}: told 'probably not helping'", wrong, "")


def _alarm_rows(alarmed: Alarms) -> Iterator[Row]:
    yield Row("'getting worse' in 12 steady weeks", alarmed.steady, "")
    yield Row("'getting worse' within two weeks of a rise of 3 points", alarmed.risen, "")


def _keep(rows: Sequence[Row], main: Sequence[Cell], apart: Sequence[Cell]) -> None:
    made = {
        "made_by": "python -m bench helping",
        "seed": SEED,
        "figures": {row.name: round(row.value, 4) for row in rows},
        "main": main,
        "apart": apart,
    }
    SCORES.parent.mkdir(exist_ok=True)
    SCORES.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
