"""Read video files: what a file is, and its pictures with the time at which each is shown."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

import numpy as np

from supple.errors import PartError, VideoError
from supple.video.extra import need
from supple.video.sources import reading

if TYPE_CHECKING:
    from av import VideoFrame, VideoStream
    from av.container import InputContainer
    from numpy.typing import NDArray

LONGEST_PX = 960
"""Pictures are made no longer than this before a body is looked for: the model itself sees 256 x 256."""
ATTACHED_PICTURE = 0x400  # a cover picture in a sound file (FFmpeg's AV_DISPOSITION_ATTACHED_PIC)
MICROSECONDS = 1_000_000
MISSING_S = 0.5  # a video may end this much before the length that its file states
ANIMATED = frozenset({"gif", "apng"})  # they state a length that they do not keep to


@dataclass(frozen=True, slots=True)
class Clip:
    """Tell what a video file says of itself.

    `width_px` and `height_px` are those of the upright picture, `turned_deg` is the clockwise turn that
    makes it upright, and `stated_s` the length that the file states (None: it states none).
    `rate_hz` is the average rate; phones record at a rate that varies, so times come from the pictures.
    """

    path: Path
    container: str
    codec: str
    width_px: int
    height_px: int
    turned_deg: int
    rate_hz: float | None
    stated_s: float | None

    @property
    def aspect(self) -> float:
        """Return width over height of the upright picture."""
        return self.width_px / self.height_px


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold one upright picture: `rgb` is height x width x 3, uint8; `time_s` counts from the file's start."""

    number: int
    time_s: float
    rgb: NDArray[np.uint8]

    @property
    def aspect(self) -> float:
        """Return width over height."""
        return self.rgb.shape[1] / self.rgb.shape[0]


def probe(path: str | Path) -> Clip:
    """Return what a video file is, after decoding its first picture.

    Raises VideoError where it is not there, not readable, not a video (a photograph, say), or has no picture.
    """
    path = Path(path)
    with _opened(path) as (container, stream):
        if _is_picture(container):
            raise VideoError(f"{path} is a picture, not a video.", "Supple reads mp4, mov, webm and mkv.")
        frame = next((frame for frame, _ in _frames(container, stream)), None)
        if frame is None:
            raise VideoError(
                f"{path} holds no picture that can be read.", "It may be cut off: copy it again."
            )
        return _clip(path, container, stream, frame)


def pictures(path: str | Path, *, longest_px: int = LONGEST_PX) -> Iterator[Picture]:
    """Yield the upright pictures of a video in the order in which they are shown.

    Times are the file's own presentation time stamps in seconds from its start; they always rise.
    A picture longer than `longest_px` is made smaller as it is decoded, and one is held at a time.

    Raises:
        VideoError: the file cannot be used as a video.
        PartError: after the last picture, where the file breaks off or parts could not be decoded.
    """
    path = Path(path)
    with _opened(path) as (container, stream):
        start_s = (container.start_time or 0) / MICROSECONDS
        number, last_s, broken = 0, -1.0, 0
        for frame, broken in _frames(container, stream):  # noqa: B007 (the last count is wanted)
            time_s = _time_s(frame, last_s, stream) - start_s
            if time_s <= last_s:
                continue  # a picture shown twice, or one before the file's start
            yield Picture(number, time_s, _rgb(frame, stream, longest_px))
            number, last_s = number + 1, time_s
        _check_whole(path, container, last_s, broken)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    av = need("av")
    _check_file(path)
    logging.getLogger("libav").setLevel(logging.CRITICAL)  # its faults are told here, in sentences
    try:
        container = av.open(str(path), mode="r", metadata_errors="replace")
    except av.error.FFmpegError as fault:
        hint = "Supple reads mp4, mov, webm and mkv. If it should be one, it may be cut off: copy it again."
        raise VideoError(f"{path} is not a video that can be read.", hint) from fault
    with container:
        yield container, _stream(path, container)


