"""Render the lines that are missing or made by another recipe, and check every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.voices import engine, manifest, recipe, sound
from studio.voices.manifest import Line
from supple.errors import AssetsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def render_all(texts: Iterable[str], folder: Path) -> tuple[dict[str, Line], int]:
    """Bring `folder` into line with `texts`; return all lines, and how many were rendered now.

    Files of lines that are no longer spoken are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = manifest.read(folder)
    wanted = {text: recipe.key_of(text) for text in texts}
    current = {text for text, key in wanted.items() if manifest.is_current(folder, known.get(text), key)}
    voice = engine.load() if len(current) < len(wanted) else None
    lines = {
        text: known[text] if text in current else _render(voice, text, folder / f"{key}.mp3")
        for text, key in wanted.items()
    }
    manifest.write(folder, lines)
    for path in manifest.orphans(folder, lines):
        path.unlink()
    return lines, len(wanted) - len(current)


def _render(voice: Any, text: str, path: Path) -> Line:
    mp3 = engine.encoded(_shaped(text, engine.sentences(voice, text)))
    path.write_bytes(mp3)
    return _measured(path.name, mp3)


def _shaped(text: str, sentences: list[sound.Samples]) -> sound.Samples:
    if not sentences:
        raise AssetsError(f'The engine has no sound for "{text}".', "Reword it, or spell it in recipe.py.")
    for samples in sentences:
        _check_whole(text, samples)
    parts = [sound.trimmed(samples, recipe.LEAD_S, recipe.TAIL_S) for samples in sentences]
    speech = sound.joined(parts, recipe.SENTENCE_GAP_S - recipe.LEAD_S - recipe.TAIL_S)
    speech = sound.levelled(speech, recipe.LEVEL_DB + recipe.CODER_LOSS_DB, recipe.CEILING_DB)
    return sound.faded(speech, recipe.FADE_IN_S, recipe.FADE_OUT_S)


def _check_whole(text: str, samples: sound.Samples) -> None:
    """Refuse speech that runs up to either end of what the engine gave: part of it was cut off."""
    start_s, end_s = sound.speech_span_s(samples)
    if start_s < recipe.LEAD_S or len(samples) / recipe.RATE_HZ - end_s < recipe.TAIL_S:
        raise AssetsError(f'The engine cut off "{text}" at one end.', "Reword it slightly.")


def _measured(name: str, mp3: bytes) -> Line:
    samples = engine.decoded(mp3)
    return Line(
        file=name,
        seconds=round(len(samples) / recipe.RATE_HZ, 3),
        lead_s=round(sound.speech_span_s(samples)[0], 3),
        silence_s=round(sound.longest_silence_s(samples), 3),
        level_db=round(sound.speech_level_db(samples), 2),
        peak_db=round(sound.peak_db(samples), 2),
        sha256=manifest.sha256_of(mp3),
    )
