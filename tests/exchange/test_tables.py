"""The list of what is kept leaves nothing out, and its page says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from supple.exchange.fields import attribute
from supple.exchange.tables import LEFT_OUT, TABLES
from supple.exchange.values import allowed

PAGE = Path(__file__).parents[2] / "docs" / "export-schema.md"
KINDS = {
    "id": (models.UUIDField, models.ForeignKey),
    "text": (models.CharField, models.TextField),
    "texts": (models.JSONField,),
    "answers": (models.JSONField,),
    "time": (models.TimeField,),
    "instant": (models.DateTimeField,),
    "day": (models.DateField,),
    "whole number": (models.IntegerField,),
    "number": (models.FloatField,),
    "yes or no": (models.BooleanField,),
}
FIELDS = [
    pytest.param(table, field, id=f"{table.name}.{field.name}") for table in TABLES for field in table.fields
]


def bounds(condition, name):
    """Return the lowest and highest value that a model's constraint allows the field."""
    low = high = None
    for child in condition.children:
        if not isinstance(child, (models.Q, tuple)):
            continue  # a rule about a text
        if isinstance(child, models.Q):
            below = bounds(child, name)
            low, high = (new if new is not None else old for new, old in zip(below, (low, high), strict=True))
        elif child[0] == f"{name}__gte" and isinstance(child[1], (int, float)):
            low = child[1]
        elif child[0] == f"{name}__lte" and isinstance(child[1], (int, float)):
            high = child[1]
    return low, high


def ruled(model, name):
    """Return the texts that a constraint on the field alone names."""
    found = set()
    for constraint in model._meta.constraints:
        match constraint.condition.children:
            case [(lookup, texts)] if lookup == f"{name}__in":
                found |= set(texts)
    return found


def test_every_model_is_exported_or_left_out_for_a_reason():
    ours = {model for model in apps.get_models() if model.__module__.startswith("supple.")}
    assert {table.model for table in TABLES} | set(LEFT_OUT) == ours
    assert all(LEFT_OUT.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_is_exported(table):
    assert [attribute(field) for field in table.fields] == [
        field.attname for field in table.model._meta.fields
    ]
    assert not table.model._meta.many_to_many
    assert table.key().name == table.model._meta.pk.name
    # A counted id is another row on another computer.
    assert table.key().kind == "id"
    assert table.one == table.model._meta.model_name


def test_what_a_row_names_comes_before_it():
    seen = set()
    for table in TABLES:
        assert {field.of for field in table.fields if field.of} <= seen
        seen.add(table.name)


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_field_holds_what_its_model_holds(table, field):
    stored = table.model._meta.get_field(field.name)
    assert isinstance(stored, KINDS[field.kind])
    assert isinstance(stored, models.DateTimeField) == (field.kind == "instant")
    assert field.optional == stored.null
    assert bool(field.of) == isinstance(stored, models.ForeignKey)
    if field.kind == "text":
        assert field.longest == stored.max_length
        known = {value for value, _ in stored.choices or ()} | ruled(table.model, field.name)
        assert set(field.options) - {""} == known - {""}


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_number_has_the_bounds_of_its_model(table, field):
    found = [
        pair
        for constraint in table.model._meta.constraints
        if (pair := bounds(constraint.condition, field.name)) != (None, None)
    ]
    assert found in ([], [(field.low, field.high)])
    assert (field.high > field.low) == ("number" in field.kind)
    assert abs(field.high) < 2**63


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_describes_every_field(table):
    section = PAGE.read_text("utf-8").partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{field.name}` | {allowed(field)} | {field.unit or '–'} | {field.meaning} |"
        for field in table.fields
    ]


def test_the_page_describes_no_other_table():
    headings = [line[3:] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert headings == [
        "The document",
        *(table.name for table in TABLES),
        "The CSV files",
        "Taking it in again",
    ]
