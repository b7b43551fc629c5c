"""`supple restore`: put a backup in the place of the database, and keep what was there."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from supple.errors import ExchangeError
from supple.exchange import copies, diary, files
from supple.web import folder, holding
from supple.web.home import pairing

KEPT = "supple-before-restore-"
NOTHING = "Nothing was changed."
DIARY = "diary"


def restore(backup: Path, now: dt.datetime) -> Path | None:
    """Put the backup in the place of the database; return where the old one is kept, if there was one.

    A kill at any moment leaves the old database or the new one, never a part of either.

    Raises:
        ExchangeError: it is no sound backup, is newer than this Supple, or the data folder is in use.
        DatabaseError, DataFolderError: the data folder cannot be written to.
    """
    target = diary.file()
    check(backup, target)
    with holding.held(target.parent, alone=True), _part(target) as part:
        _make_ready(backup, part)
        kept = keep(target, now)
        part.replace(target)
        files.sync(target.parent)
    return kept


def check(backup: Path, target: Path) -> None:
    """See that the file is a whole backup of this Supple or an older one; raises ExchangeError."""
    if not backup.is_file():
        raise _refused(f"There is no file {backup}.")
    if target.exists() and backup.samefile(target):
        raise _refused(f"{backup} is the diary itself, not a backup of it.")
    try:
        steps = copies.migrations(backup, "ro")
        sound = copies.whole(backup, "ro")
    except sqlite3.Error as error:
        raise _refused(f"{backup} is damaged, or no backup of Supple ({error}).") from error
    if not any(app == DIARY for app, _ in steps):
        raise _refused(f"{backup} is a database, but not a backup of Supple.")
    if steps - set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations or {}):
        raise _refused(f"{backup} was made by a newer Supple: install that one first.")
    if not sound:
        raise _refused(f"{backup} is damaged.")


def keep(target: Path, now: dt.datetime) -> Path | None:
    """Copy the database beside itself under a dated name, and leave it without side files.

    A damaged one is kept as SQLite finds it, byte by byte, with the files beside it.

    Raises:
        ExchangeError: it is in use, or there is a file of that name already.
    """
    if not target.exists():
        _drop_sides(target)
        return None
    kept = target.with_name(f"{KEPT}{now.astimezone(dt.UTC):%Y%m%dT%H%M%S%fZ}.sqlite3")
    try:
        copies.settle(target)
        with files.new_file(kept) as part:
            copies.copy(target, part)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise holding.in_use(target.parent) from error
        raise diary.said(target, error) from error
    except sqlite3.DatabaseError:
        _keep_damaged(target, kept)
    # The side files of the old one would be played into the new one.
    _drop_sides(target)
    return kept


def _keep_damaged(target: Path, kept: Path) -> None:
    for side in ("", *copies.SIDES):
        found = target.with_name(target.name + side)
        if found.exists():
            with files.new_file(kept.with_name(kept.name + side)) as part:
                shutil.copyfile(found, part)


def _drop_sides(target: Path) -> None:
    for side in copies.SIDES:
        target.with_name(target.name + side).unlink(missing_ok=True)


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    # In the data folder: only within one disk does a rename take no time.
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=files.UNFINISHED) as made:
            yield Path(made) / target.name
    except OSError as error:
        raise folder.trouble(target.parent, error) from error


def _make_ready(backup: Path, part: Path) -> None:
    """Make a copy that this Supple can open, up to date before it takes the diary's place."""
    with diary.explained(part):
        copies.copy(backup, part, "ro")
        copies.unlabel(part)
        with _used(part):
            call_command("migrate", verbosity=0, interactive=False)
            # A phone that was put out since the backup was made must not come in again.
            pairing.put_all_out(timezone.now())
        copies.settle(part)
        if not copies.whole(part):
            raise _refused(f"{backup} could not be brought up to date.")
    part.chmod(0o600)
    files.sync(part)


@contextmanager
def _used(part: Path) -> Iterator[None]:
    """Point Django at another database file for a while."""
    connection.close()
    usual, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], part
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _refused(fault: str) -> ExchangeError:
    return ExchangeError(fault, NOTHING)
