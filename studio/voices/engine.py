"""The speech engine and the MP3 coder, the two outside tools behind two small functions each."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile  # type: ignore[import-untyped]
from hibari import Hibari  # type: ignore[import-untyped]

from studio.voices.recipe import KBIT_S, RATE_HZ, SEED, SPEED, VOICE, spoken

if TYPE_CHECKING:
    from studio.voices.sound import Samples

_FASTEST_KBIT_S = 160
_SLOWEST_KBIT_S = 8


def load() -> Any:
    """Load the voice once; it takes about half a second."""
    return Hibari(voice=VOICE, threads=1)


def sentences(engine: Any, text: str) -> list[Samples]:
    """Say `text`: one array of samples for each sentence, with the engine's own silence around it."""
    return [
        np.asarray(engine.from_phonemes(phonemes, speed=SPEED, seed=SEED), dtype=np.float64)
        for phonemes in engine.phonemize(spoken(text))
    ]


def encoded(samples: Samples) -> bytes:
    """Return `samples` as a mono MP3 of constant bit rate, which every current browser decodes."""
    target = io.BytesIO()
    # libsndfile spreads 0..1 over the rates of MPEG-2 from the fastest to the slowest.
    level = (_FASTEST_KBIT_S - KBIT_S) / (_FASTEST_KBIT_S - _SLOWEST_KBIT_S)
    rate = {"bitrate_mode": "CONSTANT", "compression_level": level}
    soundfile.write(target, samples, RATE_HZ, format="MP3", subtype="MPEG_LAYER_III", **rate)
    return target.getvalue()


def decoded(mp3: bytes) -> Samples:
    """Return the samples that a player gets from `mp3`."""
    samples, rate = soundfile.read(io.BytesIO(mp3), dtype="float64")
    if rate != RATE_HZ or samples.ndim != 1:
        raise ValueError(f"expected mono at {RATE_HZ} Hz, got shape {samples.shape} at {rate} Hz")
    return np.asarray(samples)
