"""From named files to orders: which can be read, where their results go, what is done already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from supple.errors import ExchangeError, SuppleError, UsageError
from supple.video.decode import probe
from supple.video.places import REPORT, place_for, sha256_of
from supple.video.running import Order, Outcome, task_key
from supple.video.task import Task


def orders(files: Iterable[Path], task: Task, out: Path) -> Iterator[Order | Outcome]:
    """Yield an order for each file that can be read, and an outcome for each that cannot, or is done."""
    taken: set[Path] = set()
    for index, path in enumerate(_once(files)):
        try:
            yield _order(index, path, task, (out, taken))
        except SuppleError as error:
            yield Outcome(index, path.name, str(error), error.exit_code)
        except OSError as error:
            yield Outcome(
                index, path.name, f"{path} cannot be read: {error.strerror}.", ExchangeError.exit_code
            )


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
    report = json.loads((order.place.folder / REPORT).read_text(encoding="utf-8"))
    parts = [part for movement in report["movements"] for part in movement["parts"]]
    return Outcome(
        index=order.index,
        name=order.path.name,
        sentence="was done before",
        folder=order.place.folder,
        seconds=report["seen"]["seconds"],
        seen=sum(part["seen"] for part in parts),
        judged=sum(part["judged"] for part in parts),
        abstained=sum(part["abstained"] for part in parts),
    )


def _once(files: Iterable[Path]) -> Iterator[Path]:
    return iter({path.resolve(): path for path in files}.values())
