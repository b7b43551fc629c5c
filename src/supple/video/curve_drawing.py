"""A person's own backs, at ease and bent, as an SVG: each third of the spine as thick as it bends."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from supple.core.sight.curve import CannotTell, Curve
from supple.core.sight.curve_line import Point, back_line, thirds
from supple.core.sight.curve_words import EXPERIMENTAL, sentence
from supple.core.sight.look import Look

WIDTH, HEIGHT, SCALE = 190, 230, 130
TEXT, FAINT, LINE = "#142026", "#96a0aa", "#1f7a74"
THIN, THICK_DEG = 1.5, 6.0
"""A third's line is thicker by one for each so many degrees."""
_LOOK = f'role="img" font-family="sans-serif" font-size="9" fill="{TEXT}"'
Told = tuple[str, Look | None, Look | None, Curve | CannotTell]
"""What a bend is called, its looks at ease and bent, and what they tell."""


def drawn(bends: Sequence[Told]) -> str:
    """Return the SVG: one field for each bend, in their order."""
    fields = [_field(index, bend) for index, bend in enumerate(bends)]
    width = WIDTH * max(1, len(bends))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT + 20}" {_LOOK}>',
            f"<title>How each bend was spread over the spine. {EXPERIMENTAL}</title>",
            *fields,
            f'<text x="6" y="{HEIGHT + 14}">Grey: at ease. Thicker: more bend there. {EXPERIMENTAL}</text>',
            "</svg>\n",
        ]
    )


def _field(index: int, bend: Told) -> str:
    name, neutral, bent, told = bend
    lines = [f'<g transform="translate({index * WIDTH} 0)">']
    if neutral is not None:
        lines.append(_path([point for point, _ in back_line(neutral)], FAINT, THIN))
    if bent is not None and isinstance(told, Curve):
        lines += _thirds(bent, told)
    lines += _texts(name, told)
    return "\n".join([*lines, "</g>"])


def _thirds(bent: Look, told: Curve) -> list[str]:
    pieces = zip(thirds(bent), told.thirds_deg, strict=True)
    return [_path(points, LINE, THIN + degrees / THICK_DEG) for points, degrees in pieces]


def _path(points: Sequence[Point], colour: str, width: float) -> str:
    placed = " ".join(f"{WIDTH / 2 + SCALE * x:.1f},{HEIGHT - 55 - SCALE * y:.1f}" for x, y in points)
    return (
        f'<polyline points="{placed}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _texts(name: str, told: Curve | CannotTell) -> list[str]:
    rows = [name, *_wrapped(sentence(told), 40)]
    if isinstance(told, Curve):
        at = told.centroid
        rows.append(f"centroid {at.value:.2f} ({at.low:.2f} to {at.high:.2f})")
    start = HEIGHT - 36
    return [f'<text x="6" y="{start + 11 * row}">{escape(words)}</text>' for row, words in enumerate(rows)]


def _wrapped(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
