"""Which recorded file says a text, read from the list that the studio makes beside the recordings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from supple.errors import AssetsError

_MANIFEST = Path(__file__).with_name("assets") / "voice" / "en" / "manifest.json"


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A recorded line: its file name inside `voice/en/`, and how long it is."""

    file: str
    seconds: float


def voice_of(text: str) -> VoiceLine | None:
    """Return the recording of exactly this `text`, or None where there is none.

    Raises:
        AssetsError: the list of recordings is missing or broken.
    """
    return _lines(_MANIFEST).get(text)


@cache
def _lines(manifest: Path) -> dict[str, VoiceLine]:
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))["lines"]
        return {text: VoiceLine(line["file"], line["seconds"]) for text, line in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise AssetsError(
            f"The list of recordings {manifest} cannot be read: {fault}.",
            "Install Supple again, or run `make voices` in a checkout.",
        ) from fault
