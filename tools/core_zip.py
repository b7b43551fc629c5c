"""The `core` on its own, zipped for Python in the browser: the same bytes from the same sources."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.lean import lean
from tools.places import PACKAGE, ToolError

LARGEST_BYTES = 200_000
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_MODE = 0o644 << 16


def make_core_zip(target: Path) -> int:
    """Write the zip and return its size in bytes.

    Raises:
        ToolError: it is larger than a page should have to load.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in _sources():
            entry = zipfile.ZipInfo(file.relative_to(PACKAGE.parent).as_posix(), _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _MODE
            archive.writestr(entry, _content(file))
    size = target.stat().st_size
    if size >= LARGEST_BYTES:
        raise ToolError(f"{target.name} has {size} bytes; it must stay below {LARGEST_BYTES}.")
    return size


def _content(file: Path) -> bytes:
    """Return a file as the page needs it: nobody reads docstrings there."""
    text = file.read_text(encoding="utf-8")
    return (lean(text) if file.suffix == ".py" else text).encode()


def _sources() -> list[Path]:
    core = [file for suffix in ("py", "toml") for file in (PACKAGE / "core").rglob(f"*.{suffix}")]
    return sorted([PACKAGE / "__init__.py", PACKAGE / "errors.py", *core])
