"""Labelled footage: pictures a second, and what drawing and posing each cost, in time of the processor."""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench.rows import Row
from studio.streams.options import Course, Options
from studio.streams.performing import performed
from supple.core.movement import catalogue

MOVEMENTS = ("double_knee_hug", "gentle_backbend", "seated_rotation", "supported_extension")
PERSON = "rosa"
PICTURES = 24
AT_MOST_MS = 100.0


def measure() -> Iterator[Row]:
    """Yield the time of a picture with its truth, with smooth and hard borders, and that of its parts."""
    for finer, borders in ((2, "smooth"), (1, "hard")):
        middle_ms = statistics.median(ms for movement in MOVEMENTS for ms in _filmed(movement, finer))
        yield Row(f"footage, 640 x 480, {borders} borders: a picture", middle_ms, "ms", AT_MOST_MS)
        yield Row(f"footage, 640 x 480, {borders} borders", 1000.0 / middle_ms, "frames/s")
    yield Row("footage: posing a body", _posing_ms(), "ms")
    yield Row("footage: building a set", _set_ms(), "ms")


def _filmed(movement: str, finer: int) -> Iterator[float]:
    footage, options = _footage(), Options(movement, course=Course(repetitions=1))
    frames = footage.film(footage.Scene(PERSON, look=footage.Look(finer=finer)), options, 4.0)
    next(frames)  # builds the set
    for _ in range(PICTURES):
        yield _ms(lambda: next(frames))


def _posing_ms() -> float:
    cast, filming = _footage(".cast"), _footage(".filming")
    actor, stretch = cast.known_actor(PERSON), performed(catalogue(), Options(MOVEMENTS[0]))[1]
    poses = [filming.pose_at(stretch, stretch.seconds * step / PICTURES) for step in range(PICTURES)]
    return statistics.median(_ms(lambda pose=pose: cast.posed(actor, pose)) for pose in poses)  # type: ignore[misc]


def _set_ms() -> float:
    footage = _footage()
    poses = _footage(".filming").ends(performed(catalogue(), Options(MOVEMENTS[1])))
    return _ms(lambda: footage.Shoot(footage.Scene(PERSON), poses).empty())


def _footage(module: str = "") -> Any:  # noqa: ANN401 (the studio's bodies have no types)
    return importlib.import_module(f"studio.footage{module}")


def _ms(work: Callable[[], object]) -> float:
    """Measure the processor's time, which other work on the machine hardly changes."""
    began_s = time.process_time()
    work()
    return 1000.0 * (time.process_time() - began_s)
