"""Which versions of everything made a result."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from supple import __version__

LIBRARIES = ("av", "mediapipe", "numpy", "scipy")


def versions() -> dict[str, str]:
    """Return the versions of Supple, Python and the libraries that landmarks depend on."""
    return {"supple": __version__, "python": platform.python_version(), **libraries()}


def libraries() -> dict[str, str]:
    """Return the versions of the libraries that decode and look, of those that are installed."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
