"""The report's weeks as CSV."""

from __future__ import annotations

import csv
import io

from supple.web.report.contents import Report

HEAD = ("week_from", "days_done", "morning_pain_mean", "evening_pain_mean", "evenings_told")


def table(made: Report) -> str:
    """Return a line for each week; what was not told is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for week in made.weeks:
        row = (week.starts.isoformat(), week.days_done, week.morning, week.evening, week.evenings_told)
        writer.writerow("" if value is None else value for value in row)
    return text.getvalue()
