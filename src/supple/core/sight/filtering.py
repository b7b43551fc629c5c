"""A smoothing filter that follows quick movements and calms still ones."""

from __future__ import annotations

from math import pi

MIN_CUTOFF_HZ = 1.4
BETA = 0.06
D_CUTOFF_HZ = 1.0
LONGEST_GAP_S = 0.5
_NOISE_SHARE = 0.05


class OneEuro:
    """Filter one signal with uneven times (Casiez and others, CHI 2012, doi:10.1145/2207676.2208639).

    `scale` brings the signal's unit to about degrees, so that one set of numbers serves all measures.
    After a gap the filter starts anew. `noise` is the spread of the raw signal about the filtered one.
    """

    __slots__ = ("_last_raw", "_scale", "_slope", "_time_s", "_variance", "value")

    def __init__(self, scale: float = 1.0) -> None:
        self._scale = scale
        self._time_s: float | None = None
        self._last_raw = self._slope = self._variance = 0.0
        self.value = 0.0

    @property
    def noise(self) -> float:
        """One standard deviation of the raw signal about the filtered one, in the signal's unit."""
        return float(self._variance**0.5)

    def feed(self, time_s: float, raw: float) -> float:
        """Return the filtered value at `time_s`, which must not be earlier than the last."""
        before_s, self._time_s = self._time_s, time_s
        step_s = time_s - before_s if before_s is not None else -1.0
        if not 0.0 <= step_s <= LONGEST_GAP_S:
            self._last_raw = self.value = raw
            self._slope = 0.0
            return raw
        if step_s < 1e-6:
            return self.value
        slope = (raw - self._last_raw) / step_s
        self._slope += _alpha(D_CUTOFF_HZ, step_s) * (slope - self._slope)
        cutoff_hz = MIN_CUTOFF_HZ + BETA * abs(self._slope) * self._scale
        self.value += _alpha(cutoff_hz, step_s) * (raw - self.value)
        off = raw - self.value
        self._variance += _NOISE_SHARE * (off * off - self._variance)
        self._last_raw = raw
        return self.value


def _alpha(cutoff_hz: float, step_s: float) -> float:
    turn = 2.0 * pi * cutoff_hz * step_s
    return turn / (turn + 1.0)
