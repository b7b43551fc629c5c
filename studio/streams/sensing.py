"""What a pose model makes of a picture: jitter, hidden joints, confidence that misleads, and worse.

How large. In the three BlazePose recordings of the KERAAL sample (one seated person, MediaPipe's own
smoothing on) the second differences of the landmarks say .0004 to .002 of the torso's length from
picture to picture (median over landmarks; wrists up to .006), and hips and knees that hardly move
wander with a standard deviation of .01 to .04 within two seconds. `NOISY` takes more of the first,
because no smoothing is promised, and the middle of the second. The rest is [D]: visibility
and presence of hidden joints and of what lies outside the picture follow what was seen in a few clips.
"""

from __future__ import annotations

from math import exp

import numpy as np

from studio.streams.camera import Array, Seen
from studio.streams.landmarks import NAMES
from studio.streams.options import Sensor

HIDDEN = 2.0
"""How much worse the place of a hidden joint is."""
WANDER_S = 0.5
NOISY = {"noise": 0.008, "wander": 0.015, "bias": 0.02}
_LIMBS = tuple(
    (NAMES.index(f"{side}_{a}"), NAMES.index(f"{side}_{b}"), radius)
    for side in ("left", "right")
    for a, b, radius in (
        ("shoulder", "hip", 0.28),
        ("hip", "knee", 0.16),
        ("knee", "ankle", 0.12),
        ("shoulder", "elbow", 0.12),
    )
)
"""Parts of the body that hide what is behind them: two joints, and a radius in torso lengths."""
_TRUNK = tuple(NAMES.index(f"{side}_{name}") for name in ("shoulder", "hip") for side in ("left", "right"))


def torso_length(places: Array, aspect: float) -> float:
    """Give the torso's length in picture heights: from between the hips to between the shoulders."""
    flat = places[:, _TRUNK] * np.array((aspect, 1.0))
    shoulders, hips = flat[:, :2].mean(axis=1), flat[:, 2:].mean(axis=1)
    return float(np.percentile(np.hypot(*(shoulders - hips).T), 90))


def hidden(seen: Seen, aspect: float, torso: float) -> Array:
    """Say which joints another part of the body hides: of shape (times, 33), 1 or 0."""
    flat = seen.places * np.array((aspect, 1.0))
    covered = np.zeros(flat.shape[:2], dtype=bool)
    for start, end, radius in _LIMBS:
        a, b = flat[:, start, None], flat[:, end, None]
        line = b - a
        share = ((flat - a) * line).sum(-1) / np.maximum((line * line).sum(-1), 1e-9)
        share = np.clip(share, 0.0, 1.0)
        away = np.hypot(*np.moveaxis(flat - a - line * share[..., None], -1, 0))
        depth = seen.depth_m[:, start, None] * (1 - share) + seen.depth_m[:, end, None] * share
        covered |= (away < radius * torso) & (seen.depth_m > depth + 0.1)
    return np.asarray(covered, dtype=np.float64)


def outside(places: Array) -> Array:
    """Say which joints lie outside the picture: of shape (times, 33), 1 or 0."""
    return np.asarray(((places < 0.0) | (places > 1.0)).any(axis=-1), dtype=np.float64)


def misplaced(times_s: Array, unseen: Array, sensor: Sensor, rng: np.random.Generator) -> Array:
    """Draw how far each landmark is from its place, in torso lengths: of shape (times, 33, 2)."""
    count = len(times_s)
    off = rng.normal(size=(count, 33, 2)) * sensor.noise
    off += rng.normal(size=(1, 33, 2)) * sensor.bias
    off += _wandering(times_s, rng) * sensor.wander
    return np.asarray(off * (1.0 + (HIDDEN - 1.0) * unseen[..., None]))


def _wandering(times_s: Array, rng: np.random.Generator) -> Array:
    drawn = rng.normal(size=(len(times_s), 33, 2))
    for now in range(1, len(times_s)):
        keep = exp(-(times_s[now] - times_s[now - 1]) / WANDER_S)
        drawn[now] = keep * drawn[now - 1] + (1.0 - keep * keep) ** 0.5 * drawn[now]
    return drawn


def confidence(hid: Array, out: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Draw visibility and presence, each of shape (times, 33).

    A third of the joints that are hidden keep a visibility near 1, as pose models give them.
    """
    count = hid.shape[0]
    wobble = rng.normal(size=(count, 33)) * 0.01
    sure = rng.random(33) < 1.0 / 3.0
    low = np.where(sure, 0.97, rng.uniform(0.3, 0.8, 33))
    visibility = 0.97 + (low - 0.97) * hid + (0.75 - 0.97) * out * (1 - hid)
    presence = 0.995 - 0.03 * hid - (0.995 - rng.uniform(0.55, 0.75, 33)) * out
    return np.clip(visibility + wobble, 0.0, 1.0), np.clip(presence + wobble * 0.3, 0.0, 1.0)
