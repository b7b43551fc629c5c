"""A row of the export inside a FHIR resource: an extension that holds every field, so that nothing is lost.

Other systems read the resource's own elements; Supple takes a bundle back by this extension alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from supple.exchange.documents import refused
from supple.exchange.fields import Field, Kind, Table
from supple.exchange.values import Plain

Element = dict[str, Any]
PREFIX = "urn:supple:export:"
LARGEST_INTEGER = 2**31 - 1

_ELEMENTS: Mapping[Kind, str] = {
    "id": "valueString",
    "text": "valueString",
    "texts": "valueString",
    "answers": "valueString",
    "instant": "valueInstant",
    "day": "valueDate",
    "time": "valueString",
    "whole number": "valueInteger",
    "number": "valueDecimal",
    "yes or no": "valueBoolean",
}
_AS_JSON = ("texts", "answers")


def extension(table: Table, row: Mapping[str, Plain]) -> Element:
    """Return a row as one extension with a part for each field; what is null or empty text has no part."""
    parts = [_part(field, row[field.name]) for field in table.fields if row[field.name] not in (None, "")]
    return {"url": PREFIX + table.name, "extension": parts}


def row_of(table: Table, found: Element, where: str) -> dict[str, Plain]:
    """Return the row that an extension holds; raises ExchangeError where a part is none of the table's.

    What the fields may hold is looked at afterwards, as for any export.
    """
    fields = {field.name: field for field in table.fields}
    row: dict[str, Plain] = {name: "" if field.kind == "text" else None for name, field in fields.items()}
    parts = found.get("extension")
    if not isinstance(parts, list):
        raise refused(f"{where}: the extension {found.get('url')} has no parts.")
    for part in parts:
        name = part.get("url") if isinstance(part, dict) else None
        if name not in fields:
            raise refused(f"{where}: {str(name)[:60]!r} is no field of {table.name}.")
        row[name] = _value(fields[name], part, where)
    return row


def _part(field: Field, value: Plain) -> Element:
    if field.kind in _AS_JSON:
        return {"url": field.name, "valueString": json.dumps(value, ensure_ascii=False)}
    if isinstance(value, int) and not isinstance(value, bool) and value > LARGEST_INTEGER:
        return {"url": field.name, "valueDecimal": value}
    return {"url": field.name, _ELEMENTS[field.kind]: value}


def _value(field: Field, part: Element, where: str) -> Plain:
    values = [value for key, value in part.items() if key.startswith("value")]
    if len(values) != 1:
        raise refused(f"{where}: {field.name} has {len(values)} values; allowed is one.")
    value: Plain = values[0]
    if field.kind not in _AS_JSON:
        return value
    try:
        read: Plain = json.loads(str(value))
    except ValueError as error:
        raise refused(f"{where}: {field.name} is no list and no object.") from error
    return read
