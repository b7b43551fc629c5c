"""How much of a file could be looked at."""

from __future__ import annotations

from supple.core.sight.landmarks import Frame
from supple.video.report import Seen


class FrameCount:
    """Count frames as they go by."""

    def __init__(self) -> None:
        self._frames = self._with_body = self._with_several = 0
        self._first_s: float | None = None
        self._last_s = 0.0
        self._body_s = 0.0
        self._longest_s = 0.0

    def add(self, frame: Frame) -> None:
        """Take in one frame."""
        if self._first_s is None:
            self._first_s = self._body_s = frame.time_s
        self._last_s = frame.time_s
        self._frames += 1
        self._with_several += len(frame.bodies) > 1
        if frame.bodies:
            self._with_body += 1
            self._body_s = frame.time_s
        self._longest_s = max(self._longest_s, frame.time_s - self._body_s)

    def seen(self) -> Seen:
        """Return what has been counted; the seconds are those from the first frame to the last."""
        seconds = self._last_s - (self._first_s or 0.0)
        return Seen(
            seconds=round(seconds, 6),
            frames=self._frames,
            frames_per_s=round((self._frames - 1) / seconds, 3) if seconds > 0 else 0.0,
            with_body=self._with_body,
            with_several=self._with_several,
            longest_without_body_s=round(self._longest_s, 6),
        )
