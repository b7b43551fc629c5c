"""The database is looked at before the site opens, and an older one is copied before it is changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from supple.errors import AssetsError, DatabaseError, DataFolderError
from supple.web import startup


@pytest.fixture
def file(tmp_path, monkeypatch, django_db_blocker):
    """Point Django at a database file of its own."""
    path = tmp_path / "supple.sqlite3"
    connection = connections["default"]
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", path)
    with django_db_blocker.unblock():
        yield path
        connection.close()


def tables(path):
    with closing(sqlite3.connect(path)) as database:
        return {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def unapply(path):
    """Make it a database that is older than all of Supple's migrations."""
    with closing(sqlite3.connect(path)) as database, database:
        for table in tables(path) - {"django_migrations", "sqlite_sequence"}:
            database.execute(f"DROP TABLE {table}")
        database.execute("DELETE FROM django_migrations")
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('old', '0001', '2026-01-01')"
        )


def test_a_new_database_is_made_without_a_copy(file):
    assert startup.migrate() is None
    assert "diary_session" in tables(file)
    assert startup.steps_to_take() == 0
    assert startup.migrate() is None
    assert not (file.parent / "backups").exists()


def test_an_older_database_is_copied_whole_before_it_is_changed(file):
    startup.migrate()
    connections["default"].close()
    unapply(file)
    copy = startup.migrate()
    assert copy.parent == file.parent / "backups"
    assert "diary_session" not in tables(copy)
    assert "diary_session" in tables(file)
    assert [found.suffix for found in copy.parent.iterdir()] == [".sqlite3"]


def test_a_newer_database_is_refused_and_left(file):
    startup.migrate()
    MigrationRecorder(connections["default"]).record_applied("diary", "0999_from_the_future")
    connections["default"].close()
    before = file.read_bytes()
    with pytest.raises(DatabaseError, match="written by a newer Supple"):
        startup.migrate()
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to look like one" * 50, b"SQLite format 3\0"]
)
def test_what_is_no_database_is_refused_and_left(file, content):
    file.write_bytes(content)
    with pytest.raises(DatabaseError, match="is damaged"):
        startup.check_file(file)
    assert file.read_bytes() == content


def test_a_damaged_database_is_refused_and_left(file):
    startup.migrate()
    connections["default"].close()
    content = bytearray(file.read_bytes())
    content[5000:-2000] = b"\x55" * (len(content) - 7000)
    file.write_bytes(content)
    with pytest.raises(DatabaseError, match="It has been left as it is"):
        startup.check_file(file)
    assert file.read_bytes() == bytes(content)


def test_a_folder_in_the_place_of_the_database(file):
    file.mkdir()
    with pytest.raises(DataFolderError, match="cannot use the diary's file"):
        startup.check_file(file)


def test_no_database_yet_is_no_fault(file):
    startup.check_file(file)
    assert not file.exists()


def test_files_that_were_not_built_are_said_to_be_so(tmp_path, settings):
    settings.ASSETS = "built"
    with pytest.raises(AssetsError, match="run: make build"):
        startup.check_assets(tmp_path)
    (tmp_path / "staticfiles.json").write_text("{}")
    startup.check_assets(tmp_path)
