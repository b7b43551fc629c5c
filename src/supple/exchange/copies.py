"""Whole copies of a database, made and looked at with SQLite itself."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from supple import __version__

PATIENCE_S = 30.0
LABEL = "supple_backup"
SIDES = ("-journal", "-wal", "-shm")


@contextmanager
def opened(file: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """Open a database that is there already; `mode` "ro" changes nothing, not even what a crash has left."""
    with closing(
        sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE_S)
    ) as database:
        yield database


def copy(source: Path, target: Path, mode: str = "rw") -> None:
    """Copy the database at `source`, as it is at one moment, while others may go on writing to it.

    Raises:
        sqlite3.Error: `source` is no database, or is locked for too long, or the disk is full.
    """
    deadline_s = time.monotonic() + PATIENCE_S

    def waited(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() > deadline_s:
            raise sqlite3.OperationalError("database is locked")

    with opened(source, mode) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, progress=waited)
        # One file that stands alone, whatever the database uses while it is alive.
        new.execute("PRAGMA journal_mode=DELETE")


def settle(file: Path) -> None:
    """Finish what a crash or a write-ahead log has left beside the database; fails where it is in use."""
    with opened(file) as database:
        database.execute("PRAGMA busy_timeout=1000")
        database.execute("PRAGMA journal_mode=DELETE")
        database.execute("BEGIN EXCLUSIVE")
        database.rollback()


def whole(file: Path, mode: str = "rw") -> bool:
    """Tell whether the database and everything that its rows name is there; raises sqlite3.Error."""
    with opened(file, mode) as database:
        sound = database.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        return sound and not database.execute("PRAGMA foreign_key_check").fetchall()


def label(file: Path, now: dt.datetime) -> None:
    """Write into a copy which Supple made it, and when."""
    unlabel(file)
    with opened(file) as database, database:
        database.execute(f"CREATE TABLE {LABEL} (supple_version TEXT NOT NULL, made_at TEXT NOT NULL)")
        database.execute(f"INSERT INTO {LABEL} VALUES (?, ?)", (__version__, now.isoformat()))  # noqa: S608


def unlabel(file: Path) -> None:
    """Take the label out again, where there is one."""
    with opened(file) as database, database:
        database.execute(f"DROP TABLE IF EXISTS {LABEL}")


def migrations(file: Path, mode: str = "rw") -> set[tuple[str, str]]:
    """Return which steps of which applications the database has been through; none for a foreign one."""
    with opened(file, mode) as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone():
            return set()
        return set(database.execute("SELECT app, name FROM django_migrations"))
