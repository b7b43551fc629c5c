"""Put bare model files into one bundle, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from studio.models.recipe import DETECTOR, LANDMARKS, Normalisation, Part

DATE = (1980, 1, 1, 0, 0, 0)
ALIGNMENT = 4  # MediaPipe reads the files where they lie
UNIX = 3


def bundle(model: str, package: Path) -> bytes:
    """Return the bundle of `model` ("lite" or "full") from the files in the unpacked npm package.

    MediaPipe refuses bare files: each must tell how pictures are normalised. The zip is stored, not
    deflated, because MediaPipe maps its files into memory.
    """
    parts = {part.name: with_metadata(part, package) for part in (DETECTOR, LANDMARKS[model])}
    return stored(parts)


def with_metadata(part: Part, package: Path) -> bytes:
    """Return a model file of the package with its normalisation written into it."""
    return _normalised((package / part.source).read_bytes(), part.normalisation)


def stored(files: dict[str, bytes]) -> bytes:
    """Return a zip of `files`, stored and aligned, without anything of the day or the machine in it."""
    from mediapipe.tasks.python.metadata.metadata_writers.model_asset_bundle_utils import AlignZipFile

    made = io.BytesIO()
    with AlignZipFile(made, mode="w", alignment=ALIGNMENT) as bundle:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, content)
    return made.getvalue()


def _normalised(model: bytes, normalisation: Normalisation) -> bytes:
    from mediapipe.tasks.python.metadata.metadata_writers import metadata_writer

    writer = metadata_writer.MetadataWriter.create(bytearray(model))
    writer.add_image_input([normalisation.mean], [normalisation.std])
    made, _described = writer.populate()
    return bytes(made)
