"""From named files to orders: which can be read, where their results go, what is done already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from supple.errors import SuppleError, UsageError
from supple.video.decode import probe
from supple.video.places import REPORT, place_for
from supple.video.running import Order, Outcome, outcome_of, task_key
from supple.video.sources import legible, once, sha256_of
from supple.video.task import Task


def orders(files: Iterable[Path], task: Task, out: Path) -> Iterator[Order | Outcome]:
    """Yield an order for each file that can be read, and an outcome for each that cannot, or is done."""
    taken: set[Path] = set()
    for index, path in enumerate(once(files)):
        try:
            yield _order(index, path, task, (out, taken))
        except SuppleError as error:
            yield Outcome(index, legible(path.name), str(error), error.exit_code)


def _order(index: int, path: Path, task: Task, where: tuple[Path, set[Path]]) -> Order | Outcome:
    out, taken = where
    clip = probe(path)
    if task.starts_at_s is not None and clip.stated_s is not None and task.starts_at_s >= clip.stated_s:
        raise UsageError(
            f"{path} is {clip.stated_s:.0f} s long: no routine begins at {task.starts_at_s:g} s of it.",
            "Give an earlier second with --starts-at.",
        )
    sha256 = sha256_of(path)
    place = place_for(out, path.stem, task_key(sha256, task), taken)
    order = Order(index, path, sha256, task, place, clip.stated_s or 0.0)
    return _earlier(order) if place.found == "finished" else order


def _earlier(order: Order) -> Outcome:
    """Return how an earlier run ended: also a file that breaks off, or has nobody in it, is finished."""
    report = json.loads((order.place.folder / REPORT).read_text(encoding="utf-8"))
    outcome = outcome_of(order, report)
    was = f"was done before: {outcome.sentence}" if outcome.code else "was done before"
    return replace(outcome, sentence=was)
