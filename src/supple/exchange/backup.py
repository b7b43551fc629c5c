"""`supple backup`: the whole database in one file, made while the server runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supple.errors import DataFolderError, ExchangeError
from supple.exchange import copies, diary, files
from supple.web import holding, startup


def back_up(target: Path, now: dt.datetime) -> int:
    """Write a whole copy of the database to `target`, for its owner alone; return its size in bytes.

    Raises:
        ExchangeError: there is no diary, something is at `target` already, or it cannot be written.
        DatabaseError: the database is damaged or in use: no copy is left.
    """
    source = diary.existing()
    with holding.held(source.parent), files.new_file(target) as part, _explained(source, target):
        copies.copy(source, part)
        copies.label(part, now)
        if not copies.whole(part):
            raise startup.damaged(source)
    return target.stat().st_size


@contextmanager
def _explained(source: Path, target: Path) -> Iterator[None]:
    try:
        with diary.explained(source):
            yield
    except DataFolderError as error:
        # Only the copy was being written.
        raise ExchangeError(
            f"{target} cannot be written ({error.__cause__}).", "Free some space there."
        ) from error
