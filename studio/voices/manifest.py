"""The list of the rendered lines: what is in which file, and what was measured on it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.voices.recipe import ENGINE, LANGUAGE, LICENCE, VOICE_NAME, recipe
from supple.errors import AssetsError

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "supple" / "web" / "assets" / "voice" / LANGUAGE
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Line:
    """One rendered line, as measured on the decoded file.

    `seconds` is the whole file, `lead_s` the silence before its first sound, `silence_s` the longest
    silence inside it; levels are in decibels against full scale.
    """

    file: str
    seconds: float
    lead_s: float
    silence_s: float
    level_db: float
    peak_db: float
    sha256: str


def read(folder: Path) -> dict[str, Line]:
    """Return the lines listed in `folder`, by their text; none where nothing was rendered yet."""
    path = folder / NAME
    if not path.exists():
        return {}
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["lines"]
        return {text: Line(**line) for text, line in listed.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise AssetsError(f"{path} cannot be read: {fault}.", "Delete it and run `make voices`.") from fault


def write(folder: Path, lines: dict[str, Line]) -> None:
    """Write the list, sorted, so that equal lines give equal bytes."""
    head = {"voice": VOICE_NAME, "licence": LICENCE, "engine": ENGINE, "recipe": recipe()}
    listed = {text: asdict(lines[text]) for text in sorted(lines)}
    content = json.dumps({**head, "lines": listed}, indent=1, ensure_ascii=False)
    (folder / NAME).write_text(f"{content}\n", encoding="utf-8")


def sha256_of(content: bytes) -> str:
    """Return the fingerprint of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def is_current(folder: Path, line: Line | None, key: str) -> bool:
    """Say whether `line` was rendered under `key`, and its file is whole."""
    if line is None or line.file != f"{key}.mp3":
        return False
    path = folder / line.file
    return path.exists() and sha256_of(path.read_bytes()) == line.sha256


def orphans(folder: Path, lines: dict[str, Line]) -> list[Path]:
    """Return the sound files in `folder` that no line names."""
    named = {line.file for line in lines.values()}
    return sorted(path for path in folder.glob("*.mp3") if path.name not in named)
