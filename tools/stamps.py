"""Stamps: what was done from which inputs, so that nothing is done twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tools.places import ROOT


def fingerprint(paths: Iterable[Path], *facts: str) -> str:
    """Return the SHA-256 of the files' names and contents (folders with all below them) and of the facts."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(f"{fact}\0".encode())
    for file in sorted(_files(paths)):
        digest.update(f"{file.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    """Tell whether the stamp says that this was done already."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def write(stamp: Path, done: str) -> None:
    """Say that this is done; called only after it has succeeded."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(done, encoding="ascii")


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_file():
            yield path
        for file in path.rglob("*") if path.is_dir() else ():
            if file.is_file() and "__pycache__" not in file.parts:
                yield file
