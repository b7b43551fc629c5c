"""Who uses a data folder: many servers may, restoring and forgetting want it alone, starting takes turns."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supple import locking
from supple.errors import ExchangeError
from supple.web import folder

LOCK_FILE = "lock"
TURN_FILE = "turn"
LONGEST_TURN_S = 60.0
LOOK_AGAIN_S = 0.05


@contextmanager
def held(path: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the data folder for as long as the block runs; the system lets go when the process ends.

    Raises:
        ExchangeError: another process holds it, and one of the two wants to be alone.
        DataFolderError: the folder cannot be written to.
    """
    with _opened(path, LOCK_FILE) as handle:
        _lock(handle, path, alone=alone)
        yield


@contextmanager
def turn(path: Path, longest_s: float = LONGEST_TURN_S) -> Iterator[None]:
    """Let only one process at a time run the block; the others wait until it is done, or has ended.

    Raises:
        ExchangeError: another process has not come to an end after `longest_s`.
        DataFolderError: the folder cannot be written to.
    """
    with _opened(path, TURN_FILE) as handle:
        give_up_s = time.monotonic() + longest_s
        while True:
            try:
                _lock(handle, path, alone=True)
                break
            except ExchangeError:
                if time.monotonic() >= give_up_s:
                    raise
            time.sleep(LOOK_AGAIN_S)
        yield


@contextmanager
def _opened(path: Path, name: str) -> Iterator[int]:
    try:
        handle = os.open(path / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise folder.trouble(path, error) from error
    try:
        yield handle
    finally:
        os.close(handle)


def _lock(handle: int, path: Path, *, alone: bool) -> None:
    # Where there is no lock, on Windows, the system itself refuses to move or delete an open database.
    try:
        locking.lock(handle, alone=alone)
    except BlockingIOError as error:
        raise in_use(path) from error
    except OSError as error:
        raise folder.trouble(path, error) from error


def in_use(path: Path) -> ExchangeError:
    """Return the error that says that another Supple uses the folder."""
    return ExchangeError(
        f"Another Supple is using {path}.", "Stop it first (Ctrl+C where it runs), then try again."
    )
