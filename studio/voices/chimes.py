"""The soft bells as recordings, for the sound file that is taken away: `python -m studio.voices.chimes`.

The page rings its own (`browser/session/chime.js`); these are the same notes. They end before the words that
follow, because recordings can be put one after the other, but not over each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.voices import engine
from studio.voices.recipe import RATE_HZ
from studio.voices.sound import Samples, faded

FOLDER = Path(__file__).parents[2] / "src" / "supple" / "web" / "assets" / "voice" / "chimes"
RISE_S, FADE_IN_S, FADE_OUT_S = 0.015, 0.001, 0.08
SILENT = 0.0001


@dataclass(frozen=True, slots=True)
class Bell:
    """Notes that ring `apart_s` after one another, each dying away in `rings_s`; cut after `seconds`."""

    notes_hz: tuple[float, ...]
    apart_s: float
    rings_s: float
    loud: float
    seconds: float


BELLS = {
    "movement": Bell((523.25, 659.25), 0.16, 1.1, 0.13, 0.7),
    "side": Bell((587.33,), 0.0, 0.9, 0.12, 0.5),
    "end": Bell((659.25, 523.25, 392.0), 0.22, 1.6, 0.13, 1.1),
}


def rung(bell: Bell) -> Samples:
    """Return a bell as samples: each note rises in a straight line and dies away exponentially."""
    time_s = np.arange(round(bell.seconds * RATE_HZ)) / RATE_HZ
    notes = [
        np.sin(2 * np.pi * note_hz * (time_s - place * bell.apart_s))
        * _gain(bell, time_s - place * bell.apart_s)
        for place, note_hz in enumerate(bell.notes_hz)
    ]
    return faded(np.sum(notes, axis=0), FADE_IN_S, FADE_OUT_S)


def _gain(bell: Bell, since_s: Samples) -> Samples:
    fall = bell.loud * (SILENT / bell.loud) ** ((since_s - RISE_S) / (bell.rings_s - RISE_S))
    gain: Samples = np.where(since_s < RISE_S, bell.loud * since_s / RISE_S, fall)
    return np.where(since_s < 0, 0.0, gain)


def main() -> None:
    """Write all bells."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, bell in BELLS.items():
        (FOLDER / f"{name}.mp3").write_bytes(engine.encoded(rung(bell)))


if __name__ == "__main__":
    main()