def _check_file(path: Path) -> None:
    with reading(path):
        kind = path.stat().st_mode
        if S_ISDIR(kind):
            raise VideoError(f"{path} is a folder.", "Name the video files in it.")
        if not S_ISREG(kind):  # a pipe: it can be read only once, and is waited for
            raise VideoError(f"{path} is not a file.", "Save what comes from it as a file first.")
        with path.open("rb") as file:
            empty = not file.read(1)
    if empty:
        raise VideoError(f"{path} is empty.", "Copy or record it again.")


def _stream(path: Path, container: InputContainer) -> VideoStream:
    for stream in container.streams.video:
        if not int(stream.disposition) & ATTACHED_PICTURE:
            stream.thread_type = "AUTO"
            return stream
    raise VideoError(f"{path} holds no moving pictures.", "Is it a sound file?")


def _frames(container: InputContainer, stream: VideoStream) -> Iterator[tuple[VideoFrame, int]]:
    """Yield each picture with the number of pieces that could not be decoded before it."""
    av = need("av")
    broken = 0
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
            if packet is None:
                return
            decoded = packet.decode()
        except av.error.FFmpegError:
            broken += 1
            continue
        for frame in decoded:
            yield frame, broken


def _clip(path: Path, container: InputContainer, stream: VideoStream, frame: VideoFrame) -> Clip:
    width_px, height_px = _size_px(frame, stream)
    turned_deg = -90 * _quarter_turns(frame) % 360
    if turned_deg % 180:
        width_px, height_px = height_px, width_px
    return Clip(
        path=path,
        container=container.format.name,
        codec=stream.codec_context.name,
        width_px=width_px,
        height_px=height_px,
        turned_deg=turned_deg,
        rate_hz=float(stream.average_rate) if stream.average_rate else None,
        stated_s=_stated_s(container),
    )


def _is_picture(container: InputContainer) -> bool:
    name: str = container.format.name
    return name == "image2" or name.endswith("_pipe")


def _size_px(frame: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    """Return width and height with square pixels, as stored (not yet upright)."""
    shape = stream.sample_aspect_ratio or Fraction(1)
    return round(frame.width * shape), frame.height


def _stated_s(container: InputContainer) -> float | None:
    """Return the length of a file; Matroska states when it ends, which is later where it begins late."""
    if not container.duration:
        return None
    begins = max(container.start_time or 0, 0) if "matroska" in container.format.name else 0
    return (container.duration - begins) / MICROSECONDS


def _time_s(frame: VideoFrame, last_s: float, stream: VideoStream) -> float:
    if frame.pts is not None:
        return float(frame.time)
    return last_s + (float(1 / stream.average_rate) if stream.average_rate else 1 / 30)


def _rgb(frame: VideoFrame, stream: VideoStream, longest_px: int) -> NDArray[np.uint8]:
    width_px, height_px = _size_px(frame, stream)
    share = min(1.0, longest_px / max(width_px, height_px))
    small = frame.reformat(
        width=max(2, round(width_px * share)), height=max(2, round(height_px * share)), format="rgb24"
    )
    return np.ascontiguousarray(np.rot90(small.to_ndarray(), _quarter_turns(frame)))


def _quarter_turns(frame: VideoFrame) -> int:
    """Return how many quarter turns make a picture upright: counter-clockwise, as numpy counts them."""
    return round(frame.rotation / 90) % 4


def _check_whole(path: Path, container: InputContainer, last_s: float, broken: int) -> None:
    if last_s < 0:
        raise VideoError(f"{path} holds no picture that can be read.", "It may be cut off: copy it again.")
    stated_s = _stated_s(container)
    still = container.format.name in ANIMATED or _is_picture(container)
    if stated_s is not None and not still and last_s < stated_s - MISSING_S:
        raise PartError(f"{path} breaks off after {last_s:.1f} of {stated_s:.1f} s.", "Copy it again.")
    if broken:
        raise PartError(f"{path} is damaged: pieces of it could not be decoded ({broken}).", "Copy it again.")
