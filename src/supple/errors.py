"""The one tree of errors that command line, site and library share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(word: object, options: Iterable[str]) -> str:
    """Return " (did you mean X?)" for the closest of `options`, or nothing where none is close."""
    close = difflib.get_close_matches(str(word), list(options), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


class SuppleError(Exception):
    """Say what is wrong and where (`message`) and what to do about it (`hint`).

    `exit_code` is what the command line ends with; the meanings are in docs/command-line.md.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(SuppleError):
    """A command or a choice that Supple does not know."""

    exit_code = 2


class SettingsError(SuppleError):
    """An environment variable with a value that Supple cannot use."""

    exit_code = 3


class PortError(SuppleError):
    """The address that Supple should listen on cannot be had."""

    exit_code = 4


class DataFolderError(SuppleError):
    """The data folder is missing, full or not writable."""

    exit_code = 5


class DatabaseError(SuppleError):
    """The database is damaged, or newer than this Supple."""

    exit_code = 6


class CatalogueError(SuppleError):
    """A catalogue file breaks its schema; the message names file, key, fault and what is allowed."""

    exit_code = 7


class AssetsError(SuppleError):
    """The built pages, pictures or voices are missing."""

    exit_code = 8


class ExchangeError(SuppleError):
    """An export, backup or other file cannot be written, or taken in."""

    exit_code = 9


class VideoError(SuppleError):
    """A file cannot be used as a video at all."""

    exit_code = 10


class ExtraError(SuppleError):
    """What reads video files is not installed."""

    exit_code = 11


class PartError(SuppleError):
    """Only a part could be used: a video that breaks off, or some files of several; the rest was kept."""

    exit_code = 12


class NobodyError(SuppleError):
    """No person was found in the whole video."""

    exit_code = 13


class UnwritableError(ExchangeError):
    """A folder for results, or a file in it, that the operating system will not let Supple write."""

    def __init__(self, where: object, fault: OSError) -> None:
        message = f"{where} cannot be written: {fault.strerror or fault}."
        super().__init__(message, "Choose another folder, or free some space.")
