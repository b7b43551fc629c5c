"""Write .br and .gz files beside what gets smaller by it: the site itself compresses no file."""

from __future__ import annotations

import gzip
import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tools.places import BUILD

# Brotli at its best takes half a minute for Pyodide: what was compressed once is kept by its content.
KEPT = BUILD / "compressed"
ALREADY = {".br", ".gz", ".zip", ".mp3", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".mp4", ".webm"}
SMALLEST_BYTES = 256
# What is larger (wasm, Python, people) is only for browsers that all know Brotli where Supple runs.
LARGEST_GZIPPED_BYTES = 1_000_000
WORTH = 0.95


def compress_all(folder: Path) -> None:
    """Compress every file below `folder` that is not compressed by nature."""
    KEPT.mkdir(parents=True, exist_ok=True)
    files = [file for file in folder.rglob("*") if file.is_file() and _worth_trying(file)]
    # The largest first, so that none is left over at the end.
    files.sort(key=lambda file: file.stat().st_size, reverse=True)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        list(pool.map(compress, files))


def compress(file: Path) -> None:
    """Write `file`.br and, unless it is large, `file`.gz where that makes it at least a twentieth smaller."""
    raw = file.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    ways = ((".br", _brotli), (".gz", _gzip))
    for suffix, packed in ways if len(raw) <= LARGEST_GZIPPED_BYTES else ways[:1]:
        kept = KEPT / f"{digest}{suffix}"
        if not kept.is_file():
            unfinished = kept.with_suffix(f"{suffix}.{os.getpid()}")
            unfinished.write_bytes(packed(raw))
            unfinished.replace(kept)
        smaller = kept.read_bytes()
        if len(smaller) < WORTH * len(raw):
            file.with_name(file.name + suffix).write_bytes(smaller)


def _worth_trying(file: Path) -> bool:
    # The list of names is for the site itself, which reads it as it is.
    return (
        file.suffix not in ALREADY
        and file.name != "staticfiles.json"
        and file.stat().st_size >= SMALLEST_BYTES
    )


def _brotli(raw: bytes) -> bytes:
    import brotli

    packed: bytes = brotli.compress(raw)
    return packed


def _gzip(raw: bytes) -> bytes:
    return gzip.compress(raw, compresslevel=9, mtime=0)
