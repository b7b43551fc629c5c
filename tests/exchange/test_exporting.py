"""An export is whole, in a folder of its own, for its owner alone."""

from __future__ import annotations

import csv
import json
import stat

import pytest

from supple.errors import DatabaseError, ExchangeError
from supple.exchange.exporting import export
from supple.exchange.tables import TABLES
from tests.exchange.rows import LATER, NOW, document, key, names_in

CSV_FILES = [f"{table.name}.csv" for table in TABLES]


def table(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_json_and_csv_in_a_dated_folder(household, tmp_path):
    made = export(tmp_path / "out", "both", NOW)
    assert made == tmp_path / "out" / "supple-export-20260308T180000Z"
    assert names_in(made) == sorted([*CSV_FILES, "supple.json"])
    assert json.loads((made / "supple.json").read_text("utf-8")) == {
        **document(),
        "sessions": [document()["sessions"][number] for number in (0, 2, 1)],
    }
    assert {stat.S_IMODE(file.stat().st_mode) for file in made.iterdir()} == {0o600}
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_csv_keeps_0_and_not_asked_apart(household, tmp_path):
    made = export(tmp_path, "csv", NOW)
    rows = {row["id"]: row for row in table(made, "sessions")}
    assert (rows[key(11)]["pain_before"], rows[key(11)]["pain_after"]) == ("0", "0")
    assert rows[key(12)]["pain_after"] == ""
    assert rows[key(11)]["started_at"] == "2026-03-01T06:30:00.250000+00:00"
    assert (rows[key(11)]["nothing_new"], rows[key(12)]["nothing_new"]) == ("yes", "no")


def test_a_spreadsheet_carries_nothing_out(household, tmp_path):
    assert [row["name"] for row in table(export(tmp_path, "csv", NOW), "people")] == ["ana", "'=ben"]


@pytest.mark.parametrize(("form", "files"), [("json", ["supple.json"]), ("csv", sorted(CSV_FILES))])
def test_one_form_alone(household, tmp_path, form, files):
    assert names_in(export(tmp_path, form, NOW)) == files


def test_an_export_never_takes_the_place_of_another(household, tmp_path):
    made = export(tmp_path / "out", "json", NOW)
    before = (made / "supple.json").read_bytes()
    with pytest.raises(ExchangeError, match="already"):
        export(tmp_path / "out", "json", NOW)
    assert (made / "supple.json").read_bytes() == before
    export(tmp_path / "out", "json", LATER)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_an_empty_folder_of_that_name_is_left_too(household, tmp_path):
    (tmp_path / "supple-export-20260308T180000Z").mkdir()
    with pytest.raises(ExchangeError, match="already"):
        export(tmp_path, "json", NOW)


def test_nothing_half_written_is_left(household, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "out").mkdir()
    monkeypatch.setattr("supple.exchange.exporting._write_csv", full)
    with pytest.raises(ExchangeError, match="No space left"):
        export(tmp_path / "out", "both", NOW)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("place", ["file", "file/below", "not/there"])
def test_a_place_that_cannot_be_written(household, tmp_path, place):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExchangeError, match="cannot be written"):
        export(tmp_path / place, "both", NOW)


def test_without_a_diary(use, tmp_path):
    use(tmp_path / "data")
    with pytest.raises(ExchangeError, match="no diary"):
        export(tmp_path, "both", NOW)
    assert list((tmp_path / "data").iterdir()) == []


def test_a_damaged_diary(data, tmp_path):
    (data / "supple.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(DatabaseError, match="is damaged"):
        export(tmp_path, "both", NOW)
