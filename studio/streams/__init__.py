"""Computed streams of landmarks whose truth is known: the catalogue's own poses, seen by a camera.

Nothing here is real footage. A stream shows whether the judge counts and measures what is in front of it; it
cannot show how well a pose model sees a real person.
"""

from studio.streams.options import Body, Camera, Course, Options, Sensor
from studio.streams.stream import Stream, stream
from studio.streams.truth import Repetition, Truth

__all__ = [
    "Body",
    "Camera",
    "Course",
    "Options",
    "Repetition",
    "Sensor",
    "Stream",
    "Truth",
    "stream",
]
