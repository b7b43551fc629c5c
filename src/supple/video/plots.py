"""Plots of a report as SVG files: each measure over time, with the repetitions and what was not seen."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from supple.core.sight.load import words
from supple.video.curves import Curves
from supple.video.report import MovementSeen, RepetitionSeen, Report
from supple.writing import whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE, REPETITION, UNSEEN, MUTED = "#127a78", "#ffe3b0", "#d9d3c8", "#5a6470"


def plot_all(report: Report, curves: Curves, folder: Path) -> tuple[Path, ...]:
    """Write `plot-<measure>.svg` for each measure that was seen at all; return the files."""
    made = []
    for measure, values in curves.values.items():
        if not any(value == value for value in values):  # noqa: PLR0124 (NaN is not itself)
            continue
        path = folder / f"plot-{measure}.svg"
        with _plain_svg(), whole(path) as file:
            _plot(report, curves, measure).savefig(file, format="svg", metadata={"Date": None})
        made.append(path)
    return tuple(made)


@contextmanager
def _plain_svg() -> Iterator[None]:
    """Keep texts as texts, the same each time: letters that matplotlib's own font lacks are no fault then."""
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "supple"}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        yield


def _plot(report: Report, curves: Curves, measure: str) -> Figure:
    figure = Figure(figsize=(9, 3), layout="constrained")
    FigureCanvasSVG(figure)
    axes = figure.add_subplot()
    for movement in report.movements:
        _shade(axes, movement)
    axes.plot(curves.times_s, curves.values[measure], color=LINE, linewidth=1.4)
    known = words().measures[measure]
    axes.set_xlabel("seconds")
    axes.set_ylabel(known.unit)
    axes.set_title(f"{known.name}: {report.file.name}", loc="left", parse_math=False)
    axes.margins(x=0, y=0.18)
    return figure


def _shade(axes: Axes, movement: MovementSeen) -> None:
    for stretch in movement.cannot_see:
        axes.axvspan(stretch.start_s, stretch.end_s, color=UNSEEN, linewidth=0)
    for one in _repetitions(movement):
        judged = one.number is not None
        axes.axvspan(
            one.start_s, one.end_s, facecolor=REPETITION if judged else "none", edgecolor=MUTED, linewidth=0.5
        )
        at = ((one.start_s + one.end_s) / 2, 0.97)
        axes.annotate(
            str(one.number) if judged else "?",
            at,
            xycoords=("data", "axes fraction"),
            color=MUTED,
            va="top",
            ha="center",
        )


def _repetitions(movement: MovementSeen) -> Iterable[RepetitionSeen]:
    return (one for part in movement.parts for one in part.repetitions)
