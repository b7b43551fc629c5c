"""Read settings from the environment, refusing values that are not known."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from supple.errors import SettingsError


def text(name: str, default: str) -> str:
    """Return the variable's value, or `default` when it is not set or empty."""
    return os.environ.get(name, "").strip() or default


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    """Return the variable's value, which has to be one of `allowed`.

    Raises:
        SettingsError: the value is none of them.
    """
    value = text(name, default)
    if value not in allowed:
        raise SettingsError(
            f"The environment variable {name} is {value!r}, which Supple does not know.",
            f"Use one of: {', '.join(allowed)}.",
        )
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return whether the variable says yes.

    Raises:
        SettingsError: the value is neither yes nor no.
    """
    return choice(name, ("yes", "no"), "yes" if default else "no") == "yes"


def folder(name: str, application: str) -> Path:
    """Return the absolute folder that the variable names, or the user's usual data folder.

    Raises:
        SettingsError: the variable is set to a relative path.
    """
    value = text(name, "")
    if not value:
        return user_data_path(application, appauthor=False)
    path = Path(value).expanduser()
    if not path.is_absolute():
        raise SettingsError(
            f"The environment variable {name} is {value!r}, which is not a whole path.",
            "Write it from the root on, for example /home/ana/supple-data.",
        )
    return path
