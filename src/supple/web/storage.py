"""Static files: named after their content, except what is already kept under its version."""

from __future__ import annotations

from django.core.files.base import File
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

# vendor/<name>-<version>/…: wasm, models and workers that load each other by relative name.
VENDOR_FOLDER = "vendor/"


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Whitenoise's compressed, content-named storage that leaves `vendor/` names as they are."""

    def hashed_name(self, name: str, content: File[bytes] | None = None, filename: str | None = None) -> str:
        """Return the name with its content's hash, or `name` itself below `vendor/`."""
        if name.replace("\\", "/").startswith(VENDOR_FOLDER):
            return name
        return str(super().hashed_name(name, content, filename))
