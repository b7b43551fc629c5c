"""The report's page says the same as the code, and the report is plain JSON."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from supple.core.sight.load import words
from supple.video.annotating import STATES
from supple.video.report import RECORDS
from supple.video.table import COLUMNS, state_of

PAGE = (Path(__file__).parents[2] / "docs" / "analyse.md").read_text(encoding="utf-8")


def rows(heading, level="###"):
    """Return the first cells of the table below a heading."""
    section = re.split(rf"^{level} {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1].split("\n#")[0]
    return re.findall(r"^\| `([a-z0-9_]+)` \|", section, flags=re.MULTILINE)


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_is_described_field_by_field(name):
    assert rows(name) == [field.name for field in fields(RECORDS[name])]


def test_the_page_describes_no_other_record():
    schema = PAGE.split("## The report")[1].split("## frames.csv")[0]
    assert re.findall(r"^### (.+)$", schema, flags=re.MULTILINE) == list(RECORDS)


def test_the_columns_of_the_table_are_described():
    assert rows("frames.csv", "##") == list(COLUMNS)


def test_every_state_of_a_frame_is_described():
    section = PAGE.split("| `state` |")[1].split("\n")[0]
    assert re.findall(r"`([a-z_]+)`", section) == list(STATES)
    assert state_of.__doc__ is not None


def test_the_page_names_no_unit_that_there_is_not():
    assert {one.unit for one in words().measures.values()} == {"degrees", "torso lengths"}


def test_nothing_in_a_report_is_a_score():
    named = {field.name for record in RECORDS.values() for field in fields(record)}
    assert not {name for name in named if re.search("score|grade|quality|correct|good", name)}
    assert json.dumps(sorted(named))
