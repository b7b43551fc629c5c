"""Look at the database before the site opens, and bring it up to date without ever losing it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError as DjangoDatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from supple.errors import AssetsError, DatabaseError, DataFolderError, SuppleError
from supple.web import folder, holding

FULL = "disk is full"


def damaged(file: Path) -> DatabaseError:
    """Return the error that says that the database cannot be trusted."""
    return DatabaseError(
        f"The diary's file {file} is damaged. It has been left as it is.",
        f"Put a copy of it from your backups in its place, or one from {file.parent / folder.BACKUP_FOLDER}.",
    )


def prepare() -> None:
    """See that the built files and the database are fit for use, and migrate. Raises SuppleError."""
    check_assets(Path(settings.STATIC_ROOT))
    folder.secret_key(settings.DATA_DIR)
    check_file(settings.DATA_DIR / folder.DATABASE_FILE)
    migrate()


def check_assets(built: Path) -> None:
    """See that the static files were built; raises AssetsError."""
    if settings.ASSETS == "built" and not (built / "staticfiles.json").is_file():
        raise AssetsError(
            f"The pages' files in {built} have not been built.",
            "In a checkout, run: make build. Otherwise, install Supple again.",
        )


def check_file(file: Path) -> None:
    """See that the database file, where there is one, is whole.

    Raises:
        DatabaseError: it is damaged, or no SQLite database at all.
        DataFolderError: it cannot be opened.
    """
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=10)) as database:
            answer = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise _cannot_use(file, error) from error
    except sqlite3.DatabaseError as error:
        raise damaged(file) from error
    if answer != "ok":
        raise damaged(file)


def migrate() -> Path | None:
    """Bring the database up to date; return the copy that was made of an older one before.

    Raises:
        DatabaseError: the database was written by a newer Supple.
        DataFolderError: the disk is full or cannot be written to.
    """
    # Of two first starts on one folder, the second finds the database made.
    with _explained() as file, holding.turn(file.parent):
        steps, used = _plan(file)
        if not steps:
            return None
        copy = back_up(file) if used else None
        call_command("migrate", verbosity=0, interactive=False)
        return copy


def steps_to_take() -> int:
    """Return how many migrations wait; raises as `migrate` does."""
    with _explained() as file:
        return _plan(file)[0]


@contextmanager
def _explained() -> Iterator[Path]:
    file = Path(connection.settings_dict["NAME"])
    try:
        yield file
    except (sqlite3.Error, DjangoDatabaseError) as error:
        raise _cannot_use(file, error) from error
    finally:
        connection.close()


def _plan(file: Path) -> tuple[int, bool]:
    """Return how many migrations wait and whether any was ever applied."""
    executor = MigrationExecutor(connection)
    _refuse_newer(file, executor)
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return len(steps), bool(executor.loader.applied_migrations)


def back_up(file: Path) -> Path:
    """Return a whole copy of the database, beside it in the folder for copies."""
    target = (
        file.parent / folder.BACKUP_FOLDER / f"{file.stem}-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%fZ}.sqlite3"
    )
    unfinished = target.with_suffix(".part")
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.replace(target)
    except OSError as error:
        raise folder.trouble(file.parent, error) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _refuse_newer(file: Path, executor: MigrationExecutor) -> None:
    ours = {app.label for app in apps.get_app_configs()}
    applied = {key for key in executor.loader.applied_migrations if key[0] in ours}
    if applied - set(executor.loader.disk_migrations):
        raise DatabaseError(
            f"The diary's file {file} was written by a newer Supple. It has been left as it is.",
            "Install that newer Supple again, or name another folder with SUPPLE_DATA_DIR.",
        )


def _cannot_use(file: Path, error: Exception) -> SuppleError:
    if FULL in str(error):
        return DataFolderError(
            f"The disk that holds the data folder {file.parent} is full.",
            "Free some space and start again. Nothing has been lost.",
        )
    if "locked" in str(error):
        return DatabaseError(
            f"Another program is using the diary's file {file}.", "Close it and start Supple again."
        )
    if "malformed" in str(error) or "not a database" in str(error):
        return damaged(file)
    return DataFolderError(
        f"Supple cannot use the diary's file {file} ({error}).",
        "Make sure that the disk has space and that you may write there, or set SUPPLE_DATA_DIR.",
    )
