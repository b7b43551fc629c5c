"""Read the site's own files, as they are written or as they were built."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage

from supple.errors import AssetsError
from supple.web.voice import VoiceLine


def read(name: str) -> bytes:
    """Return the content of an asset by its name below `assets/`; raises AssetsError."""
    try:
        return _path(name).read_bytes()
    except (OSError, ValueError) as fault:
        raise AssetsError(f"The file {name} is missing.", "Run `make build`, or install again.") from fault


def recording(line: VoiceLine) -> bytes:
    """Return the recording of a spoken line; raises AssetsError."""
    return read(f"voice/en/{line.file}")


def _path(name: str) -> Path:
    if settings.ASSETS == "source":
        return Path(finders.find(name) or name)
    storage = cast("ManifestStaticFilesStorage", staticfiles_storage)
    return Path(storage.path(storage.stored_name(name)))
