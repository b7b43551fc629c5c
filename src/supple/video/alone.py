"""One run at a time in a folder of results."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supple import locking
from supple.errors import ExchangeError


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for this run; raises ExchangeError while another run holds it.

    The folder itself is locked, so that nothing is left behind. Windows, and some network drives, have no
    such lock: there two runs on one folder are not kept apart.
    """
    if not locking.POSSIBLE:  # nor can a folder be opened there
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        locking.lock(handle)
    except BlockingIOError as error:
        raise ExchangeError(
            f"Another run is writing into {folder}.",
            "Wait until it has ended, or choose another folder with --out.",
        ) from error
    except OSError:
        return  # a drive without locks
