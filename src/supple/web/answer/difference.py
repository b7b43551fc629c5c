"""The difference between the two kinds of days as a picture: where it may lie, between less and more sore."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from supple.web.answer.numbers import points

WIDTH, MARGIN = 320.0, 16.0
FURTHEST = 4.0
TICKS = (-4.0, -2.0, 0.0, 2.0, 4.0)

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A range on the picture, in its own units."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A whole number of points with its place."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The picture: the estimate, the range that may be looked at daily, at the end the plain one."""

    at: float
    bound: Bar
    plain: Bar | None
    ticks: tuple[Tick, ...]
    words: str


def difference(estimate: float, bound: Interval, plain: Interval | None = None) -> Difference:
    """Return the picture of a difference in points, days with it minus days without."""
    return Difference(
        at=_x(estimate),
        bound=_bar(bound),
        plain=_bar(plain) if plain else None,
        ticks=tuple(Tick(_x(value), points(value).removesuffix(".0")) for value in TICKS),
        words=_("The best guess is %(value)s. It may lie anywhere from %(low)s to %(high)s.")
        % {"value": side(estimate), "low": side(bound[0]), "high": side(bound[1])},
    )


def side(value: float) -> str:
    """Return a difference in words, such as "1.2 points less sore"."""
    size = f"{abs(value):.1f}"
    if size == "0.0":
        return _("no difference")
    if value < 0:
        return _("%s points less sore") % size
    return _("%s points more sore") % size


def _bar(interval: Interval) -> Bar:
    low, high = _x(interval[0]), _x(interval[1])
    return Bar(low, round(max(high - low, 1.0), 1))


def _x(value: float) -> float:
    inside = min(max(value, -FURTHEST), FURTHEST)
    return round(MARGIN + (inside + FURTHEST) / (2 * FURTHEST) * (WIDTH - 2 * MARGIN), 1)
