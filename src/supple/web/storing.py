"""Say in words why the database could not store something just now."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Trouble:
    """A state of the disk or the database that a person can do something about."""

    status: int
    title: str
    detail: str


def explain(error: Exception) -> Trouble | None:
    """Return what `error`, one of Django's database errors, means; None for a fault of ours.

    SQLite gives no codes through Django, only its fixed English messages (sqlite3.c, sqlite3ErrStr).
    """
    message = str(error)
    if "disk is full" in message:
        title = _("The disk is full, so this was not saved.")
        return Trouble(507, title, _("Free some space, then try again. What you saved before is safe."))
    if "is locked" in message:
        title = _("The diary is busy, so this was not saved.")
        return Trouble(503, title, _("Try again in a moment."))
    if any(words in message for words in ("readonly database", "disk I/O error", "unable to open database")):
        title = _("Supple cannot write to its data folder, so this was not saved.")
        return Trouble(507, title, _("Stop Supple and run “supple check” to see why."))
    if "malformed" in message or "not a database" in message:
        title = _("The diary's file is damaged.")
        return Trouble(500, title, _("Stop Supple and run “supple check”. Do not delete anything."))
    return None
