"""Write footage as files: a video for people, a clip for Chromium's fake camera, and the truth as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from studio.footage.shooting import Frame
from studio.streams.landmarks import NAMES
from supple.errors import UsageError
from supple.video.extra import need
from supple.video.film import Film

JPEG_QUALITY = 90


def write(frames: Iterable[Frame], path: Path, frames_per_s: float) -> Iterator[Frame]:
    """Write frames into a file by its ending (.mp4, .y4m, .mjpeg), and yield each as it is written.

    `.y4m` and `.mjpeg` are what Chromium's `--use-file-for-fake-video-capture` takes. Raises UsageError for
    another ending.
    """
    if path.suffix not in _WRITERS:
        raise UsageError(
            f"{path} is no video that can be written.", f"Its name ends in {', '.join(_WRITERS)}."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    return _WRITERS[path.suffix](frames, path, frames_per_s)


def write_truth(frames: Iterable[Frame], path: Path) -> None:
    """Write the truth of frames as JSON: the points' names, then one entry a picture."""
    told = {
        "landmarks": list(NAMES),
        "frames": [{"time_s": round(frame.time_s, 4), **frame.truth.to_json()} for frame in frames],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")


def _mp4(frames: Iterable[Frame], path: Path, _: float) -> Iterator[Frame]:
    film: Film | None = None
    fault: BaseException | None = None
    try:
        for frame in frames:
            if film is None:
                height, width = frame.rgb.shape[:2]
                film = Film(path, (width, height)).__enter__()
            film.add(frame.rgb, frame.time_s)
            yield frame
    except BaseException as caught:
        fault = caught
        raise
    finally:
        if film is not None:
            film.__exit__(type(fault) if fault else None, fault, None)


def _y4m(frames: Iterable[Frame], path: Path, frames_per_s: float) -> Iterator[Frame]:
    """Write raw pictures: 1.5 bytes a pixel, so keep such clips short."""
    cv2 = need("cv2")
    with path.open("wb") as file:
        for number, frame in enumerate(frames):
            height, width = frame.rgb.shape[:2]
            if number == 0:
                rate = f"{round(frames_per_s * 1000)}:1000"
                file.write(f"YUV4MPEG2 W{width} H{height} F{rate} Ip A1:1 C420jpeg\n".encode())
            file.write(b"FRAME\n" + cv2.cvtColor(frame.rgb, cv2.COLOR_RGB2YUV_I420).tobytes())
            yield frame


def _mjpeg(frames: Iterable[Frame], path: Path, _: float) -> Iterator[Frame]:
    cv2 = need("cv2")
    with path.open("wb") as file:
        for frame in frames:
            _, jpeg = cv2.imencode(".jpg", np.ascontiguousarray(frame.rgb[:, :, ::-1]), [1, JPEG_QUALITY])
            file.write(jpeg.tobytes())
            yield frame


_WRITERS = {".mp4": _mp4, ".y4m": _y4m, ".mjpeg": _mjpeg}
