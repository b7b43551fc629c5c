"""Take in what an export holds: all of it or nothing, and nothing twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import IntegrityError, models, transaction

from supple.errors import ExchangeError
from supple.exchange import diary
from supple.exchange.documents import NOTHING, Row, Rows, refused, rows_of
from supple.exchange.fields import Table, attribute, kept, values
from supple.exchange.tables import TABLES


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows an import brought, and how many were here already."""

    new: int
    known: int


def take_in(file: Path, now: dt.datetime) -> Taken:
    """Import the export at `file`.

    Raises:
        ExchangeError: the file is no sound export, or a row contradicts what is kept here.
        DatabaseError, DataFolderError: the diary cannot be written.
    """
    rows = rows_of(file, now)
    with diary.opened(), transaction.atomic():
        return _store(rows)


def _store(rows: Rows) -> Taken:
    new = 0
    for table in TABLES:
        here = _here(table, [row[table.key().name] for row in rows[table.name]])
        for field in table.fields:
            if field.of:
                _name_rows(table, field.name, field.of, rows)
        for number, row in enumerate(rows[table.name], start=1):
            where = f"{table.name}, row {number}"
            if row[table.key().name] in here:
                _must_match(table, where, row, here[row[table.key().name]])
            else:
                _insert(table, where, row)
                new += 1
    return Taken(new, sum(map(len, rows.values())) - new)


def _here(table: Table, keys: list[Any]) -> dict[Any, models.Model]:
    return kept(table).in_bulk(keys)


def _name_rows(table: Table, name: str, of: str, rows: Rows) -> None:
    """See that every row of `table` names a row that is in the file or here."""
    parent = next(other for other in TABLES if other.name == of)
    known = {row[parent.key().name] for row in rows[of]}
    known |= set(_here(parent, list({row[name] for row in rows[table.name]} - known)))
    for number, row in enumerate(rows[table.name], start=1):
        if row[name] not in known:
            raise refused(
                f"{table.name}, row {number}: there is no {parent.one} {row[name]}, in the file or here."
            )


def _must_match(table: Table, where: str, row: Row, stored: models.Model) -> None:
    here = values(table, stored)
    compared = [field.name for field in table.fields if not field.loose]
    different = [name for name in compared if here[name] != row[name]]
    if different:
        raise ExchangeError(
            f"{where}: this {table.one} is here already, with other content ({', '.join(different)}).",
            f"{NOTHING} An import never changes what is kept: use supple restore with a backup instead.",
        )


def _insert(table: Table, where: str, row: Row) -> None:
    made = table.model(**{attribute(field): row[field.name] for field in table.fields})
    try:
        # Raw: the moments are kept as they were, not set to now.
        made.save_base(raw=True, force_insert=True)
    except IntegrityError as error:
        rule = str(error).rpartition(": ")[2]
        raise refused(f"{where}: its fields do not fit together ({rule}).") from error
