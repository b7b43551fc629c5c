"""Write down everything that is kept: one JSON document, and one CSV file for each table."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.db import transaction

from supple import __version__
from supple.errors import UnwritableError
from supple.exchange import diary, files
from supple.exchange.fields import Table, kept, values
from supple.exchange.tables import TABLES
from supple.exchange.values import plain

FORMAT = 3
JSON_FILE = "supple.json"
FHIR_FILE = "supple.fhir.json"

Document = dict[str, Any]
# Spreadsheets take a text that begins like this for a formula and carry it out.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def export(into: Path, form: str, now: dt.datetime) -> Path:
    """Write an export into a new, dated folder in the folder `into`, and return that folder.

    `form` is "json", "csv", "both" of these, or "fhir".

    Raises:
        ExchangeError: there is no diary, or the folder cannot be written.
        DatabaseError, DataFolderError: the diary cannot be read.
    """
    diary.existing()
    with diary.opened():
        made = document(now)
    _make(into)
    target = into / f"supple-export-{files.stamp(now)}"
    with files.new_folder(target) as part:
        write(part, made, form)
    return target


def write(into: Path, made: Document, form: str) -> None:
    """Write the files of an export into the folder `into`; `form` is as for `export`."""
    if form == "fhir":
        from supple.exchange.fhir import bundle  # It needs the document's own parts from here.

        _write(into / FHIR_FILE, _json(bundle(made)))
    if form in ("json", "both"):
        _write(into / JSON_FILE, _json(made))
    if form in ("csv", "both"):
        for table in TABLES:
            _write_csv(into / f"{table.name}.csv", table, made[table.name])


def document(now: dt.datetime) -> Document:
    """Return all that is kept, of one moment, as docs/export-schema.md describes it."""
    head = {"supple_export": FORMAT, "made_at": plain(now), "version": __version__}
    with transaction.atomic():
        return {**head, **{table.name: _rows(table) for table in TABLES}}


def _json(made: Document) -> str:
    return json.dumps(made, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _rows(table: Table) -> list[dict[str, Any]]:
    found = kept(table).order_by(*table.order).iterator()
    return [{name: plain(value) for name, value in values(table, row).items()} for row in found]


def _make(into: Path) -> None:
    try:
        into.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UnwritableError(into, error) from error


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    path.chmod(0o600)


def _write_csv(path: Path, table: Table, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(field.name for field in table.fields)
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    path.chmod(0o600)


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
