"""The start-up checks that `supple check` prints: each one looks at a single thing and changes nothing."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings

from supple.core.movement import catalogue
from supple.errors import SettingsError, SuppleError
from supple.web import folder, sqlite, startup

EARLIEST_YEAR, LATEST_YEAR = 2026, 2100


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found; `exit_code` is 0 where all is well."""

    name: str
    ok: bool
    message: str
    exit_code: int = 0


def run_checks() -> list[Check]:
    """Look at folder, database, SQLite, built files, catalogue and clock, and tell about each of them."""
    try:
        _configure()
    except SuppleError as error:
        return [Check("settings", ok=False, message=str(error), exit_code=error.exit_code)]
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("data folder", _look_at_folder),
        ("database", _look_at_database),
        ("SQLite", _look_at_sqlite),
        ("assets", _look_at_assets),
        ("movements", _look_at_movements),
        ("clock", lambda: clock(dt.datetime.now().astimezone())),
    )
    return [_check(name, look) for name, look in looks]


def _check(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, ok=True, message=look())
    except SuppleError as error:
        return Check(name, ok=False, message=str(error), exit_code=error.exit_code)


def _configure() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supple.web.settings")
    django.setup()


def _look_at_folder() -> str:
    path = Path(settings.DATA_DIR)
    if path.exists():
        folder.probe(path)
        return f"{path} can be written to"
    existing = next(parent for parent in path.parents if parent.exists())
    if not os.access(existing, os.W_OK):
        raise folder.trouble(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return f"{path} will be made at the first start"


def _look_at_database() -> str:
    file = Path(settings.DATA_DIR) / folder.DATABASE_FILE
    if not file.exists():
        return f"{file} will be made at the first start"
    startup.check_file(file)
    steps = startup.steps_to_take()
    return f"{file} is whole" + (f"; {steps} steps to take at the next start, after a copy" if steps else "")


def _look_at_sqlite() -> str:
    return f"version {sqlite3.sqlite_version}, journal mode {sqlite.journal_mode()}, synchronous FULL"


def _look_at_assets() -> str:
    startup.check_assets(Path(settings.STATIC_ROOT))
    return f"served from {settings.STATIC_ROOT}"


def _look_at_movements() -> str:
    known = catalogue()
    return f"{len(known.movements)} movements, {len(known.routines)} routines"


def clock(now: dt.datetime) -> str:
    """Return what the computer's clock says; raises SettingsError where it cannot be right."""
    offset = now.utcoffset()
    if not EARLIEST_YEAR <= now.year <= LATEST_YEAR or offset is None:
        raise SettingsError(
            f"The computer's clock says {now:%d %B %Y}, which cannot be right.",
            "Set date, time and time zone: the diary goes by them.",
        )
    return f"{now:%d %B %Y %H:%M}, {now.tzname()} (UTC{now:%z})"
