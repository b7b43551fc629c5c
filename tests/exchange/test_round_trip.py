"""Whatever the diary may hold comes through export and import unchanged."""

from __future__ import annotations

import datetime as dt
from operator import itemgetter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from supple.exchange.exporting import JSON_FILE, export
from supple.exchange.importing import take_in
from supple.exchange.tables import TABLES
from tests.exchange.rows import NOW

FIRST, LAST = NOW.replace(year=1970, month=2, tzinfo=None), NOW.replace(tzinfo=None)


def field_values(field, parents):
    """Values of a field that are allowed, as JSON has them."""
    instants = st.datetimes(FIRST, LAST, timezones=st.timezones(no_cache=True))
    texts = st.text(max_size=min(field.longest, 40))
    kinds = {
        "id": st.sampled_from(parents) if parents else st.uuids().map(str),
        "text": st.sampled_from(field.options) if field.options else texts,
        "texts": st.lists(texts),
        "answers": st.dictionaries(texts, texts),
        "time": st.times().map(dt.time.isoformat),
        "instant": instants.map(lambda moment: moment.astimezone(dt.UTC).isoformat()),
        "day": st.dates(dt.date(1970, 1, 2), NOW.date()).map(dt.date.isoformat),
        "whole number": st.integers(int(field.low), int(field.high)),
        "number": st.floats(field.low, field.high),
        "yes or no": st.booleans(),
    }
    found = kinds[field.kind]
    return st.none() | found if field.optional else found


def fit_session(row):
    row["ended_at"] = None if not row["how"] else max(row["started_at"], row["ended_at"] or "")
    row["reason"] = row["reason"] if row["how"] == "stopped" else ""
    row["pain_after"] = row["pain_after"] if row["how"] else None
    return row


def fit_screening(row):
    row["completed_at"] = row["completed_at"] and max(row["asked_at"], row["completed_at"])
    row["locked_at"] = row["locked_at"] if row["level"] else None
    return row


def fit_release(row):
    seen = row["kind"] == "seen"
    row["seen_by"] = (row["seen_by"] or "ben") if seen else ""
    row["seen_on"] = (row["seen_on"] or "2026-03-01") if seen else None
    row["told_may_exercise"] = seen
    return row


def fit_question(row):
    row["text"] = row["text"] or "Why?"
    row["answered_at"] = row["answered_at"] and max(row["asked_at"], row["answered_at"])
    return row


def fit_response(row):
    row["questionnaire"] = row["questionnaire"] or "psfs"
    return row


def fit_experiment(row):
    row["order"] = "".join("01"[ord(sign) % 2] for sign in row["order"]) or "1"
    row["declared_on"] = min(row["declared_on"], row["starts"])
    row["ended_on"] = row["ended_on"] and max(row["ended_on"], row["declared_on"])
    return row


def fit_bend(row):
    ends = ("low", "centroid", "high")
    known = sorted(row[name] for name in ends if row[name] is not None)
    return row | dict(zip(ends, known if len(known) == len(ends) else (None,) * len(ends), strict=True))


# Makes the fields of a row fit together, where the database asks for it.
FIT = {
    "sessions": fit_session,
    "screenings": fit_screening,
    "releases": fit_release,
    "questions": fit_question,
    "responses": fit_response,
    "experiments": fit_experiment,
    "bends": fit_bend,
}


@st.composite
def documents(draw):
    made = {"supple_export": 3, "made_at": NOW.isoformat(), "version": "0.1.0"}
    for table in TABLES:
        parents = {field.name: [row["id"] for row in made[field.of]] for field in table.fields if field.of}
        rows = st.fixed_dictionaries(
            {field.name: field_values(field, parents.get(field.name)) for field in table.fields}
        )
        once = [itemgetter(*names) for names in table.model._meta.unique_together]
        several = st.lists(rows, max_size=4, unique_by=(itemgetter(table.key().name), *once))
        made[table.name] = (
            [FIT.get(table.name, dict)(row) for row in draw(several)] if all(parents.values()) else []
        )
    return made


def by_id(made):
    return {table.name: sorted(made[table.name], key=itemgetter(table.key().name)) for table in TABLES}


# No shrinking: each example makes two databases.
@settings(
    max_examples=25,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
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
