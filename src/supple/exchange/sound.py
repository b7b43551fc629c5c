"""Join spoken lines into one sound file, frame by frame, without decoding anything.

Every recording is MPEG-2 Layer III at one bit rate, so that all frames are equally long. The first frame
of a recording borrows no bits from frames before it (`main_data_begin` is 0), and a silent frame neither
borrows nor lends: recordings and silence can stand in any order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from supple.errors import AssetsError

HEADER = bytes.fromhex("fff364c4")
"""MPEG-2 Layer III, 48 kbit/s, 24000 Hz, mono, without checksum or padding."""
FRAME_BYTES = 144
FRAME_S = 576 / 24_000
SILENT = HEADER + bytes(FRAME_BYTES - len(HEADER))
HEARD_LATER_S = 0.05
"""A voice is heard this long after its recording begins: the coder's delay, and a breath of silence."""


@dataclass(frozen=True, slots=True)
class Line:
    """A recording and when it should be heard; `name` is told where it cannot be used."""

    start_s: float
    recording: bytes
    name: str


def join(lines: Iterable[Line], seconds: float, title: str) -> bytes:
    """Return an MP3 of `seconds` in which each line is heard at its time, to half a frame.

    A line that comes while another is still speaking waits for it. Raises AssetsError for a recording of
    another kind.
    """
    frames: list[bytes] = []
    for line in sorted(lines, key=lambda it: it.start_s):
        begin = round((line.start_s - HEARD_LATER_S) / FRAME_S)
        frames += [SILENT] * (begin - len(frames))
        frames += frames_of(line.recording, line.name)
    frames += [SILENT] * (round(seconds / FRAME_S) - len(frames))
    return _title(title) + b"".join(frames)


def seconds_of(recording: bytes) -> float:
    """Return how long a recording is."""
    return len(recording) // FRAME_BYTES * FRAME_S


def frames_of(recording: bytes, name: str) -> list[bytes]:
    """Return the frames of a recording; raises AssetsError where it cannot be joined to others."""
    frames = [recording[at : at + FRAME_BYTES] for at in range(0, len(recording), FRAME_BYTES)]
    whole = len(recording) % FRAME_BYTES == 0 and all(frame.startswith(HEADER) for frame in frames)
    borrows = frames and frames[0][len(HEADER)] != 0
    if not frames or not whole or borrows:
        hint = "Recordings are mono MP3 at 48 kbit/s and 24000 Hz without a header: run `make voices`."
        raise AssetsError(f"The recording {name} cannot be joined to others.", hint)
    return frames


def _title(text: str) -> bytes:
    """Return an ID3v2.3 tag with the title, for music players to show."""
    content = b"\x01" + text.encode("utf-16")
    frame = b"TIT2" + len(content).to_bytes(4, "big") + b"\x00\x00" + content
    # The size is written with seven bits in each byte, so that it never looks like a frame of sound.
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + frame
