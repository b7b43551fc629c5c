"""A backup is a whole copy, made while others write, for its owner alone."""

from __future__ import annotations

import sqlite3
import stat
import threading
import time
import uuid
from contextlib import closing

import pytest

from supple import __version__
from supple.errors import DatabaseError, ExchangeError
from supple.exchange import copies
from supple.exchange.backup import back_up
from tests.exchange.rows import NOW, names_in


def asked(path, query):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def test_it_holds_everything_and_says_who_made_it(household, tmp_path):
    target = tmp_path / "backup.sqlite3"
    assert back_up(target, NOW) == target.stat().st_size
    assert asked(target, "SELECT * FROM supple_backup") == [(__version__, NOW.isoformat())]
    assert asked(target, "PRAGMA integrity_check") == [("ok",)]
    for table in ("diary_person", "diary_session", "diary_hurt", "django_migrations"):
        rows = f"SELECT * FROM {table} ORDER BY id"
        assert asked(target, rows) == asked(household / "supple.sqlite3", rows)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["backup.sqlite3", household.name, "household.json"]


def test_it_stands_alone_whatever_the_journal(household, tmp_path):
    with closing(sqlite3.connect(household / "supple.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("UPDATE diary_person SET name = 'in the journal' WHERE name = 'ana'")
        database.commit()
        back_up(tmp_path / "x", NOW)
    assert asked(tmp_path / "x", "PRAGMA journal_mode") == [("delete",)]
    assert names_in(tmp_path) == [household.name, "household.json", "x"]
    assert ("in the journal",) in asked(tmp_path / "x", "SELECT name FROM diary_person")


def test_it_is_of_one_moment_while_others_write(household, tmp_path):
    stop = threading.Event()

    def write_pairs():
        with closing(sqlite3.connect(household / "supple.sqlite3", timeout=30)) as database:
            while not stop.is_set():
                for _ in range(2):
                    row = (uuid.uuid4().hex, "x" * 150, "2026-03-01")
                    database.execute("INSERT INTO diary_person (id, name, created_at) VALUES (?, ?, ?)", row)
                database.commit()
                time.sleep(0.005)

    writer = threading.Thread(target=write_pairs)
    writer.start()
    try:
        for number in range(4):
            back_up(tmp_path / str(number), NOW)
    finally:
        stop.set()
        writer.join()
    counts = [asked(tmp_path / str(number), "SELECT count(*) FROM diary_person")[0][0] for number in range(4)]
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts)


def test_another_file_is_never_replaced(household, tmp_path):
    (tmp_path / "x").write_text("mine")
    with pytest.raises(ExchangeError, match="already"):
        back_up(tmp_path / "x", NOW)
    assert (tmp_path / "x").read_text() == "mine"
    with pytest.raises(ExchangeError, match="already"):
        back_up(tmp_path, NOW)
    with pytest.raises(ExchangeError, match="cannot be written"):
        back_up(tmp_path / "none" / "x", NOW)


@pytest.mark.parametrize("damage", [slice(0, 4000), slice(5000, 30000)])
def test_a_damaged_diary_gives_no_backup(household, tmp_path, damage):
    file = household / "supple.sqlite3"
    content = bytearray(file.read_bytes())
    content[damage] = b"\x55" * len(content[damage])
    file.write_bytes(content)
    before = names_in(tmp_path)
    with pytest.raises(DatabaseError):
        back_up(tmp_path / "x", NOW)
    assert names_in(tmp_path) == before
    assert file.read_bytes() == content


def test_a_disk_that_gets_full(household, tmp_path, monkeypatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(copies, "label", full)
    with pytest.raises(ExchangeError, match=r"x cannot be written .*full"):
        back_up(tmp_path / "x", NOW)
    assert not (tmp_path / "x").exists()


def test_a_diary_that_stays_locked(household, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "PATIENCE_S", 0.3)
    with closing(sqlite3.connect(household / "supple.sqlite3")) as database:
        database.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="busy"):
            back_up(tmp_path / "x", NOW)


def test_without_a_diary(use, tmp_path):
    use(tmp_path / "data")
    with pytest.raises(ExchangeError, match="no diary"):
        back_up(tmp_path / "x", NOW)
