"""`kill -9` at every step on the disk: what is left is the old or the new, and never a part."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing

import pytest
from django.db import connections

from supple.exchange.backup import back_up
from supple.exchange.exporting import export
from supple.exchange.forget import forget, kept_in
from supple.exchange.importing import take_in
from supple.exchange.restore import restore
from tests.exchange.rows import LATER, NOW, document, names_in, session

STEPS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "sqlite3.connect"}


def killed(action, place, step):
    """Run the action in a process that is killed at a step on the disk; tell whether it was over before."""
    connections["default"].close()
    process = os.fork()
    if process == 0:
        left = [step]

        def watch(event, arguments):
            if event in STEPS and any(str(place) in str(argument) for argument in arguments):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            action()
        finally:
            os._exit(0)
    status = os.waitpid(process, 0)[1]
    return not os.WIFSIGNALED(status)


def every_step(action, place, begin, look):
    """Kill the action at its first step, then at its second, until it comes to its end."""
    for step in range(500):
        begin()
        over = killed(action, place, step)
        look(over)
        if over:
            return step
    raise AssertionError


def count(path):
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return database.execute("SELECT count(*) FROM diary_session").fetchone()[0]


@pytest.fixture
def begin(household, tmp_path):
    """Bring the data folder back to how it was."""
    connections["default"].close()
    shutil.copytree(household, tmp_path / "before")

    def again():
        connections["default"].close()
        shutil.rmtree(household)
        shutil.copytree(tmp_path / "before", household)

    return again


def test_a_restore_leaves_the_old_or_the_new(household, tmp_path, begin, fresh):
    (tmp_path / "new.sqlite3").write_bytes(fresh)
    seen = []

    def look(over):
        seen.append(count(household / "supple.sqlite3"))
        kept = list(household.glob("supple-before-restore-*.sqlite3"))
        assert [count(path) for path in kept] in ([], [3])
        assert kept or seen[-1] == 3

    steps = every_step(lambda: restore(tmp_path / "new.sqlite3", NOW), household, begin, look)
    assert steps > 10
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {3, 0}


def test_a_restore_over_a_damaged_diary_leaves_one_of_both(household, tmp_path, begin, fresh):
    (tmp_path / "new.sqlite3").write_bytes(fresh)
    damaged = b"no database" * 1000

    def spoil():
        begin()
        (household / "supple.sqlite3").write_bytes(damaged)

    def look(over):
        kept = list(household.glob("supple-before-restore-*.sqlite3"))
        assert [path.read_bytes() for path in kept] in ([], [damaged])
        if (household / "supple.sqlite3").read_bytes() != damaged:
            assert kept
            assert count(household / "supple.sqlite3") == 0

    every_step(lambda: restore(tmp_path / "new.sqlite3", NOW), household, spoil, look)
    assert count(household / "supple.sqlite3") == 0


def test_an_import_comes_in_whole_or_not_at_all(household, begin, write):
    file = write(document(sessions=[session(100 + number) for number in range(40)], hurts=[]))
    seen = []

    def look(over):
        seen.append(count(household / "supple.sqlite3"))

    every_step(lambda: take_in(file, NOW), household, begin, look)
    assert set(seen) == {3, 43}


@pytest.mark.parametrize("action", [back_up, lambda target, now: export(target, "both", now)])
def test_what_has_its_name_is_whole(household, tmp_path, begin, action):
    out = tmp_path / "out"
    sizes = set()

    def clean():
        begin()
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()

    def look(over):
        named = [path for path in out.rglob("*") if not str(path.relative_to(out)).startswith(".")]
        sizes.add(frozenset((path.name, path.stat().st_size) for path in named if path.is_file()))
        assert named or not over

    target = out / "backup" if action is back_up else out
    assert every_step(lambda: action(target, NOW), out, clean, look) > 2
    assert len(sizes) == 2


def test_forgetting_can_be_taken_up_again(household, begin):
    def look(over):
        if kept_in(household):
            forget(household)
        assert names_in(household) == []

    every_step(lambda: forget(household), household, begin, look)


def test_a_kill_leaves_nobody_outside(household, tmp_path, begin, fresh):
    (tmp_path / "new.sqlite3").write_bytes(fresh)
    begin()
    assert not killed(lambda: restore(tmp_path / "new.sqlite3", NOW), household, 4)
    restore(tmp_path / "new.sqlite3", LATER)
    assert count(household / "supple.sqlite3") == 0
