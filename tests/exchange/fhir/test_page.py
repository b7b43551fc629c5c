"""The page tells of every table, and of no other."""

from __future__ import annotations

from pathlib import Path

from supple.exchange.tables import TABLES

PAGE = Path(__file__).parents[3] / "docs" / "fhir.md"


def test_every_table_has_its_line():
    rows = [line.split("|")[1] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    named = {word for row in rows for word in row.replace(",", " ").split()}
    assert {table.name for table in TABLES} <= named
