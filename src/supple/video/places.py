"""Where results go: a folder for each file, never over somebody's earlier results."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import IO, Any, Literal

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
    anything else is left alone.
    """
    number = 1
    while True:
        folder = out / (f"{name}-analysis" if number == 1 else f"{name}-analysis-{number}")
        found = None if folder in taken else _found(folder, task)
        if found is not None:
            taken.add(folder)
            return Place(folder, found)
        number += 1


def sha256_of(path: Path) -> str:
    """Return the file's SHA-256 as hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def begin(place: Place, task: Mapping[str, Any]) -> None:
    """Write down whose the folder is, so that a second run finds it."""
    with whole(place.folder / TASK) as file:
        file.write((json.dumps(task, sort_keys=True) + "\n").encode())


def finish(place: Place) -> None:
    """Take away what only an unfinished run needs."""
    for name in (CHECKPOINT, TASK):
        (place.folder / name).unlink(missing_ok=True)


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that gets its name only when everything has been written."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _found(folder: Path, task: Mapping[str, Any]) -> Found | None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return "new"
    if _read(folder / TASK) == task:
        return "unfinished"
    report = _read(folder / REPORT)
    if report is None or (folder / TASK).exists():
        return None
    made_with = report.get("provenance", {}).get("parameters", {})
    same = made_with.items() >= task.get("parameters", {}).items()
    same = same and report.get("file", {}).get("sha256") == task.get("sha256")
    same = same and report.get("provenance", {}).get("supple") == task.get("supple")
    return "finished" if same and report.get("ended") != "interrupted" else None


def _read(path: Path) -> dict[str, Any] | None:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) else None
