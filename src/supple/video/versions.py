"""Which versions of everything made a result."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from supple import __version__

LIBRARIES = ("mediapipe", "av", "numpy", "scipy")


def versions() -> dict[str, str]:
    """Return the versions of Supple, Python and the libraries that landmarks depend on."""
    return {"supple": __version__, "python": platform.python_version(), **dict(_installed())}


def _installed() -> list[tuple[str, str]]:
    found = []
    for name in LIBRARIES:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "not installed"))
    return found
