"""Pain over time as an SVG file, for the page and for paper."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from supple.web.diary.models import Slot

if TYPE_CHECKING:
    from supple.web.report.contents import Report

COLOURS = {Slot.MORNING: "#8a4b08", Slot.EVENING: "#0b6e75"}
MARKS = {Slot.MORNING: "^", Slot.EVENING: "o"}
TICKS = 6


def described(made: Report) -> str:
    """Say in words what the picture shows."""
    told = [f"{week.starts:%d %b}: {week.evening:g}" for week in made.weeks if week.evening is not None]
    weeks = "; ".join(told) if told else "none told"
    return f"Pain from 0 to 10 by day. Mean of the evenings by week: {weeks}."


def svg(made: Report) -> str:
    """Return pain by day, mornings and evenings told apart by colour and shape, with a description."""
    import matplotlib as mpl  # Only who draws waits for it.
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "supple", "svg.fonttype": "path", "font.size": 9.0}):
        figure = Figure(figsize=(7.2, 2.4), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.subplots()
        for slot in Slot:
            days = [day.toordinal() for day, at, _ in made.pains if at == slot]
            pains = [pain for _, at, pain in made.pains if at == slot]
            axes.plot(days, pains, MARKS[slot], color=COLOURS[slot], label=str(slot.label))
        first, last = made.since.toordinal(), made.made_on.toordinal()
        ticks = sorted({first + round((last - first) * step / TICKS) for step in range(TICKS + 1)})
        axes.set_xticks(ticks, [f"{dt.date.fromordinal(tick):%d %b}" for tick in ticks])
        axes.set(
            xlim=(first - 1, last + 1), ylim=(-0.5, 10.5), ylabel="Pain, 0 to 10", yticks=range(0, 11, 2)
        )
        axes.legend(loc="upper right", ncols=2, frameon=False)
        file = io.StringIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return labelled(file.getvalue(), "Pain over time", described(made))


def labelled(drawing: str, title: str, told: str) -> str:
    """Return a drawing with a title and a description for those who do not see it."""
    head, mark, rest = drawing.partition("<svg ")
    opening, end, inside = rest.partition(">")
    words = f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
    return f'{head}{mark}role="img" {opening}{end}{words}{inside}'
