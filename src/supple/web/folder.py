"""The data folder: the database, the secret key and the copies made before an upgrade."""

from __future__ import annotations

import errno
import os
import secrets
import tempfile
from pathlib import Path

from supple.errors import DataFolderError

SECRET_KEY_FILE = "secret_key"  # noqa: S105 - the name of the file, not the secret
DATABASE_FILE = "supple.sqlite3"
BACKUP_FOLDER = "backups"
HOME_FOLDER = "home"
SHORTEST_KEY = 32


def trouble(path: Path, error: OSError) -> DataFolderError:
    """Say in one sentence why the operating system would not let Supple use `path`."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DataFolderError(
            f"The disk that holds the data folder {path} is full.",
            "Free some space and start again. Nothing has been lost.",
        )
    return DataFolderError(
        f"Supple cannot write to its data folder {path} ({error.strerror}).",
        "Give yourself the right to write there, or name another folder with SUPPLE_DATA_DIR.",
    )


def prepare(path: Path) -> None:
    """Make the data folder, readable by its owner alone, and see that it can be written to.

    Raises:
        DataFolderError: it cannot be made or written to, or the disk is full.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise trouble(path, error) from error
    probe(path)


def probe(path: Path) -> None:
    """See that the data folder can be written to, leaving nothing behind; raises DataFolderError."""
    try:
        with tempfile.TemporaryFile(dir=path) as file:
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise trouble(path, error) from error


def secret_key(path: Path) -> str:
    """Return the site's secret key, made once and kept in the data folder.

    Raises:
        DataFolderError: it cannot be read or written, or the file does not hold a key.
    """
    file = path / SECRET_KEY_FILE
    try:
        if not file.exists():
            prepare(path)
            _write_once(file, secrets.token_urlsafe(50))
        key = file.read_text("ascii").strip()
    except OSError as error:
        raise trouble(path, error) from error
    except UnicodeDecodeError:
        key = ""
    if len(key) < SHORTEST_KEY:
        raise DataFolderError(
            f"The file {file} does not hold a secret key.",
            "Remove it: Supple then makes a new one, and open pages have to be opened again.",
        )
    return key


def _write_once(file: Path, key: str) -> None:
    # The whole key is on the disk before its name appears; the first of two racing starts wins.
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".secret_key-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(key)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(temporary, file)
        except FileExistsError:
            pass
        except OSError:
            # A file system without hard links (an exFAT stick).
            Path(temporary).replace(file)
    finally:
        Path(temporary).unlink(missing_ok=True)
