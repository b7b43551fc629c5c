"""A restore puts a sound backup in the diary's place and keeps what was there."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from supple.errors import DataFolderError, ExchangeError
from supple.exchange import files
from supple.exchange.backup import back_up
from supple.exchange.importing import take_in
from supple.exchange.restore import restore
from supple.web import holding, startup
from supple.web.diary import migrations
from tests.exchange.rows import LATER, NOW, document, names_in, person

NEWER_STEP = """
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("diary", "{last}")]
    operations = [migrations.RunSQL("CREATE TABLE diary_newer (id integer)", "DROP TABLE diary_newer")]
"""


@pytest.fixture
def backup(household, tmp_path):
    """A backup of the household, which has changed since."""
    path = tmp_path / "backup.sqlite3"
    back_up(path, NOW)
    with closing(sqlite3.connect(household / "supple.sqlite3")) as database, database:
        database.execute("UPDATE diary_person SET name = 'changed'")
    return path


@pytest.fixture
def newer(tmp_path, settings, monkeypatch):
    """Become a Supple with one more step of migration."""

    def become():
        steps = tmp_path / "newer_steps"
        shutil.copytree(Path(migrations.__file__).parent, steps, ignore=shutil.ignore_patterns("__pycache__"))
        last = max(file.stem for file in steps.glob("0*.py"))
        (steps / "9999_newer.py").write_text(NEWER_STEP.format(last=last))
        monkeypatch.syspath_prepend(tmp_path)
        settings.MIGRATION_MODULES = {"diary": "newer_steps"}

    return become


def names(path):
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {row[0] for row in database.execute("SELECT name FROM diary_person")}


def tables(path):
    with closing(sqlite3.connect(path)) as database:
        return {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def contents(data):
    return {file: file.read_bytes() for file in data.rglob("*") if file.is_file() and file.name != "lock"}


def refused(backup, data, sentence):
    before = contents(data)
    with pytest.raises(ExchangeError, match=sentence) as error:
        restore(backup, NOW)
    assert contents(data) == before
    return str(error.value)


def test_the_backup_comes_back_and_the_old_is_kept(household, backup, kept):
    old = restore(backup, NOW)
    assert old == household / "supple-before-restore-20260308T180000000000Z.sqlite3"
    assert names(old) == {"changed"}
    assert names(household / "supple.sqlite3") == {"ana", "=ben"}
    assert "supple_backup" not in tables(household / "supple.sqlite3")
    assert stat.S_IMODE((household / "supple.sqlite3").stat().st_mode) == 0o600
    assert len(kept()["sessions"]) == 3
    assert names_in(household) == [old.name, "supple.sqlite3"]
    assert backup.exists()


def test_what_was_kept_can_be_restored_again(household, backup):
    old = restore(backup, NOW)
    assert names(restore(old, LATER)) == {"ana", "=ben"}
    assert names(household / "supple.sqlite3") == {"changed"}


def test_into_an_empty_data_folder(backup, use, tmp_path):
    new = use(tmp_path / "new")
    assert restore(backup, NOW) is None
    assert names(new / "supple.sqlite3") == {"ana", "=ben"}
    assert startup.migrate() is None


def test_a_damaged_diary_is_kept_as_it_is(household, backup):
    file = household / "supple.sqlite3"
    file.write_bytes(b"no database" * 1000)
    (household / "supple.sqlite3-journal").write_bytes(b"a journal of before")
    old = restore(backup, NOW)
    assert old.read_bytes() == b"no database" * 1000
    assert names(file) == {"ana", "=ben"}
    assert not (household / "supple.sqlite3-journal").exists()


def test_what_is_in_the_journal_is_kept_too(household, backup):
    # As after a kill: the write-ahead log holds what the file does not.
    with closing(sqlite3.connect(household / "supple.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("UPDATE diary_person SET name = 'logged'")
        database.commit()
        sides = {side: (household / f"supple.sqlite3{side}").read_bytes() for side in ("", "-wal")}
    for side, content in sides.items():
        (household / f"supple.sqlite3{side}").write_bytes(content)
    assert names(restore(backup, NOW)) == {"logged"}
    assert names(household / "supple.sqlite3") == {"ana", "=ben"}
    assert not (household / "supple.sqlite3-wal").exists()


def test_an_older_backup_is_brought_up_to_date(household, backup, newer):
    newer()
    restore(backup, NOW)
    assert "diary_newer" in tables(household / "supple.sqlite3")
    assert names(household / "supple.sqlite3") == {"ana", "=ben"}
    assert startup.migrate() is None
    assert not (household / "backups").exists()


def test_an_upgrade_that_goes_through_a_write_ahead_log(household, backup, newer, monkeypatch):
    options = connections["default"].settings_dict["OPTIONS"]
    monkeypatch.setitem(options, "init_command", "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;")
    newer()
    restore(backup, NOW)
    assert not [name for name in names_in(household) if name.startswith(".")]
    assert "diary_newer" in tables(household / "supple.sqlite3")
    assert not (household / "supple.sqlite3-wal").exists()


def test_the_copy_made_before_an_upgrade_can_be_restored(household, newer, settings):
    newer()
    copy = startup.migrate()
    settings.MIGRATION_MODULES = {}
    restore(copy, NOW)
    assert "diary_newer" not in tables(household / "supple.sqlite3")


def test_a_newer_backup_is_refused(household, tmp_path, newer, settings):
    newer()
    startup.migrate()
    back_up(tmp_path / "newer.sqlite3", NOW)
    settings.MIGRATION_MODULES = {}
    refused(tmp_path / "newer.sqlite3", household, "made by a newer Supple")


@pytest.mark.parametrize("content", [b"", b"text", b"no database" * 1000, b"SQLite format 3\0"])
def test_what_is_no_backup_is_refused(household, tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    assert "Nothing was changed." in refused(tmp_path / "x", household, "not a backup|no backup")


def test_another_programs_database_is_refused(household, tmp_path):
    with closing(sqlite3.connect(tmp_path / "x")) as database, database:
        database.execute("CREATE TABLE django_migrations (app, name)")
        database.execute("INSERT INTO django_migrations VALUES ('shop', '0001_initial')")
    refused(tmp_path / "x", household, "not a backup of Supple")


@pytest.mark.parametrize("damage", [slice(5000, 30000), slice(20000, None)])
def test_a_damaged_backup_is_refused(household, backup, damage):
    content = bytearray(backup.read_bytes())
    content[damage] = b"\x55" * 100
    backup.write_bytes(content)
    refused(backup, household, "is damaged")


def test_a_row_without_its_session_is_refused(household, backup):
    with closing(sqlite3.connect(backup)) as database, database:
        database.execute("DELETE FROM diary_session")
    refused(backup, household, "is damaged")


def test_a_missing_file_a_folder_and_the_diary_itself(household, tmp_path):
    refused(tmp_path / "none", household, "There is no file")
    refused(tmp_path, household, "There is no file")
    refused(household / "supple.sqlite3", household, "is the diary itself")


def test_while_somebody_uses_the_folder(household, backup):
    with holding.held(household):
        refused(backup, household, "Another Supple is using")


def test_while_somebody_writes(household, backup):
    with closing(sqlite3.connect(household / "supple.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")
        refused(backup, household, "Another Supple is using")


def test_while_somebody_has_a_write_ahead_log_open(household, backup):
    with closing(sqlite3.connect(household / "supple.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("SELECT * FROM diary_person").fetchall()
        with pytest.raises(ExchangeError, match="Another Supple is using"):
            restore(backup, NOW)
    assert names(household / "supple.sqlite3") == {"changed"}


def test_a_disk_that_gets_full(household, backup, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sync", full)
    with pytest.raises(DataFolderError, match="is full"):
        restore(backup, NOW)
    assert names(household / "supple.sqlite3") == {"changed"}
    assert names_in(household) == ["supple.sqlite3"]


def test_an_import_waits_for_no_restore(household, write):
    with holding.held(household, alone=True), pytest.raises(ExchangeError, match="Another Supple"):
        take_in(write(document(people=[person(9)])), NOW)
    connections["default"].close()
