"""What the settings page lets somebody save."""

from __future__ import annotations

import io
import json
import zipfile

from django.test import RequestFactory
from django.urls import reverse

from supple.exchange import downloads
from supple.exchange.importing import take_in
from supple.exchange.restore import restore
from supple.exchange.tables import TABLES
from tests.exchange.rows import NOW


def get(view):
    return view(RequestFactory().get("/"))


def test_an_export_comes_back_whole(household, kept, empty, tmp_path):
    before = kept()
    answer = get(downloads.export)
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        assert set(file.namelist()) == {"supple.json", *(f"{table.name}.csv" for table in TABLES)}
        (tmp_path / "supple.json").write_bytes(file.read("supple.json"))
    empty()
    take_in(tmp_path / "supple.json", NOW.replace(year=2036))
    now = kept()
    assert [now[table.name] for table in TABLES] == [before[table.name] for table in TABLES]
    assert json.loads((tmp_path / "supple.json").read_text("utf-8"))["people"] == before["people"]


def test_a_backup_can_be_restored(household, kept, empty, tmp_path):
    before = kept()
    answer = get(downloads.backup)
    (tmp_path / "file.backup").write_bytes(answer.content)
    empty()
    restore(tmp_path / "file.backup", NOW)
    assert kept() == before


def test_both_are_files_to_keep_and_not_to_store_on_the_way(household):
    for view in (downloads.export, downloads.backup):
        answer = get(view)
        assert answer["Content-Disposition"].startswith("attachment; ")
        assert answer["Cache-Control"] == "no-store"


def test_they_have_addresses():
    assert [reverse("export"), reverse("backup")] == ["/settings/export.zip", "/settings/backup"]
