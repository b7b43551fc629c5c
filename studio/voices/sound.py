"""Sound as mono float samples: trim, join, level, limit, fade. Pure functions on arrays of shape (n,)."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from studio.voices.recipe import RATE_HZ

Samples = NDArray[np.float64]

_SILENT_DB = -46.0
"""Against the loudest frame. A soft h or f starts above it; the engine's own hiss lies below -50."""
_FRAME_S = 0.005
_ACTIVE_DB = -20.0
_WINDOW_S = 0.05


def trimmed(samples: Samples, lead_s: float, tail_s: float) -> Samples:
    """Cut the silence around the speech down to `lead_s` before it and `tail_s` after it."""
    start_s, end_s = speech_span_s(samples)
    first = max(0, round((start_s - lead_s) * RATE_HZ))
    return samples[first : round((end_s + tail_s) * RATE_HZ)]


def joined(parts: list[Samples], gap_s: float) -> Samples:
    """Put sentences one after the other with `gap_s` of silence between them."""
    gap = np.zeros(round(gap_s * RATE_HZ))
    pieces = [piece for part in parts for piece in (part, gap)]
    return np.concatenate(pieces[:-1])


def faded(samples: Samples, in_s: float, out_s: float) -> Samples:
    """Fade both ends in a straight line, so that no click is heard."""
    gain = np.ones(len(samples))
    rise, fall = round(in_s * RATE_HZ), round(out_s * RATE_HZ)
    gain[:rise] = np.linspace(0.0, 1.0, rise)
    gain[-fall:] = np.linspace(1.0, 0.0, fall)
    return samples * gain


def levelled(samples: Samples, level_db: float, ceiling_db: float) -> Samples:
    """Bring the speech to `level_db`, and hold single peaks under `ceiling_db`."""
    scaled = samples * _ratio(level_db - speech_level_db(samples))
    return limited(scaled, _ratio(ceiling_db))


def limited(samples: Samples, ceiling: float) -> Samples:
    """Turn down around each peak above `ceiling`, starting 5 ms early, so that nothing is clipped."""
    reach = round(0.005 * RATE_HZ)
    wanted = np.minimum(1.0, ceiling / np.maximum(np.abs(samples), 1e-9))
    # Twice the reach: the average of the second window then sees no gain above the one its middle needs.
    lowest = sliding_window_view(np.pad(wanted, 2 * reach, mode="edge"), 2 * reach + 1).min(axis=1)
    gain: Samples = sliding_window_view(lowest, 2 * reach + 1).mean(axis=1)
    return samples * gain


def speech_level_db(samples: Samples) -> float:
    """Measure how loud the speech sounds, in decibels against full scale.

    The weighting of ITU-R BS.1770-4, averaged over the 50 ms windows within 20 dB of the loudest one:
    its own 400 ms blocks are longer than the word "Two".
    """
    power = _frame_power(_weighted(samples), _WINDOW_S)
    heard = power[power >= power.max() * _ratio(_ACTIVE_DB) ** 2]
    return float(-0.691 + 10 * np.log10(heard.mean() + 1e-12))


def peak_db(samples: Samples) -> float:
    """Return the highest sample in decibels against full scale."""
    return float(20 * np.log10(np.abs(samples).max() + 1e-9))


def speech_span_s(samples: Samples) -> tuple[float, float]:
    """Return where the speech starts and ends, in seconds."""
    loud = np.flatnonzero(_is_loud(samples))
    return float(loud[0]) * _FRAME_S, float(loud[-1] + 1) * _FRAME_S


def longest_silence_s(samples: Samples) -> float:
    """Return the longest silence between the first and the last sound, in seconds."""
    loud = np.flatnonzero(_is_loud(samples))
    return float(np.diff(loud).max(initial=1) - 1) * _FRAME_S


def _is_loud(samples: Samples) -> NDArray[np.bool_]:
    power = _frame_power(samples, _FRAME_S)
    loud: NDArray[np.bool_] = power > power.max() * _ratio(_SILENT_DB) ** 2
    return loud


def _frame_power(samples: Samples, frame_s: float) -> Samples:
    size = round(frame_s * RATE_HZ)
    whole = samples[: len(samples) // size * size].reshape(-1, size)
    power: Samples = np.mean(whole**2, axis=1)
    return power


def _weighted(samples: Samples) -> Samples:
    """Apply the two filters of BS.1770-4, given there for 48 kHz, by their response at each frequency."""
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(len(samples), 1 / RATE_HZ) / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * turn + 1.19839281085285 * turn**2) / (
        1 - 1.69065929318241 * turn + 0.73248077421585 * turn**2
    )
    high_pass = (1 - 2 * turn + turn**2) / (1 - 1.99004745483398 * turn + 0.99007225036621 * turn**2)
    weighted: Samples = np.fft.irfft(np.fft.rfft(samples) * shelf * high_pass, len(samples))
    return weighted


def _ratio(decibels: float) -> float:
    return float(10 ** (decibels / 20))
