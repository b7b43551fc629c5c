"""Where results go: a folder for each file, never over somebody's earlier results."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Literal

from supple.errors import ExchangeError, UnwritableError
from supple.writing import whole

REPORT = "report.json"
FRAMES = "frames.csv"
VIDEO = "annotated.mp4"
CHECKPOINT = "unfinished.landmarks"
TASK = "unfinished.json"

Found = Literal["new", "unfinished", "finished"]


@dataclass(frozen=True, slots=True)
class Place:
    """The folder for one file's results, and what an earlier run left there."""

    folder: Path
    found: Found


def place_for(out: Path, name: str, task: Mapping[str, Any], taken: set[Path]) -> Place:
    """Return the folder `<name>-analysis` below `out`, or the first numbered one that is free.

    A folder that holds the results of the same task (file and parameters) is taken again; one that holds
    anything else is left alone. Raises UnwritableError where there can be no such folder.
    """
    base = out / f"{name}-analysis"
    try:
        free = (folder for folder in numbered(base) if folder not in taken)
        folder, found = next((folder, found) for folder in free if (found := _found(folder, task)))
    except OSError as error:
        raise UnwritableError(base, error) from error
    taken.add(folder)
    return Place(folder, found)


def numbered(base: Path) -> Iterator[Path]:
    """Yield a folder's name and, where that is taken, `-2`, `-3` and so on behind it."""
    yield base
    yield from (base.with_name(f"{base.name}-{number}") for number in count(2))


def begin(place: Place, task: Mapping[str, Any]) -> None:
    """Write down whose the folder is, so that a second run finds it.

    Raises ExchangeError where another run has filled the folder since it was chosen.
    """
    if _found(place.folder, task) is None:
        raise ExchangeError(
            f"{place.folder} was filled by another run meanwhile.",
            "Give the same command again: it takes the next free folder.",
        )
    with whole(place.folder / TASK) as file:
        file.write((json.dumps(task, sort_keys=True) + "\n").encode())


def finish(place: Place) -> None:
    """Take away what only an unfinished run needs."""
    for name in (CHECKPOINT, TASK):
        (place.folder / name).unlink(missing_ok=True)


def _found(folder: Path, task: Mapping[str, Any]) -> Found | None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return "new"
    if _read(folder / TASK) == task:
        return "unfinished"
    report = _read(folder / REPORT)
    if report is None or (folder / TASK).exists():
        return None
    made_with = _at(report, "provenance", "parameters")
    same = (
        isinstance(made_with, dict)
        and made_with.items() >= task["parameters"].items()
        and _at(report, "file", "sha256") == task["sha256"]
        and _at(report, "provenance", "supple") == task["supple"]
        and report.get("ended") != "interrupted"
    )
    return "finished" if same else None


def _at(document: object, *keys: str) -> object:
    """Return what stands at a path of keys; None where a report, maybe somebody else's, has no such place."""
    for key in keys:
        document = document.get(key) if isinstance(document, dict) else None
    return document


def _read(path: Path) -> dict[str, Any] | None:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) else None
