"""The files that are read: each once, their names as text, and why one cannot be read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

from supple.errors import VideoError

UNWRITTEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode's categories that stand in no line: control characters, breaks, bytes that are no text."""


def once(files: Iterable[Path]) -> list[Path]:
    """Return the files in their order, each once, however it is named."""
    return list({os.path.realpath(path): path for path in files}.values())


def legible(name: str) -> str:
    """Return a file's name as one line of text: what is none is escaped, a line break say.

    On Linux a name is bytes, which need not be UTF-8, and may hold line breaks.
    """
    return "".join(
        letter.encode("unicode_escape").decode() if unicodedata.category(letter) in UNWRITTEN else letter
        for letter in name
    )


def sha256_of(path: Path) -> str:
    """Return the file's SHA-256 as hexadecimal digits; raises VideoError where it cannot be read."""
    with reading(path), path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raise VideoError where the operating system says that a file is not there, or cannot be read."""
    try:
        yield
    except FileNotFoundError as fault:
        raise VideoError(f"There is no file {path}.", "Look at its name.") from fault
    except OSError as fault:
        hint = "Look at its name, and at who may read it."
        raise VideoError(f"{path} cannot be read: {fault.strerror}.", hint) from fault
