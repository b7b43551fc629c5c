"""The report as a tagged PDF, set by typst."""

from __future__ import annotations

import json
import tempfile
from importlib.resources import files
from pathlib import Path

from supple.web.report import ranges
from supple.web.report.contents import Report
from supple.web.report.drawn import described, svg

TEMPLATE = files("supple.web.report") / "report.typ"


def pdf(made: Report) -> bytes:
    """Return the PDF: tagged, so that a screen reader finds its headings, table and picture."""
    import typst  # Only who prints waits for it.

    contents = {
        "name": made.name,
        "made_on": made.made_on.isoformat(),
        "since": made.since.isoformat(),
        "picture": described(made),
        "how_far": ranges.described(made.trends),
        "sections": [{"title": part.title, "lines": part.lines} for part in made.sections],
        "weeks": [
            [week.starts.isoformat(), str(week.days_done), _told(week.morning), _told(week.evening)]
            for week in made.weeks
        ],
    }
    with tempfile.TemporaryDirectory(prefix="supple-report-") as folder:
        page, picture = Path(folder) / "report.typ", Path(folder) / "pain.svg"
        page.write_text(TEMPLATE.read_text("utf-8"), "utf-8")
        picture.write_text(svg(made), "utf-8")
        if made.trends:
            (Path(folder) / "how-far.svg").write_text(ranges.svg(made.trends), "utf-8")
        inputs = {"contents": json.dumps(contents)}
        made_pdf: bytes = typst.compile(page, format="pdf", sys_inputs=inputs, ignore_system_fonts=True)
    return made_pdf


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
