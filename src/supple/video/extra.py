"""Load the libraries of the extra `supple[video]`, or say how to get them."""

from __future__ import annotations

import importlib
from types import ModuleType

from supple.errors import ExtraError


def need(name: str) -> ModuleType:
    """Import a library of the extra, or raise ExtraError with the way to install it."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as fault:
        if fault.name != name.partition(".")[0]:
            raise
        hint = "Run `make video` in Supple's folder, with Python 3.11 or 3.12."
        raise ExtraError(f"Video files need {fault.name}, which is not installed.", hint) from fault
