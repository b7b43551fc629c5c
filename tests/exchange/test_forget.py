"""After forgetting nothing of the person is left; what is not Supple's stays."""

from __future__ import annotations

from contextlib import closing
from sqlite3 import connect

import pytest

from supple.errors import ExchangeError
from supple.exchange.backup import back_up
from supple.exchange.forget import forget, kept_in
from supple.exchange.restore import restore
from supple.web import folder, holding, startup
from tests.exchange.rows import LATER, NOW, names_in


@pytest.fixture
def lived_in(household, tmp_path):
    """A data folder with everything that a Supple leaves in one."""
    folder.secret_key(household)
    startup.back_up(household / "supple.sqlite3")
    back_up(tmp_path / "backup.sqlite3", NOW)
    restore(tmp_path / "backup.sqlite3", LATER)
    for name in ("supple.sqlite3-wal", "supple.sqlite3-shm", ".secret_key-abc", ".supple-unfinished-1"):
        (household / name).write_text("ana")
    (household / "backups" / "supple-1.part").write_text("ana")
    (household / ".supple-unfinished-2").mkdir()
    (household / ".supple-unfinished-2" / "supple.sqlite3").write_text("ana")
    return household


def test_nothing_is_left(lived_in):
    assert forget(lived_in) == []
    assert names_in(lived_in) == []
    assert kept_in(lived_in) == []


def test_it_says_what_goes(lived_in):
    assert [kept.what for kept in kept_in(lived_in)] == [
        "the diary",
        "copies made before an upgrade",
        "databases kept by a restore",
        "unfinished files",
        "the key that keeps devices signed in",
    ]
    told = {path for kept in kept_in(lived_in) for path in kept.paths}
    assert told == set(lived_in.rglob("*")) - {lived_in / "lock", lived_in / "turn"}


def test_what_is_not_supples_stays(lived_in):
    (lived_in / "letter.txt").write_text("mine")
    (lived_in / "backups" / "letter.txt").write_text("mine")
    assert forget(lived_in) == [lived_in / "backups", lived_in / "letter.txt"]
    assert names_in(lived_in / "backups") == ["letter.txt"]


@pytest.mark.parametrize("name", ["backups", "supple.sqlite3", "secret_key"])
def test_nothing_outside_the_folder_is_touched(lived_in, tmp_path, name):
    outside = tmp_path / "outside"
    (lived_in / name).rename(outside)
    (lived_in / name).symlink_to(outside)
    before = sorted(lived_in.rglob("*")), sorted(tmp_path.rglob("*"))
    with pytest.raises(ExchangeError, match="outside the data folder, where Supple deletes nothing"):
        forget(lived_in)
    assert (sorted(lived_in.rglob("*")), sorted(tmp_path.rglob("*"))) == before


def test_while_somebody_uses_the_folder(lived_in):
    before = sorted(lived_in.rglob("*"))
    with holding.held(lived_in), pytest.raises(ExchangeError, match="Another Supple is using"):
        forget(lived_in)
    assert sorted(lived_in.rglob("*")) == before


def test_a_data_folder_that_is_a_link(lived_in, tmp_path):
    (tmp_path / "link").symlink_to(lived_in)
    assert forget(tmp_path / "link") == []
    assert names_in(lived_in) == []


def test_a_new_start_knows_nobody(lived_in):
    forget(lived_in)
    startup.migrate()
    with closing(connect(lived_in / "supple.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM diary_person").fetchone() == (0,)
