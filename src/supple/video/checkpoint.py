"""The landmarks found so far, on disk: an interrupted run goes on from them, and memory stays flat.

One line of JSON says to which file and model the landmarks belong. After it come records: the
presentation time (float64), how many bodies there are (one byte), and 132 float32 for each body. A record
that was cut short by a crash is dropped, with all behind it.
"""

from __future__ import annotations

import json
import os
import struct
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from typing import BinaryIO

from supple.core.sight.landmarks import LENGTH, Frame

FORMAT = 1
FLUSH_FRAMES = 60
_HEAD = struct.Struct("<dB")
_BODY_BYTES = 4 * LENGTH
_RESUMED = 255


@dataclass(frozen=True, slots=True)
class Key:
    """What the landmarks depend on: only a run with the same key may go on from them."""

    sha256: str
    model_sha256: str
    people: int
    aspect: float
    supple_landmarks: int = FORMAT


@dataclass(frozen=True, slots=True)
class State:
    """How far a checkpoint got: whole records end at `length_bytes`; `last_s` is None before the first."""

    length_bytes: int = 0
    last_s: float | None = None
    resumed_at_s: tuple[float, ...] = ()


class Writer:
    """Append frames to a checkpoint, after those that it has; a context manager."""

    def __init__(self, path: Path, key: Key) -> None:
        self.state = state_of(path, key)
        self.went_on = False
        fresh = self.state.length_bytes == 0
        self._file: BinaryIO = path.open("wb" if fresh else "r+b")
        self._unflushed = 0
        if fresh:
            self._file.write(_line(key))
        else:
            self._file.truncate(self.state.length_bytes)
            self._file.seek(0, os.SEEK_END)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def resumed_at_s(self) -> tuple[float, ...]:
        """Where earlier runs, and this one, were taken up again."""
        last_s = self.state.last_s
        return self.state.resumed_at_s + ((last_s,) if self.went_on and last_s is not None else ())

    def add(self, frame: Frame) -> None:
        """Append one frame."""
        if self.state.last_s is not None and not self.went_on:
            self.went_on = True
            self._file.write(_HEAD.pack(self.state.last_s, _RESUMED))
        self._file.write(_HEAD.pack(frame.time_s, len(frame.bodies)))
        for body in frame.bodies:
            self._file.write(array("f", body).tobytes())
        self._unflushed += 1
        if self._unflushed >= FLUSH_FRAMES:
            self._file.flush()
            self._unflushed = 0


def state_of(path: Path, key: Key) -> State:
    """Say how far a checkpoint got; from its start, where it is missing or belongs to something else."""
    if not path.exists():
        return State()
    with path.open("rb") as file:
        if file.readline() != _line(key):
            return State()
        last_s, resumed, place = None, [], file.tell()
        for time_s, mark, _ in _records(file):
            place = file.tell()
            if mark == _RESUMED:
                resumed.append(time_s)
            else:
                last_s = time_s
    return State(place, last_s, tuple(resumed))


def frames_of(path: Path, aspect: float) -> Iterator[Frame]:
    """Yield the frames of a checkpoint, one at a time."""
    with path.open("rb") as file:
        file.readline()
        for time_s, mark, bodies in _records(file):
            if mark < _RESUMED:
                yield Frame(time_s, aspect, tuple(bodies))


def _records(file: BinaryIO) -> Iterator[tuple[float, int, Sequence[array[float]]]]:
    last_s = -inf
    while len(head := file.read(_HEAD.size)) == _HEAD.size:
        time_s, mark = _HEAD.unpack(head)
        if not (time_s > last_s or (mark == _RESUMED and time_s == last_s)):
            return  # times rise: a computer that lost its power may leave zeros behind
        last_s = time_s
        wanted = _BODY_BYTES * (mark if mark < _RESUMED else 0)
        if len(raw := file.read(wanted)) < wanted:
            return
        yield time_s, mark, [_body(raw, start) for start in range(0, wanted, _BODY_BYTES)]


def _body(raw: bytes, start: int) -> array[float]:
    body = array("f")
    body.frombytes(raw[start : start + _BODY_BYTES])
    return body


def _line(key: Key) -> bytes:
    return json.dumps(asdict(key), sort_keys=True).encode() + b"\n"
