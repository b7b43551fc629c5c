"""The table at the end of a run: one line for each file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from supple.errors import PartError
from supple.video.progress import duration

if TYPE_CHECKING:
    from supple.video.running import Outcome

STOPPED = 130
"""The exit code after Ctrl-C."""
HEAD = ("file", "length", "repetitions", "not judged", "result")


def summary(outcomes: Iterable[Outcome]) -> str:
    """Return the table as lines of aligned text."""
    rows = [HEAD, *(_row(outcome) for outcome in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(_line(row, widths) for row in rows)


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """Return the code of the whole run.

    130 after Ctrl-C; otherwise that of its files together.
    """
    if any(outcome.interrupted for outcome in outcomes):
        return STOPPED
    return together(outcome.code for outcome in outcomes)


def together(codes: Iterable[int]) -> int:
    """Return the code of several files by those of each.

    One file ends with its own code, and so do several that all end alike; otherwise it is PartError's:
    only some of the files could be used.
    """
    different = set(codes)
    return different.pop() if len(different) == 1 else PartError.exit_code


def _row(outcome: Outcome) -> tuple[str, str, str, str, str]:
    looked = outcome.seconds > 0.0
    return (
        outcome.name,
        duration(outcome.seconds) if looked else "",
        str(outcome.judged) if looked else "",
        str(outcome.abstained) if looked else "",
        outcome.sentence,
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, length, counted, abstained, result = row
    cells = (
        f"{name:<{widths[0]}}",
        f"{length:>{widths[1]}}",
        f"{counted:>{widths[2]}}",
        f"{abstained:>{widths[3]}}",
        result,
    )
    return "  ".join(cells).rstrip()
