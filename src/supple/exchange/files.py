"""Files that appear whole under their name, or not at all, and never take the place of another."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supple.errors import ExchangeError, UnwritableError

UNFINISHED = ".supple-unfinished-"


def stamp(now: dt.datetime) -> str:
    """Return the moment in UTC as a part of a file's name."""
    return f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give a file to write to, for its owner alone; when that went well, name it `target`.

    Raises:
        ExchangeError: there is something at `target`, or it cannot be written.
    """
    part: Path | None = None
    with _said(target):
        try:
            handle, name = tempfile.mkstemp(dir=_parent(target), prefix=UNFINISHED)
            os.close(handle)
            part = Path(name)
            yield part
            sync(part)
            _name(part, target)
            sync(target.parent)
        finally:
            if part is not None:
                part.unlink(missing_ok=True)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give a folder to fill, for its owner alone; when that went well, name it `target`.

    Raises:
        ExchangeError: there is something at `target`, or it cannot be written.
    """
    part: Path | None = None
    with _said(target):
        try:
            part = Path(tempfile.mkdtemp(dir=_parent(target), prefix=UNFINISHED))
            yield part
            for file in (*part.iterdir(), part):
                sync(file)
            if os.path.lexists(target):
                raise _taken(target)
            part.rename(target)
            sync(target.parent)
        finally:
            if part is not None:
                shutil.rmtree(part, ignore_errors=True)


def sync(path: Path) -> None:
    """Wait until the file, or the names in the folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _parent(target: Path) -> Path:
    if os.path.lexists(target):
        raise _taken(target)
    return target.parent


def _name(part: Path, target: Path) -> None:
    # Linking, unlike renaming, never takes the place of a file that has come meanwhile.
    try:
        os.link(part, target)
    except OSError as error:
        if os.path.lexists(target):
            raise _taken(target) from error
        part.rename(target)  # a file system without hard links (an exFAT stick)


def _taken(target: Path) -> ExchangeError:
    return ExchangeError(
        f"There is something at {target} already; it has been left as it is.", "Give another name."
    )


@contextmanager
def _said(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableError(target, error) from error
