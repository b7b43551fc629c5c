"""The person's own database: opened whole and up to date, its faults told in sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError as DjangoDatabaseError
from django.db import connection

from supple.errors import DatabaseError, DataFolderError, ExchangeError, SuppleError
from supple.web import folder, holding, startup, storing

NOT_WRITABLE = 507


def file() -> Path:
    """Return where the database is, or will be."""
    return Path(settings.DATA_DIR) / folder.DATABASE_FILE


def existing() -> Path:
    """Return where the database is; raises ExchangeError where there is none yet."""
    found = file()
    if not found.exists():
        raise ExchangeError(
            f"There is no diary in {found.parent} yet.",
            "Start Supple once, or name another folder with SUPPLE_DATA_DIR.",
        )
    return found


@contextmanager
def opened() -> Iterator[None]:
    """Let Django's models be used on the database, which is looked at and brought up to date before.

    Raises:
        ExchangeError: a restore is at work.
        DatabaseError: it is damaged, in use, or newer than this Supple.
        DataFolderError: the disk is full or cannot be written to.
    """
    found = file()
    with holding.held(found.parent):
        startup.check_file(found)
        startup.migrate()
        with explained(found):
            try:
                yield
            finally:
                connection.close()


@contextmanager
def explained(found: Path) -> Iterator[None]:
    """Turn the faults of SQLite with the database at `found` into Supple's own."""
    try:
        yield
    except (sqlite3.Error, DjangoDatabaseError) as error:
        raise said(found, error) from error


def said(found: Path, error: Exception) -> SuppleError:
    """Return the sentence for one of SQLite's faults with the database at `found`."""
    trouble = storing.explain(error)
    if trouble is None:
        return DatabaseError(f"Supple cannot use the diary's file {found} ({error}).", "Run: supple check")
    kind = DataFolderError if trouble.status == NOT_WRITABLE else DatabaseError
    return kind(f"{found}: {trouble.title}", trouble.detail)
