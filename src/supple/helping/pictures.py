"""The picture of an experiment as an SVG file, for paper and for an `<img>`."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from supple.helping.picturing import Picture, Point, side

WITH_IT, WITHOUT, SHADE, INK = "#0b6e75", "#8a4b08", "#dcecec", "#222222"
# A fixed salt: the same picture is the same bytes. Text stays text, to be read aloud and searched.
TICK_DAYS = 14
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "supple",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9.0,
}


def svg(shown: Picture) -> str:
    """Return the picture as SVG with a title and a description; shapes and colours tell the days apart."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(7.2, 3.6), layout="constrained")
        FigureCanvasSVG(figure)
        days, effect = figure.subplots(1, 2, width_ratios=(4, 1))
        _draw_days(days, shown)
        _draw_effect(effect, shown)
        figure.legend(
            handles=effect.get_legend_handles_labels()[0], loc="outside lower right", ncols=2, frameon=False
        )
        file = io.StringIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return _labelled(file.getvalue(), shown)


def _draw_days(axes: Axes, shown: Picture) -> None:
    for block in shown.blocks:
        if block.with_it:
            axes.axvspan(block.starts.toordinal() - 0.5, block.ends.toordinal() + 0.5, color=SHADE)
    _draw_points(axes, [point for point in shown.points if point.with_it], WITH_IT, full=True)
    _draw_points(axes, [point for point in shown.points if not point.with_it], WITHOUT, full=False)
    first, last = shown.blocks[0].starts.toordinal(), shown.blocks[-1].ends.toordinal()
    ticks = range(first, last + 1, TICK_DAYS)
    dates = [dt.date.fromordinal(tick) for tick in ticks]
    axes.set_xticks(ticks, [f"{date.day} {date:%b}" for date in dates])
    axes.set_xlim(first - 1, last + 1)
    axes.set(ylim=(-0.5, 11.5), ylabel="Pain, 0 to 10", yticks=range(0, 11, 2))
    axes.legend(loc="upper right", ncols=2, frameon=False)


def _draw_points(axes: Axes, points: Sequence[Point], colour: str, *, full: bool) -> None:
    dates = [point.date.toordinal() for point in points]
    axes.plot(
        dates,
        [point.pain for point in points],
        "o" if full else "s",
        color=colour,
        markersize=4,
        markerfacecolor=colour if full else "white",
        label="with it" if full else "without it",
    )


def _draw_effect(axes: Axes, shown: Picture) -> None:
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set(xticks=[], ylabel="Points, with minus without")
    axes.yaxis.set_label_position("right")
    axes.yaxis.tick_right()
    if shown.estimate is None or shown.bound is None or shown.plain is None:
        axes.set_ylim(-2, 2)
        return
    axes.vlines(0, *shown.bound, color=INK, linewidth=1.2, label="holds at every look")
    axes.vlines(0, *shown.plain, color=WITH_IT, linewidth=5, alpha=0.5, label="plain 95 %, for the end")
    axes.plot(0, shown.estimate, "D", color=WITH_IT)
    furthest = max(2.0, *(abs(end) for end in (*shown.bound, *shown.plain)))
    axes.set(ylim=(-1.1 * furthest, 1.1 * furthest), xlim=(-1, 1), xlabel=side(shown.estimate))


def _labelled(drawn: str, shown: Picture) -> str:
    """Return the drawing with role, title and description, for a screen reader."""
    start = drawn.index("<svg")
    inside = drawn.index(">", start) + 1
    words = f'<title id="t">{escape(shown.title)}</title><desc id="d">{escape(shown.description)}</desc>'
    opened = drawn[start : inside - 1] + ' role="img" aria-labelledby="t d">'
    return opened + words + drawn[inside:]
