"""Video files made for one test, of pictures whose corners and numbers are known."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np

CODECS = {".mp4": "libx264", ".mov": "libx264", ".mkv": "libx264", ".webm": "libvpx-vp9"}
TICKS = Fraction(1, 1000)


def corner(size=(64, 48), level=90):
    """A grey picture whose top left quarter is red."""
    width, height = size
    rgb = np.full((height, width, 3), level, dtype=np.uint8)
    rgb[: height // 2, : width // 2] = (250, 10, 10)
    return rgb


def film(path, pictures, times_s, *, turned_deg=0, options=None):
    """Write the pictures with these presentation times; `turned_deg` is the flag a phone on its side sets."""
    with av.open(str(path), "w", options=options or {}) as container:
        codec = CODECS[path.suffix]
        fast = {"preset": "ultrafast"} if codec == "libx264" else {"deadline": "realtime", "cpu-used": "8"}
        stream = container.add_stream(codec, rate=30, options=fast)
        height, width = pictures[0].shape[:2]
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = TICKS
        stream.codec_context.gop_size = 10
        if turned_deg:
            stream.set_display_rotation(-turned_deg)  # counter-clockwise in FFmpeg
        for picture, time_s in zip(pictures, times_s, strict=True):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = round(time_s * 1000), TICKS
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def even(count, rate_hz=30.0):
    return [number / rate_hz for number in range(count)]


def grey(path, count=10, rate_hz=30.0, **options):
    """A film of grey pictures with a red corner."""
    return film(path, [corner()] * count, even(count, rate_hz), **options)


def cut(path, share):
    """Keep only this share of a file's bytes."""
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def noisy(path, count=60, size=(160, 120)):
    """A film that does not compress well, so that a cut file has lost pictures."""
    made = np.random.default_rng(1)
    pictures = [made.integers(0, 255, (size[1], size[0], 3), dtype=np.uint8) for _ in range(count)]
    return film(path, pictures, even(count))


def still(rgb, count):
    """The same photograph again and again, moved a little: a person who does not hold quite still."""
    return [np.roll(rgb, (number % 3, number % 2), axis=(0, 1)) for number in range(count)]
