"""Draw on a picture what was seen in it: the near side's bones, and a strip with what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib as mpl
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from supple.core.sight.landmarks import INDEX, STRIDE

CHAINS = (
    ("ear", "shoulder", "hip", "knee", "ankle", "foot_index"),
    ("shoulder", "elbow", "wrist"),
    ("ankle", "heel"),
)
"""Bones that are drawn, from joint to joint."""
BONE, JOINT, EDGE, FAR = (255, 196, 61), (255, 255, 255), (20, 28, 38), (150, 158, 168)
STRIP, TEXT, FAINT = (20, 28, 38), (246, 243, 238), (176, 184, 194)
LINES = 3
_FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Caption:
    """The strip's lines: what is done and counted, what is measured, what the judge says."""

    title: str
    measures: str
    state: str


def strip_px(width_px: int, height_px: int) -> int:
    """Return the height of the strip below a picture: whole pairs of pixels."""
    return 2 * round(LINES * 1.5 * _text_px(width_px, height_px) / 2)


def drawn(
    rgb: NDArray[np.uint8], body: Sequence[float] | None, near: str | None, caption: Caption
) -> NDArray[np.uint8]:
    """Return the picture (height x width x 3) with the skeleton, and the strip below it."""
    height_px, width_px = rgb.shape[:2]
    text_px = _text_px(width_px, height_px)
    canvas = Image.new("RGB", (width_px, height_px + strip_px(width_px, height_px)), STRIP)
    canvas.paste(Image.fromarray(rgb), (0, 0))
    pen = ImageDraw.Draw(canvas)
    if body is not None:
        _skeleton(pen, joints(body, (width_px, height_px)), near, max(2, round(height_px / 160)))
    lines = ((caption.title, TEXT), (caption.measures, TEXT), (caption.state, FAINT))
    for number, (line, colour) in enumerate(lines):
        place = (0.5 * text_px, height_px + (0.25 + 1.45 * number) * text_px)
        pen.text(place, line, fill=colour, font=_font(text_px))
    return np.asarray(canvas)


def joints(body: Sequence[float], size_px: tuple[int, int]) -> Mapping[str, Point]:
    """Return every landmark's place in the picture, in pixels."""
    return {
        name: (body[at * STRIDE] * size_px[0], body[at * STRIDE + 1] * size_px[1])
        for name, at in INDEX.items()
    }


def _skeleton(pen: ImageDraw.ImageDraw, at: Mapping[str, Point], near: str | None, px: int) -> None:
    sides = ("left", "right") if near is None else ("right" if near == "left" else "left", near)
    for side in sides:
        far = near is not None and side != near
        for chain in CHAINS:
            points = [at[f"{side}_{name}"] for name in chain]
            if far:
                pen.line(points, fill=FAR, width=max(1, px // 2), joint="curve")
            else:
                pen.line(points, fill=EDGE, width=px + 2, joint="curve")
                pen.line(points, fill=BONE, width=px, joint="curve")
                _dots(pen, points, px)


def _dots(pen: ImageDraw.ImageDraw, points: Iterable[Point], px: int) -> None:
    for x, y in points:
        pen.ellipse((x - px, y - px, x + px, y + px), fill=JOINT, outline=EDGE)


def _text_px(width_px: int, height_px: int) -> int:
    return max(11, round(min(width_px, 1.2 * height_px) / 32))


@cache
def _font(size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size_px)
