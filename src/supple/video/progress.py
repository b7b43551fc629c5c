"""How far a run is, and how long it will still take: on one line of a terminal, or a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TextIO

TERMINAL_EVERY_S = 0.2
LOG_EVERY_S = 10.0
LEAST_S, LEAST_SHARE = 2.0, 0.02
"""Before this, or before so much of the work is done, the time left would be a guess."""


class Progress:
    """Show the work done on some files; `weights` is how much work each is, in any one unit."""

    def __init__(
        self, out: TextIO, weights: Sequence[float], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._out = out
        self._clock = clock
        self._weights = [max(weight, 1e-6) for weight in weights]
        self._shares = [0.0] * len(weights)
        self._before = [0.0] * len(weights)
        self._done = 0
        self._began_s = clock()
        self._terminal = out.isatty()
        self._shown_s = self._began_s
        self._width = 0
        self._lock = Lock()

    def update(self, number: int, share: float) -> None:
        """Take in how much of one file is done."""
        self.told(number, share, before=False)

    def told(self, number: int, share: float, *, before: bool) -> None:
        """Take in how much of one file is done; work of an earlier run (`before`) is not this one's speed."""
        self._shares[number] = max(self._shares[number], min(share, 1.0))
        if before:
            self._before[number] = self._shares[number]
        with self._lock:
            self._show()

    def done(self, number: int, sentence: str = "") -> None:
        """Take in that one file is done, and say in a line of its own how it ended."""
        self._shares[number] = 1.0
        self._done += 1
        with self._lock:
            self._clear()
            self._out.write(f"{sentence}\n" if sentence else "")
            self._out.flush()

    def clear(self) -> None:
        """Take the line off the terminal."""
        with self._lock:
            self._clear()

    def _clear(self) -> None:
        if self._width:
            self._out.write("\r" + " " * self._width + "\r")
            self._out.flush()
            self._width = 0

    def line(self) -> str:
        """Return the line: files done, share of all the work, time left where it can be told."""
        total = sum(self._weights)
        done = sum(w * share for w, share in zip(self._weights, self._shares, strict=True))
        files = f"{self._done} of {len(self._weights)} files, " if len(self._weights) > 1 else ""
        left_s = self._left_s(total, done)
        left = "" if left_s is None else f", about {duration(left_s)} left"
        return f"{files}{100 * done / total:.0f} %{left}"

    def _left_s(self, total: float, done: float) -> float | None:
        before = sum(w * share for w, share in zip(self._weights, self._before, strict=True))
        taken_s = self._clock() - self._began_s
        if taken_s < LEAST_S or done - before < LEAST_SHARE * total:
            return None
        return taken_s * (total - done) / (done - before)

    def _show(self) -> None:
        now_s = self._clock()
        if now_s - self._shown_s < (TERMINAL_EVERY_S if self._terminal else LOG_EVERY_S):
            return
        self._shown_s = now_s
        line = self.line()
        if self._terminal:
            self._out.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            self._out.write(f"{line}\n")
        self._out.flush()


def duration(seconds: float) -> str:
    """Return a time as people say it: 8 s, 2 min 05 s, 1 h 10 min."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
