"""A file appears whole under its name, or not at all."""

from __future__ import annotations

import stat

import pytest

from supple.errors import ExchangeError
from supple.exchange import files
from tests.exchange.rows import names_in


def test_a_file_gets_its_name_when_it_is_whole(tmp_path):
    target = tmp_path / "x"
    with files.new_file(target) as part:
        part.write_text("whole")
        assert not target.exists()
    assert target.read_text() == "whole"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["x"]


@pytest.mark.parametrize("make", [files.new_file, files.new_folder])
def test_what_fails_leaves_nothing(tmp_path, make):
    with pytest.raises(ZeroDivisionError), make(tmp_path / "x"):
        raise ZeroDivisionError
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("make", [files.new_file, files.new_folder])
def test_what_has_come_meanwhile_is_left(tmp_path, make):
    target = tmp_path / "x"
    with pytest.raises(ExchangeError, match="already"), make(target):
        target.write_text("first")
    assert target.read_text() == "first"
    assert names_in(tmp_path) == ["x"]


def test_a_link_that_leads_nowhere_is_left(tmp_path):
    (tmp_path / "x").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ExchangeError, match="already"), files.new_file(tmp_path / "x"):
        pytest.fail("it should not have come here")
    assert not (tmp_path / "nowhere").exists()


def test_a_disk_without_hard_links(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(files.os, "link", refuse)
    with files.new_file(tmp_path / "x") as part:
        part.write_text("whole")
    assert (tmp_path / "x").read_text() == "whole"
    assert names_in(tmp_path) == ["x"]
