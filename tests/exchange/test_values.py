"""Kinds of values one by one, those included that few tables have."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from supple.exchange.fields import Field
from supple.exchange.values import MOST_TEXTS, READERS, allowed, plain, read
from tests.exchange.rows import NOW


def field(kind, **limits):
    return Field("x", kind, "a meaning", **{"longest": 5, "high": 10, **limits})


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("texts", [], []),
        ("texts", ["numb", ""], ["numb", ""]),
        ("answers", {}, {}),
        ("answers", {"sign": "no"}, {"sign": "no"}),
        ("time", "07:30:00", dt.time(7, 30)),
        ("number", 0, 0.0),
        ("whole number", 0, 0),
        ("yes or no", False, False),
        ("text", "", ""),
        ("instant", "2026-03-01T07:30:00+01:00", dt.datetime(2026, 3, 1, 6, 30, tzinfo=dt.UTC)),
        ("instant", "2026-03-09T17:59:59+00:00", dt.datetime(2026, 3, 9, 17, 59, 59, tzinfo=dt.UTC)),
    ],
)
def test_a_value_comes_through(kind, raw, value):
    found = read(raw, field(kind), NOW)
    assert (type(found), found) == (type(value), value)
    assert read(json.loads(json.dumps(plain(found))), field(kind), NOW) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("texts", "numb"),
        ("texts", ["longer"]),
        ("texts", [0]),
        ("texts", [""] * (MOST_TEXTS + 1)),
        ("answers", []),
        ("answers", {"sign": None}),
        ("answers", {"longer": ""}),
        ("answers", {"sign": "\ud800"}),
        ("time", "7.30"),
        ("time", "07:30:00+01:00"),
        ("time", "24:30:00"),
        ("number", 10.1),
        ("number", float("inf")),
        ("number", True),
        ("instant", "2026-03-09T18:00:01+00:00"),
        ("instant", "2026-03-01"),
        ("day", "2026-03-11"),
    ],
)
def test_a_value_is_refused(kind, raw):
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence is made where the row is known
        read(raw, field(kind), NOW)


@pytest.mark.parametrize("kind", READERS)
def test_null_is_for_what_was_not_asked(kind):
    assert read(None, field(kind, optional=True), NOW) is None
    assert allowed(field(kind, optional=True)).endswith(", or null")
    with pytest.raises((ValueError, TypeError)):
        read(None, field(kind), NOW)
