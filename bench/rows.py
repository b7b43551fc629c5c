"""One measured figure, and how figures are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in its unit, with the bound that it should keep where there is one."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the bound is kept; None where there is none."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return None if self.at_least is None else self.value >= self.at_least

    def target(self) -> str:
        """Return the bound as text, and whether it is missed."""
        if self.met is None:
            return ""
        bound = f"at least {self.at_least:g}" if self.at_most is None else f"at most {self.at_most:g}"
        return bound if self.met else f"{bound}: MISSED"


def table(rows: Iterable[Row]) -> str:
    """Return the figures as lines of aligned text."""
    cells = [("", "", "", "target"), *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    return "\n".join(_line(line, widths) for line in cells)


def _cells(row: Row) -> tuple[str, str, str, str]:
    digits = max(0, 2 - len(str(int(abs(row.value)))) + 1) if row.value % 1 else 0
    return row.name, f"{row.value:,.{digits}f}", row.unit, row.target()


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, value, unit, target = cells
    return f"{name:<{widths[0]}}  {value:>{widths[1]}} {unit:<{widths[2]}}  {target}".rstrip()
