"""The reference file of `supple evaluate curve`: which bends there are, and what other instruments say."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from supple.errors import UsageError

NAME = "curve.csv"
NEEDED = ("file", "person", "neutral_s", "bent_s", "centroid", "total_deg")
FURTHER = ("hinge_share", "off_side_deg", "condition")
DOCS = "docs/evaluate-curve.md says what each column means."
_BOUNDS = {
    "neutral_s": (0.0, 1e5),
    "bent_s": (0.0, 1e5),
    "centroid": (0.0, 1.0),
    "total_deg": (0.0, 180.0),
    "hinge_share": (0.0, 1.0),
    "off_side_deg": (-90.0, 90.0),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One bend: the file, the person, when they are at ease and when bent, and the reference values.

    `hinge_share` and `off_side_deg` are None where they were not given.
    """

    file: Path
    person: str
    neutral_s: float
    bent_s: float
    centroid: float
    total_deg: float
    hinge_share: float | None
    off_side_deg: float | None
    condition: str


def references(folder: Path) -> tuple[Reference, ...]:
    """Read and check `curve.csv` of a folder; raises UsageError naming the line and what is wrong."""
    path = folder / NAME
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            _check_columns(reader.fieldnames or (), path)
            rows = tuple(_reference(row, folder, reader.line_num) for row in reader)
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}.", DOCS) from fault
    except (UnicodeDecodeError, csv.Error) as fault:
        raise UsageError(f"{path} is not a CSV file in UTF-8.", "Save it again as CSV, UTF-8.") from fault
    if not rows:
        raise UsageError(f"{path} has no bends: only its first line.", DOCS)
    return rows


def _check_columns(columns: object, path: Path) -> None:
    found = list(columns) if isinstance(columns, list | tuple) else []
    if missing := [name for name in NEEDED if name not in found]:
        raise UsageError(f"{path} has no column {', '.join(missing)}.", DOCS)
    if unknown := [name for name in found if name not in (*NEEDED, *FURTHER)]:
        allowed = f"There can be: {', '.join((*NEEDED, *FURTHER))}."
        raise UsageError(f"{path} has a column that is not known: {unknown[0]!r}.", allowed)


def _reference(row: Mapping[str, str | None], folder: Path, line: int) -> Reference:
    file = folder / _text(row, "file", line)
    if not file.is_file():
        raise UsageError(f"{NAME}, line {line}: there is no file {file}.", "Name it as seen from the folder.")
    made = Reference(
        file=file,
        person=_text(row, "person", line),
        neutral_s=_number(row, "neutral_s", line),
        bent_s=_number(row, "bent_s", line),
        centroid=_number(row, "centroid", line),
        total_deg=_number(row, "total_deg", line),
        hinge_share=_number(row, "hinge_share", line) if row.get("hinge_share") else None,
        off_side_deg=_number(row, "off_side_deg", line) if row.get("off_side_deg") else None,
        condition=(row.get("condition") or "").strip(),
    )
    if made.neutral_s == made.bent_s:
        raise UsageError(f"{NAME}, line {line}: neutral_s and bent_s are the same moment.", DOCS)
    return made


def _text(row: Mapping[str, str | None], name: str, line: int) -> str:
    text = (row.get(name) or "").strip()
    if not text:
        raise UsageError(f"{NAME}, line {line}: {name} is empty.", DOCS)
    return text


def _number(row: Mapping[str, str | None], name: str, line: int) -> float:
    text, (least, most) = _text(row, name, line), _BOUNDS[name]
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if least <= number <= most:
        return number
    allowed = f"It must be a number from {least:g} to {most:g}, with a point."
    raise UsageError(f"{NAME}, line {line}: {name} is {text!r}.", allowed)
