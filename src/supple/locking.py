"""Lock an open file or folder: the system lets go when it is closed, or its process ends."""

from __future__ import annotations

import sys

POSSIBLE = sys.platform != "win32"
"""Whether this system has such a lock; where it has none, nobody is kept apart."""


def lock(handle: int, *, alone: bool = True) -> None:
    """Lock an open file or folder without waiting, alone or together with others.

    Raises:
        BlockingIOError: somebody else holds it.
        OSError: the drive has no locks.
    """
    if POSSIBLE:
        import fcntl

        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
