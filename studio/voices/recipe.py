"""How a line becomes sound: each choice that changes the bytes, and the limits that each file must keep."""

from __future__ import annotations

import hashlib
import re

LANGUAGE = "en"
VOICE = "heart"
VOICE_NAME = "heart (American English, female)"
ENGINE = "hibari-tts 0.2.1"
LICENCE = "Apache-2.0"

SPEED = 0.9
"""Of the voice's own pace: slow enough to follow with the eyes closed, short enough for a two-second beat."""
SEED = 0
SENTENCE_GAP_S = 0.35
LEAD_S = 0.008
TAIL_S = 0.05
FADE_IN_S = 0.004
FADE_OUT_S = 0.03
LEVEL_DB = -18.0
CODER_LOSS_DB = 0.45
"""LAME turns everything down by this much before it codes."""
CEILING_DB = -1.8
"""Below the -1 dB that a file may reach, because MP3 coding moves single samples by about half a decibel."""
RATE_HZ = 24_000
KBIT_S = 48

LEVEL_TOLERANCE_DB = 1.5
PEAK_MAX_DB = -1.0
LEAD_MAX_S = 0.06
"""Also for a player that does not skip the encoder's own delay (46 ms at this rate)."""
SILENCE_MAX_S = 0.75

_SPELLED: tuple[tuple[str, str], ...] = (
    (r"(\s*[–—]|:)\s+", ", "),
    (r"\s*…\s*$", "."),
    (r"\s*…\s*", ", "),
    (r"(?<=\w)-(?=\w)", " "),
    (r"’", "'"),
    (r"\s+", " "),
    (r"\bAnd\b", "[And](/ˈænd/)"),
)
"""What the engine says wrongly, and how to write it for the engine; sounds stand in slashes.

Its own first "And" is so short that it was heard as "In", which here is a breath.
"""


def recipe() -> str:
    """Name every choice, so that changing one renders each line afresh."""
    return (
        f"1; speed {SPEED}; seed {SEED}; gap {SENTENCE_GAP_S} s; margins {LEAD_S} and {TAIL_S} s; "
        f"fades {FADE_IN_S} and {FADE_OUT_S} s; level {LEVEL_DB} dB; coder loss {CODER_LOSS_DB} dB; "
        f"ceiling {CEILING_DB} dB; "
        f"mono MP3, {RATE_HZ} Hz, {KBIT_S} kbit/s"
    )


def key_of(text: str) -> str:
    """Return the 12 hex digits that name the file of `text`; they change with text, recipe and voice."""
    said = "\0".join((text, spoken(text), recipe(), VOICE, ENGINE))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def spoken(text: str) -> str:
    """Spell `text` for the engine: dashes as pauses, compounds as two words, and a full stop at the end.

    Without the full stop a bare "Three" is said with a rising tone.
    """
    for pattern, plain in _SPELLED:
        text = re.sub(pattern, plain, text)
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(',;:')}."


def syllables(text: str) -> int:
    """Count the syllables of English `text` roughly: groups of vowels, without a silent final e."""
    return sum(_syllables_of(word) for word in re.findall(r"[a-z]+", text.lower()))


def _syllables_of(word: str) -> int:
    bare = re.sub(r"(?<=[^aeiouyl])es?$", "", word) or word
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def seconds_range(text: str) -> tuple[float, float]:
    """Return the shortest and the longest plausible length of `text` in seconds, pauses counted in."""
    count = syllables(text)
    pauses = len(re.findall(r"[,.;:!?…–—]+(?=\s)", text))
    return 0.15 + 0.1 * count, 0.55 + 0.3 * count + 0.6 * pauses
