"""Whatever the diary may hold comes through export and import unchanged."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supple.exchange.exporting import JSON_FILE, export
from supple.exchange.importing import take_in
from supple.exchange.tables import TABLES
from tests.exchange.rows import NOW

FIRST, LAST = NOW.replace(year=1970, month=2, tzinfo=None), NOW.replace(tzinfo=None)


def field_values(field, parents):
    """Values of a field that are allowed, as JSON has them."""
    instants = st.datetimes(FIRST, LAST, timezones=st.timezones(no_cache=True))
    kinds = {
        "id": st.sampled_from(parents) if parents else st.uuids().map(str),
        "text": st.sampled_from(field.options) if field.options else st.text(max_size=min(field.longest, 40)),
        "instant": instants.map(lambda moment: moment.astimezone(dt.UTC).isoformat()),
        "day": st.dates(dt.date(1970, 1, 2), NOW.date()).map(dt.date.isoformat),
        "whole number": st.integers(int(field.low), int(field.high)),
        "number": st.floats(field.low, field.high),
        "yes or no": st.booleans(),
    }
    found = kinds[field.kind]
    return st.none() | found if field.optional else found


def agree(name, row):
    """Make the fields of a row fit together."""
    if name == "sessions":
        row["ended_at"] = None if not row["how"] else max(row["started_at"], row["ended_at"] or "")
        row["reason"] = row["reason"] if row["how"] == "stopped" else ""
        row["pain_after"] = row["pain_after"] if row["how"] else None
    return row


@st.composite
def documents(draw):
    made = {"supple_export": 1, "made_at": NOW.isoformat(), "version": "0.1.0"}
    for table in TABLES:
        parents = {field.name: [row["id"] for row in made[field.of]] for field in table.fields if field.of}
        rows = st.fixed_dictionaries(
            {field.name: field_values(field, parents.get(field.name)) for field in table.fields}
        )
        several = st.lists(rows, max_size=4, unique_by=lambda row: row["id"])
        made[table.name] = [agree(table.name, row) for row in draw(several)] if all(parents.values()) else []
    return made


def by_id(made):
    return {table.name: sorted(made[table.name], key=lambda row: row["id"]) for table in TABLES}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(documents())
def test_export_and_import_into_an_empty_diary_give_the_same(empty, write, kept, made):
    exports = []
    file = write(made)
    for _ in range(2):
        folder = empty()
        take_in(file, NOW)
        file = export(folder, "both", NOW) / JSON_FILE
        exports.append(kept())
    assert exports[0] == exports[1]
    assert by_id(exports[0]) == by_id(made)
