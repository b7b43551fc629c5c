"""Draw where the phone stands: the person, the phone at its height, and the distance between them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from supple.core.movement.pose import Pose
from supple.drawing.camera import UNITS_PER_M
from supple.drawing.palette import PALETTES
from supple.drawing.svg import still

TALL_M = 2.1
_MARGIN = 110.0
# The floor is in the picture from here on, so that the feet of somebody who sits are.
_SEEN_GROUND = 260.0
_INK = {"light": "#3c4a52", "dark": "#d7e0e4", "paper": "#222222"}
_BRAND = {"light": "#0b6e75", "dark": "#7fd0d6", "paper": "#0b6e75"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written into the picture: its title for those who do not see it, and both lengths."""

    title: str
    height: str
    distance: str


def placed(
    pose: Pose, props: tuple[str, ...], spot_m: tuple[float, float], marks: Marks, theme: str = "light"
) -> str:
    """Return a standalone SVG of somebody in `pose` and a phone, to scale.

    `spot_m` are the height of the phone and its distance from the person, in metres.
    """
    height, distance = (length * UNITS_PER_M for length in spot_m)
    ink, brand = _INK[theme], _BRAND[theme]
    person = still(pose, "side", theme=theme, props=props)
    left, right, top, low = (
        min(-260.0, _left_of(person) - 20.0),
        distance + 150.0,
        -TALL_M * UNITS_PER_M - 60.0,
        _MARGIN,
    )
    box = f"{left:.0f} {top:.0f} {right - left:.0f} {low - top:.0f}"
    ground = f'<path d="M{left:.0f} 18H{right:.0f}" fill="none" stroke="{ink}" stroke-width="3"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">'
        f"<title>{escape(marks.title)}</title>"
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{right - left:.0f}" height="{low - top:.0f}" '
        f'fill="{PALETTES[theme]["stage"]}"/>{ground}{_sight((distance, height), left, brand)}'
        f"{_shapes(person)}{_phone(distance, height, ink, brand)}"
        f"{_lengths(distance, height, marks, ink)}</svg>\n"
    )


def _left_of(drawn: str) -> float:
    """Return where a standalone picture begins on its left."""
    return float(drawn.partition('viewBox="')[2].split()[0])


def _shapes(drawn: str) -> str:
    """Return the body and the things of a standalone picture, without its frame."""
    return drawn[drawn.index("/>") + 2 : drawn.rindex("</svg>")]


def _sight(phone: tuple[float, float], far: float, brand: str) -> str:
    """Return the cone that the phone sees, up to the picture's edge: head and feet are in it."""
    x, y = phone
    points = f"{x:.0f},{-y:.0f} {far:.0f},{-TALL_M * UNITS_PER_M:.0f} {far:.0f},18 {_SEEN_GROUND:.0f},18"
    return f'<polygon points="{points}" fill="{brand}" fill-opacity=".13"/>'


def _phone(x: float, y: float, ink: str, brand: str) -> str:
    """Return a phone that leans back a little, on something that stands on the floor."""
    stand = (
        f'<path d="M{x - 60:.0f} {-y + 40:.0f}H{x + 90:.0f}M{x - 45:.0f} {-y + 40:.0f}V18'
        f'M{x + 75:.0f} {-y + 40:.0f}V18" fill="none" stroke="{ink}" stroke-width="8"/>'
    )
    body = (
        f'<rect x="{x - 8:.0f}" y="{-y - 40:.0f}" width="18" height="78" rx="7" fill="{brand}" '
        f'transform="rotate(10 {x:.0f} {-y + 38:.0f})"/>'
    )
    return stand + body


def _lengths(x: float, y: float, marks: Marks, ink: str) -> str:
    """Return both lengths, each along its line."""
    line = f'fill="none" stroke="{ink}" stroke-width="3" stroke-dasharray="10 10"'
    text = f'fill="{ink}" font-family="system-ui, sans-serif" font-size="52" text-anchor="middle"'
    across = (
        f'<path d="M0 40H{x:.0f}" {line}/><text x="{x / 2:.0f}" y="94" {text}>{escape(marks.distance)}</text>'
    )
    up = f'<path d="M{x + 125:.0f} 18V{-y:.0f}" {line}/>'
    high = f'<text x="{x + 30:.0f}" y="{-y - 70:.0f}" {text}>{escape(marks.height)}</text>'
    return across + up + high
