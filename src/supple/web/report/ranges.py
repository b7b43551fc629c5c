"""How far each movement goes, for the report: in lines, and as small plots side by side."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from supple.web.camera.trends import Trend
from supple.web.report.drawn import labelled

COLOUR, BAND = "#0b6e75", "#cfe3e2"
MOST_PLOTS = 4
TITLE = "How far each movement goes"


def lines(trends: Sequence[Trend], most: int) -> tuple[str, ...]:
    """Return a line for each movement, and what kind of measuring it was."""
    if not trends:
        return (_("Not measured: no camera was used."),)
    how = _("By a camera at home, from the person's own start pose; against their own first days, not norms.")
    return (how, *(_line(one) for one in trends[:most]))


def described(trends: Sequence[Trend]) -> str:
    """Say in words what the picture shows."""
    return " ".join(f"{one.title}: {one.words}" for one in trends[:MOST_PLOTS])


def svg(trends: Sequence[Trend]) -> str:
    """Return the first movements' ranges over the days, each with its error, baseline and band.

    Where nothing was measured the picture is empty.
    """
    import matplotlib as mpl  # Only who draws waits for it.
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    shown = trends[:MOST_PLOTS]
    with mpl.rc_context({"svg.hashsalt": "supple", "svg.fonttype": "path", "font.size": 8.0}):
        figure = Figure(figsize=(7.2, 1.9), layout="constrained")
        FigureCanvasSVG(figure)
        for place, one in enumerate(shown, start=1):
            _draw(figure.add_subplot(1, len(shown), place), one)
        file = io.StringIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return labelled(file.getvalue(), TITLE, described(trends))


def _draw(axes: Any, one: Trend) -> None:  # noqa: ANN401 - matplotlib's axes, loaded late
    days = [point.at.toordinal() for point in one.points]
    sizes = [point.size for point in one.points]
    errors = [point.uncertainty for point in one.points]
    if one.band and one.baseline is not None:
        axes.axhspan(*one.band, color=BAND, linewidth=0)
        axes.axhline(one.baseline, color=COLOUR, linestyle="--", linewidth=0.8)
    axes.errorbar(days, sizes, yerr=errors, fmt="o", color=COLOUR, markersize=3, elinewidth=0.7)
    first, last = one.points[0].at, one.points[-1].at
    ticks = sorted({first.toordinal(), last.toordinal()})
    names = [f"{at:%d %b}" for at in (first, last)][: len(ticks)]
    axes.set_xticks(ticks, names)
    axes.set(ylim=(0, None), xlim=(days[0] - 1, days[-1] + 1), ylabel=one.unit)
    axes.set_title(one.title.replace(": ", ":\n"), fontsize=8)


def _line(one: Trend) -> str:
    count = ngettext("%d session", "%d sessions", len(one.points)) % len(one.points)
    error = max(point.uncertainty for point in one.points)
    told = {"title": one.title, "count": count, "words": one.words, "error": f"{error:.{one.decimals}f}"}
    return _("%(title)s (%(count)s, give or take %(error)s): %(words)s") % told
