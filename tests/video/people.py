"""Computed people: stick bodies at known places, and a pose model that sees them."""

from __future__ import annotations

from supple.core.sight.landmarks import INDEX, NAMES, Frame

SHOULDER_Y, HIP_Y, HEEL_Y = 0.30, 0.55, 0.95


def body(x=0.5, size=1.0, presence=1.0, y=0.0):
    """An upright body with its trunk's middle near (x, 0.43 + y) as 132 numbers."""
    numbers = []
    for name in NAMES:
        side = 0.05 if name.startswith("left") else -0.05 if name.startswith("right") else 0.0
        height = _height(name)
        numbers += [x + side * size, y + 0.43 + (height - 0.43) * size, 0.9, presence]
    return tuple(numbers)


def without(numbers, name):
    """The same body, with one landmark said to be absent."""
    at = 4 * INDEX[name]
    return (*numbers[: at + 3], 0.1, *numbers[at + 4 :])


def frame(time_s, *bodies, aspect=1.0):
    return Frame(time_s, aspect, tuple(bodies))


def _height(name):
    heights = {
        "shoulder": SHOULDER_Y,
        "hip": HIP_Y,
        "knee": 0.75,
        "ankle": 0.92,
        "heel": HEEL_Y,
        "foot": HEEL_Y,
    }
    heights |= {"elbow": 0.42, "wrist": 0.52, "pinky": 0.55, "index": 0.55, "thumb": 0.54}
    return next((heights[part] for part in name.split("_")[::-1] if part in heights), 0.15)


def seeing(monkeypatch, frame_of):
    """Let `track` find what `frame_of(picture)` gives."""

    class Finder:
        def __init__(self, settings):
            self.settings = settings

        def __enter__(self):
            return self

        def __exit__(self, *_fault):
            pass

        def find(self, picture):
            return frame_of(picture)

    monkeypatch.setattr("supple.video.landmarks.PoseFinder", Finder)
