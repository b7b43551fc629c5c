"""Small secret files: whole or not there at all, and for this account's eyes alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from supple.web import folder


def write(file: Path, content: bytes) -> None:
    """Put the content in the file's place, readable by its owner alone (0600).

    Raises:
        DataFolderError: the folder cannot be written to, or the disk is full.
    """
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".part-")  # mkstemp makes it 0600
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).replace(file)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise folder.trouble(file.parent.parent, error) from error


def read(file: Path) -> bytes | None:
    """Return the content, or None where there is no such file; raises DataFolderError."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise folder.trouble(file.parent.parent, error) from error
