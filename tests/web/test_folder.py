"""The data folder is for its owner alone, and the secret key is made once."""

from __future__ import annotations

import errno
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from supple.errors import DataFolderError
from supple.web import folder


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_key_are_for_the_owner_alone(tmp_path):
    key = folder.secret_key(tmp_path / "supple")
    assert mode(tmp_path / "supple") == 0o700
    assert mode(tmp_path / "supple" / "secret_key") == 0o600
    assert len(key) >= 50
    assert folder.secret_key(tmp_path / "supple") == key


def test_racing_starts_agree_on_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: folder.secret_key(tmp_path), range(8)))
    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 60])
def test_a_file_that_holds_no_key_is_refused_and_left(tmp_path, content):
    (tmp_path / "secret_key").write_bytes(content)
    with pytest.raises(DataFolderError, match="does not hold a secret key"):
        folder.secret_key(tmp_path)
    assert (tmp_path / "secret_key").read_bytes() == content


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "supple").write_text("something else")
    with pytest.raises(DataFolderError, match="cannot write to its data folder"):
        folder.prepare(tmp_path / "supple")
    with pytest.raises(DataFolderError):
        folder.prepare(tmp_path / "supple" / "deeper")


def test_a_full_disk_is_said_to_be_full(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folder.os, "fsync", full)
    with pytest.raises(DataFolderError, match="is full"):
        folder.prepare(tmp_path)
    with pytest.raises(DataFolderError, match="is full"):
        folder.secret_key(tmp_path)
    assert list(tmp_path.iterdir()) == []
