"""What a table of the export is, and what its fields may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Model, QuerySet

Kind = Literal[
    "id", "text", "texts", "answers", "instant", "day", "time", "whole number", "number", "yes or no"
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table: what it may hold, and what that means to a person.

    `low` and `high` bound numbers (both included), `longest` a text's characters, `options` are all that a
    text may be. "texts" is a list of texts, "answers" an object of them, each at most `longest`. `optional`
    fields may be null: "not asked" or "not yet". An id may name a row `of` a table. What is `loose` is kept,
    but not looked at when a row is compared with the one that is here. `since` is the export's format that it
    came with: in an older export it has the model's own default.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    low: float = 0
    high: float = 0
    longest: int = 0
    options: tuple[str, ...] = ()
    optional: bool = False
    of: str = ""
    loose: bool = False
    since: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the export: its name in the document, its model, its order and its fields.

    `since` is the export's format that it came with: in an older export it is empty.
    """

    name: str
    one: str
    model: type[Model]
    order: tuple[str, ...]
    fields: tuple[Field, ...]
    since: int = 1

    def key(self) -> Field:
        """Return the field that tells the rows apart."""
        return self.fields[0]


def attribute(field: Field) -> str:
    """Return the name of the model's attribute that holds the field's plain value."""
    return f"{field.name}_id" if field.of else field.name


def kept(table: Table) -> QuerySet[Model]:
    """Return all the rows of the table that are kept here."""
    return table.model._default_manager.all()  # noqa: SLF001 - Django's way to any model's rows


def values(table: Table, row: Model) -> dict[str, Any]:
    """Return what the row holds, by field name, as Python values."""
    return {field.name: getattr(row, attribute(field)) for field in table.fields}
