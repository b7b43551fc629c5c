"""`supple forget`: delete everything that Supple keeps about people on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from supple.errors import ExchangeError
from supple.exchange import copies, files
from supple.exchange.restore import KEPT
from supple.web import folder, holding

WORD = "forget"


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of thing that is kept in the data folder, and the files that hold it."""

    what: str
    paths: tuple[Path, ...]


# What is kept, and under which names; the diary goes first.
KINDS = (
    ("the diary", (folder.DATABASE_FILE, *(folder.DATABASE_FILE + side for side in copies.SIDES))),
    ("copies made before an upgrade", (f"{folder.BACKUP_FOLDER}/supple-*", folder.BACKUP_FOLDER)),
    ("databases kept by a restore", (f"{KEPT}*",)),
    ("unfinished files", (f"{files.UNFINISHED}*/*", f"{files.UNFINISHED}*")),
    ("the certificates for phones", (f"{folder.HOME_FOLDER}/*", folder.HOME_FOLDER)),
    ("the key that keeps devices signed in", (folder.SECRET_KEY_FILE, f".{folder.SECRET_KEY_FILE}-*")),
)


def kept_in(data: Path) -> list[Kept]:
    """Return what `forget` would delete from the data folder.

    Raises:
        ExchangeError: something there is a link, or lies outside the folder.
    """
    found = [Kept(what, _matching(data, patterns)) for what, patterns in KINDS]
    for kept in found:
        for path in kept.paths:
            _must_be_inside(data, path)
    return [kept for kept in found if kept.paths]


def forget(data: Path) -> list[Path]:
    """Delete everything that Supple keeps in the data folder; return what is not Supple's and stays.

    Raises:
        ExchangeError: a server uses the folder, something in it lies outside, or cannot be deleted.
    """
    with holding.held(data, alone=True):
        for kept in kept_in(data):
            for path in kept.paths:
                _delete(path)
        for name in (holding.TURN_FILE, holding.LOCK_FILE):
            _delete(data / name)
        files.sync(data)
    return sorted(data.iterdir())


def _matching(data: Path, patterns: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(path for pattern in patterns for path in sorted(data.glob(pattern)))


def _must_be_inside(data: Path, path: Path) -> None:
    if path.is_symlink() or not path.resolve().is_relative_to(data.resolve()):
        raise ExchangeError(
            f"{path} leads to {path.resolve()}, outside the data folder, where Supple deletes nothing.",
            "Nothing was deleted. Remove the link, and what it leads to yourself.",
        )


def _delete(path: Path) -> None:
    try:
        if not path.is_dir():
            path.unlink(missing_ok=True)
        elif not any(path.iterdir()):
            path.rmdir()
    except OSError as error:
        raise ExchangeError(
            f"{path} could not be deleted ({error.strerror}).", "What is left is named by: supple forget"
        ) from error
