"""Read an export's JSON document, and look at all of it before any of it is used."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from supple.errors import ExchangeError, did_you_mean
from supple.exchange.exporting import FORMAT, JSON_FILE
from supple.exchange.fields import Field, Table
from supple.exchange.tables import TABLES
from supple.exchange.values import Value, allowed, read

LARGEST_BYTES = 256 * 1024 * 1024
NOTHING = "Nothing was imported."
HEAD = ("supple_export", "made_at", "version")
_NO_VALUE = object()
_MADE_AT = Field("made_at", "instant", "when the export was made")

Row = dict[str, Value]
Rows = dict[str, list[Row]]


def refused(fault: str) -> ExchangeError:
    """Return the error that says why an import was refused."""
    return ExchangeError(fault, NOTHING)


def rows_of(file: Path, now: dt.datetime) -> Rows:
    """Return each table's rows as Python values, checked one by one.

    Raises:
        ExchangeError: the file cannot be read, is no export, is newer than this Supple, or one of its rows
            holds what it may not; the message names the row, the field and what is allowed.
    """
    found = _json(file)
    _check_format(file, found["supple_export"])
    _grow(found)
    _check_head(file, found, now)
    rows = {table.name: _table(table, found, now) for table in TABLES}
    for table in TABLES:
        _once(table, rows[table.name])
    return rows


def _json(file: Path) -> dict[str, Any]:
    try:
        if file.is_dir():
            raise refused(f"{file} is a folder: name the file {JSON_FILE} in it.")
        if file.stat().st_size > LARGEST_BYTES:
            raise refused(f"{file} is larger than any export of Supple.")
        found = json.loads(
            file.read_text("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_without_doubles
        )
    except OSError as error:
        raise refused(f"{file} cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise refused(f"{file} is damaged, or no JSON ({str(error)[:80]}).") from error
    if isinstance(found, dict) and found.get("resourceType") == "Bundle":
        from supple.exchange.fhir import document_of  # It needs the rows' own errors from here.

        return document_of(found)
    if not isinstance(found, dict) or "supple_export" not in found:
        raise refused(f"{file} is not an export of Supple.")
    return found


def _check_format(file: Path, number: object) -> None:
    if type(number) is not int or number < 1:
        raise refused(f"{file} is not an export of Supple: supple_export is {_shown(number)}.")
    if number > FORMAT:
        raise refused(f"{file} was made by a newer Supple (format {number}; this one reads {FORMAT}).")


def _grow(found: dict[str, Any]) -> None:
    """Fill in what came with a later format than the export's own; the rest is left to the checks."""
    number = found["supple_export"]
    for table in TABLES:
        if table.since > number:
            found.setdefault(table.name, [])
        usual = table.model()
        later = {one.name: getattr(usual, one.name) for one in table.fields if one.since > number}
        rows = found.get(table.name)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict):
                # A bundle's row has all of today's fields, with nothing in those that it was made without.
                row.update({name: value for name, value in later.items() if row.get(name) in (None, "")})


def _check_head(file: Path, found: dict[str, Any], now: dt.datetime) -> None:
    known = (*HEAD, *(table.name for table in TABLES))
    for key in sorted(set(found) - set(known)):
        raise refused(f"{file}: {_shown(key)} is not known here{did_you_mean(key, known)}.")
    for key in known:
        if key not in found:
            raise refused(f"{file} is not whole: {key} is missing.")
    if not isinstance(found["version"], str):
        raise refused(f"{file}: version is {_shown(found['version'])}; allowed is a text.")
    _value(f"{file}", found, _MADE_AT, now)


def _table(table: Table, found: dict[str, Any], now: dt.datetime) -> list[Row]:
    raws = found[table.name]
    if not isinstance(raws, list):
        raise refused(f"{table.name} is {_shown(raws)}; allowed is a list of rows.")
    return [_row(table, where, raw, now) for where, raw in _numbered(table, raws)]


def _numbered(table: Table, raws: list[Any]) -> Iterator[tuple[str, Any]]:
    return ((f"{table.name}, row {number}", raw) for number, raw in enumerate(raws, start=1))


def _row(table: Table, where: str, raw: object, now: dt.datetime) -> Row:
    if not isinstance(raw, dict):
        raise refused(f"{where} is {_shown(raw)}; allowed is an object with the fields of a {table.one}.")
    names = [field.name for field in table.fields]
    for key in sorted(set(raw) - set(names)):
        raise refused(f"{where}: {_shown(key)} is not known here{did_you_mean(key, names)}.")
    return {field.name: _value(where, raw, field, now) for field in table.fields}


def _value(where: str, raw: dict[str, Any], field: Field, now: dt.datetime) -> Value:
    value = raw.get(field.name, _NO_VALUE)
    if value is _NO_VALUE:
        raise refused(f"{where}: {field.name} is missing; allowed is {allowed(field)}.")
    try:
        return read(value, field, now)
    except (ValueError, OverflowError) as error:
        raise refused(f"{where}: {field.name} is {_shown(value)}; allowed is {allowed(field)}.") from error


def _once(table: Table, rows: list[Row]) -> None:
    key = table.key().name
    seen: dict[Value, int] = {}
    for number, row in enumerate(rows, start=1):
        first = seen.setdefault(row[key], number)
        if first != number:
            raise refused(f"{table.name}, row {number} has the same {key} as row {first}.")


def _shown(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return made


def _no_number(constant: str) -> NoReturn:
    # json would read NaN and Infinity, which are no JSON.
    raise ValueError(f"{constant} is no number")
