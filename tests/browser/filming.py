"""Footage for the browser's camera: a computed person who hugs their knees, seen from the side."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.footage import Camera, Look, Scene, film
from studio.streams.options import Course, Options

HUGS = 3
FRAMES_PER_S = 8
WIDTH, HEIGHT = 480, 360
Picture = NDArray[np.uint8]
Clip = Sequence[tuple[float, Picture]]
"""Pictures with their seconds from the beginning."""


@cache
def hugs() -> Clip:
    """Three knee hugs on the floor: (seconds, picture) each."""
    scene = Scene(
        person="rosa",
        seed=7,
        camera=Camera(from_deg=90, size_px=(WIDTH, HEIGHT)),
        look=Look(finer=1),
    )
    options = Options("double_knee_hug", 3, course=Course(part="hugs", repetitions=HUGS))
    return tuple((frame.time_s, frame.rgb) for frame in film(scene, options, frames_per_s=FRAMES_PER_S))


@cache
def still(seconds: int = 1) -> Clip:
    """Somebody who lies still, in the start pose."""
    first = hugs()[0][1]
    return tuple((at / FRAMES_PER_S, noisy(first, at)) for at in range(seconds * FRAMES_PER_S))


def empty(light: int) -> Clip:
    """An even wall, so bright (0 to 255)."""
    wall = np.full((HEIGHT, WIDTH, 3), light, np.uint8)
    return tuple((at / FRAMES_PER_S, noisy(wall, at)) for at in range(FRAMES_PER_S))


def two() -> Clip:
    """The same person twice, one above the other: a picture for each half."""
    small = [np.asarray(Image.fromarray(picture).resize((WIDTH // 2, HEIGHT // 2))) for _, picture in still()]
    wall = np.full((HEIGHT, WIDTH, 3), 150, np.uint8)
    made = []
    for at, picture in enumerate(small):
        both = wall.copy()
        both[: HEIGHT // 2, WIDTH // 4 : WIDTH // 4 + WIDTH // 2] = picture
        both[HEIGHT // 2 :, WIDTH // 4 : WIDTH // 4 + WIDTH // 2] = picture
        made.append((at / FRAMES_PER_S, noisy(both, at)))
    return tuple(made)


def then_still(seconds: int = 8) -> Clip:
    """Three knee hugs, after which somebody lies still."""
    end_s = hugs()[-1][0] + 1 / FRAMES_PER_S
    return (*hugs(), *((end_s + at_s, picture) for at_s, picture in still(seconds)))


def lights_off() -> Clip:
    """Three knee hugs in a room in which nothing can be seen."""
    return tuple(
        (at_s, noisy((picture * 0.02).astype(np.uint8), at)) for at, (at_s, picture) in enumerate(hugs())
    )


@cache
def passed() -> Clip:
    """Three knee hugs; meanwhile somebody else is in the picture for its middle third, further away."""
    other = np.asarray(Image.fromarray(hugs()[0][1]).resize((WIDTH // 2, HEIGHT // 2)))
    made = []
    for at, (at_s, picture) in enumerate(hugs()):
        both = np.full((HEIGHT, WIDTH, 3), 150, np.uint8)
        wide, high = WIDTH * 5 // 8, HEIGHT * 5 // 8
        both[HEIGHT - high :, :wide] = np.asarray(Image.fromarray(picture).resize((wide, high)))
        if len(hugs()) <= 3 * at < 2 * len(hugs()):
            both[: HEIGHT // 2 - 45, WIDTH // 2 :] = other[45:]
        made.append((at_s, noisy(both, at)))
    return tuple(made)


def noisy(picture: Picture, seed: int) -> Picture:
    """Add what a sensor adds: no camera gives the same picture twice."""
    rng = np.random.default_rng(seed)
    return np.clip(picture + rng.normal(0.0, 4.0, picture.shape), 0, 255).astype(np.uint8)


def y4m(target: Path, frames: Clip, per_s: int | None = None) -> Path:
    """Write a clip that Chromium plays as its camera, again and again.

    `per_s` is how many pictures a second it shows, a multiple of those of the clip: each is shown so often.
    """
    times = (per_s or FRAMES_PER_S) // FRAMES_PER_S
    with target.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{times * FRAMES_PER_S}:1 Ip A1:1 C420jpeg\n".encode())
        for _, picture in frames:
            file.write((b"FRAME\n" + _planes(picture)) * times)
    return target


def _planes(picture: Picture) -> bytes:
    """Return brightness for each point, and the two colours for each four."""
    planes = np.asarray(Image.fromarray(picture).convert("YCbCr"))
    return b"".join((planes[:, :, 0].tobytes(), *(planes[::2, ::2, at].tobytes() for at in (1, 2))))


def png(picture: Picture) -> bytes:
    """Return a picture as a page takes it, without any loss."""
    written = io.BytesIO()
    Image.fromarray(picture).save(written, "png", compress_level=1)
    return written.getvalue()
