"""Who uses a data folder: many servers may, but restoring and forgetting want it alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supple.errors import ExchangeError
from supple.web import folder

LOCK_FILE = "lock"


@contextmanager
def held(path: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the data folder for as long as the block runs; the system lets go when the process ends.

    Raises:
        ExchangeError: another process holds it, and one of the two wants to be alone.
        DataFolderError: the folder cannot be written to.
    """
    try:
        handle = os.open(path / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise folder.trouble(path, error) from error
    try:
        _lock(handle, path, alone=alone)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, path: Path, *, alone: bool) -> None:
    # Windows itself refuses to move or delete a database that a server has opened.
    if sys.platform != "win32":
        import fcntl

        kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise in_use(path) from error
        except OSError as error:
            raise folder.trouble(path, error) from error


def in_use(path: Path) -> ExchangeError:
    """Return the error that says that another Supple uses the folder."""
    return ExchangeError(
        f"Another Supple is using {path}.", "Stop it first (Ctrl+C where it runs), then try again."
    )
