"""Small video files made for one test, and a pose model that sees a computed stream in them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import av
import numpy as np

from studio.streams import Body, Camera, Course, Options, Sensor, stream
from studio.streams.camera import seen
from studio.streams.performing import Stretch
from studio.streams.track import points_at
from supple.core.movement import catalogue, pose_of, timeline
from supple.core.sight.landmarks import Frame

RATE = 10


def hugs(seed=1):
    """The frames of five hugs and the circles after them, at 10 frames a second."""
    sensor = Sensor(frames_per_s=float(RATE))
    return stream(Options("double_knee_hug", seed=seed, sensor=sensor, course=Course(speed=2.0))).frames


def film(path, frames, size=(64, 48), times_s=None):
    """Write a grey video with `frames` pictures, and return its path."""
    times_s = times_s or [number / RATE for number in range(frames)]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for number, time_s in enumerate(times_s):
            rgb = np.full((size[1], size[0], 3), 40 + number % 150, dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(rgb, format="rgb24")
            frame.pts, frame.time_base = round(time_s * 1000), Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


class SeesStream:
    """Stand in for PoseFinder: the body in picture n is that of the stream's frame n."""

    frames = ()
    looked = 0

    def __init__(self, settings=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_fault):
        pass

    def find(self, picture):
        type(self).looked += 1
        seen = self.frames[picture.number] if picture.number < len(self.frames) else None
        if seen is None:
            return replace(self.frames[0], time_s=picture.time_s, aspect=picture.aspect, bodies=())
        return replace(seen, time_s=picture.time_s, aspect=picture.aspect)


def seeing(monkeypatch, frames):
    """Let the analysis see these frames; return the class that counts how often it looked."""
    finder = type("Finder", (SeesStream,), {"frames": frames, "looked": 0})
    monkeypatch.setattr("supple.video.watching.PoseFinder", finder)
    return finder


def routine(start_s, *, seed=1, noise=0.02, lead_s=0.0):
    """The frames of a whole routine whose first movement begins at `start_s`, seen from the left side.

    Before it, the person stands; `lead_s` cuts the file's beginning off.
    """
    made = timeline(catalogue(), "four_minutes")
    stretches = [Stretch(*_poses("positions.standing", "positions.standing"), start_s)]
    stretches += [Stretch(*_poses(beat.pose_from, beat.pose_to), beat.seconds) for beat in made.beats]
    times_s = np.arange(lead_s, start_s + made.seconds, 0.2)
    points = points_at(stretches, times_s, Body())
    places = seen(points, Camera(), points.reshape(-1, 3)).places
    places += np.random.default_rng(seed).normal(0.0, noise, places.shape)
    ones = np.ones((*places.shape[:2], 2))
    bodies = np.concatenate((places, ones), axis=-1).reshape(len(times_s), -1)
    times_s -= lead_s
    return [
        Frame(float(at), 4 / 3, (tuple(body),)) for at, body in zip(times_s, bodies.tolist(), strict=True)
    ]


def _poses(start, end):
    return pose_of(catalogue(), start), pose_of(catalogue(), end)
