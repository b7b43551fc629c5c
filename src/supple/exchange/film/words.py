"""What is written over the film: the movement, which side and repetition, the breath, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from supple.core.movement import Beat

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from supple.exchange.film.going import Moment

    Bytes = NDArray[np.uint8]
    Floats = NDArray[np.float32]

INK, SOFT, PAPER, BRAND = (38, 36, 31), (90, 84, 72), (250, 246, 239), (31, 102, 88)
TOP_PX, BOTTOM_PX, SIDE_PX = 40, 36, 56
BAR_PX = 8
BREATHS = {"in": "Breathe in", "out": "Breathe out", "easy": "Breathe easily"}
BALL_PX = (14, 34)
"""The breath's circle, empty and full."""


@dataclass(frozen=True, slots=True)
class Card:
    """Something to lay over a picture: `colours` are counted by their `share` already."""

    height_px: int
    left_px: int
    top_px: int
    colours: Floats
    share: Floats


def written(rgb: Bytes, moment: Moment, done: float) -> Bytes:
    """Return a picture with its words; `done` is how much of the session has gone."""
    made = rgb.copy()
    height, width = made.shape[:2]
    _over(made, _title(moment.beat, width), 0)
    _over(made, _says(moment.beat, width), height)
    _breath(made, moment)
    made[height - BAR_PX :] = np.array(PAPER) * 0.92
    made[height - BAR_PX :, : round(width * done)] = BRAND
    return made


def caption_of(beat: Beat) -> str:
    """Return what is to be read during a beat: what is said, or what is shown where nothing is."""
    return beat.say or beat.show


@lru_cache(maxsize=64)
def _title(beat: Beat, width: int) -> Card:
    card = Image.new("RGBA", (width, 140), (0, 0, 0, 0))
    draw = ImageDraw.Draw(card)
    draw.text((SIDE_PX, TOP_PX), beat.title, font=_font(38, bold=True), fill=(*INK, 255))
    draw.text((SIDE_PX, TOP_PX + 54), _which(beat), font=_font(24), fill=(*SOFT, 255))
    return _card(card)


def _which(beat: Beat) -> str:
    parts = [f"{beat.side.capitalize()} side"] if beat.side else []
    if beat.repetition and beat.repetitions and beat.repetitions > 1:
        parts.append(f"{beat.repetition} of {beat.repetitions}")
    return "  ·  ".join(parts)


@lru_cache(maxsize=64)
def _says(beat: Beat, width: int) -> Card:
    font = _font(30)
    lines = _wrapped(caption_of(beat), width - 2 * SIDE_PX - 80)
    high = 24 + 44 * max(1, len(lines))
    card = Image.new("RGBA", (width, high + BOTTOM_PX), (0, 0, 0, 0))
    draw = ImageDraw.Draw(card)
    if lines:
        wide = max(draw.textlength(line, font=font) for line in lines)
        left = (width - wide) / 2.0
        draw.rounded_rectangle((left - 28, 0, left + wide + 28, high), 18, fill=(*PAPER, 235))
    for number, line in enumerate(lines):
        across = (width - draw.textlength(line, font=font)) / 2.0
        draw.text((across, 12 + 44 * number), line, font=font, fill=(*INK, 255))
    return _card(card)


def _wrapped(text: str, width_px: float) -> list[str]:
    """Break a text into lines that fit."""
    font, lines = _font(30), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _breath(made: Bytes, moment: Moment) -> None:
    if moment.beat.kind not in {"work", "rest"}:
        return
    width = made.shape[1]
    full = {"in": moment.gone, "out": 1.0 - moment.gone}.get(moment.beat.breath, 0.5)
    _over(made, _ball(moment.beat.breath, round(full * 20) / 20, width), 0)


@lru_cache(maxsize=96)
def _ball(breath: str, full: float, width: int) -> Card:
    fine = 4
    low, high = BALL_PX
    radius = (low + (high - low) * full) * fine
    middle = ((width - SIDE_PX - high) * fine, (TOP_PX + high) * fine)
    wide = (2 * high + 8) * fine
    ball = Image.new("RGBA", (wide, wide), (0, 0, 0, 0))
    at = wide / 2
    ImageDraw.Draw(ball).ellipse((at - radius, at - radius, at + radius, at + radius), fill=(*BRAND, 200))
    card = Image.new("RGBA", (width, 140), (0, 0, 0, 0))
    small = ball.resize((wide // fine, wide // fine), Image.Resampling.LANCZOS)
    card.paste(small, (middle[0] // fine - small.width // 2, middle[1] // fine - small.height // 2))
    words = BREATHS[breath]
    font = _font(24)
    left = middle[0] / fine - high - 24 - font.getlength(words)
    ImageDraw.Draw(card).text((left, TOP_PX + high - 16), words, font=font, fill=(*SOFT, 255))
    return _card(card)


def _over(made: Bytes, card: Card, foot_px: int) -> None:
    """Lay a card on the top of a picture, or with its foot at `foot_px`."""
    top = max(0, foot_px - card.height_px) + card.top_px
    rows, columns = card.colours.shape[:2]
    under = made[top : top + rows, card.left_px : card.left_px + columns]
    under[:] = under * (1.0 - card.share) + card.colours


def _card(image: Image.Image) -> Card:
    """Cut what is empty off a picture."""
    left, top, right, bottom = image.getbbox() or (0, 0, 1, 1)
    cut = np.asarray(image)[top:bottom, left:right].astype(np.float32)
    share = cut[:, :, 3:] / np.float32(255.0)
    return Card(image.height, left, top, cut[:, :, :3] * share, share)


@lru_cache(maxsize=8)
def _font(size_px: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return the typeface that matplotlib brings, so that a film looks the same everywhere."""
    import matplotlib as mpl

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name), size_px)
