"""The five commands as a person types them."""

from __future__ import annotations

import os
import sqlite3
import sys
import uuid
from contextlib import closing
from pathlib import Path

import pytest

from supple.cli import main
from supple.errors import ExchangeError
from supple.exchange import commands
from tests.exchange.rows import names_in
from tests.web.conftest import Server

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"
CHECK_IN = {"started_at": "2026-03-01T07:30:00+01:00", "pain_before": 0, "nothing_new": True}


@pytest.fixture(autouse=True)
def _usual_mask():
    mask = os.umask(0o022)
    yield
    os.umask(mask)


@pytest.fixture
def answer(monkeypatch):
    """Sit at the terminal and answer the next question."""

    def give(word):
        def ask(_question):
            if word is None:
                raise EOFError
            return word

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", ask)

    return give


def run(capsys, *arguments):
    """Return the exit code and what was said on both outputs."""
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    assert said.err.count("\n") == (1 if code else 0)
    return code, said.out + said.err


def test_the_way_to_a_new_computer(household, use, tmp_path, capsys):
    code, said = run(capsys, "export", "--out", tmp_path / "out")
    (made,) = (tmp_path / "out").iterdir()
    assert (code, str(made) in said) == (0, True)
    use(tmp_path / "new")
    assert run(capsys, "import", made / "supple.json") == (0, "7 rows are new, 0 were here already.\n")
    assert run(capsys, "import", made / "supple.json") == (0, "0 rows are new, 7 were here already.\n")


def test_backup_and_restore(household, tmp_path, capsys):
    file = tmp_path / "a name with spaces, ? and #.sqlite3"
    assert run(capsys, "backup", file)[0] == 0
    code, said = run(capsys, "restore", file)
    assert code == 0
    assert "The old one is kept in" in said


def test_faults_are_one_sentence_with_code_9(household, use, tmp_path, capsys):
    assert run(capsys, "import", tmp_path / "none.json")[0] == 9
    assert run(capsys, "restore", tmp_path / "none")[0] == 9
    assert run(capsys, "backup", tmp_path)[0] == 9
    use(tmp_path / "new")
    code, said = run(capsys, "export")
    assert (code, "There is no diary" in said) == (9, True)


def test_forgetting_asks_for_the_word(household, capsys, answer):
    answer("forget")
    code, said = run(capsys, "forget")
    assert code == 0
    assert "the diary: supple.sqlite3" in said
    assert said.endswith("Supple has forgotten you.\n")
    assert names_in(household) == []
    assert "keeps nothing" in run(capsys, "forget")[1]


@pytest.mark.parametrize("word", ["yes", "", None])
def test_another_word_deletes_nothing(household, capsys, answer, word):
    answer(word)
    code, said = run(capsys, "forget")
    assert (code, "Nothing was deleted" in said) == (9, True)
    assert (household / "supple.sqlite3").exists()


def test_with_nobody_to_ask(household, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert run(capsys, "forget")[0] == 2
    assert (household / "supple.sqlite3").exists()
    (household / "letter.txt").write_text("mine")
    assert run(capsys, "forget", "--yes")[1].endswith("Not Supple's, and left: letter.txt.\n")


def test_the_page_tells_about_every_command():
    page = PAGE.read_text("utf-8")
    for name in ("export", "import", "backup", "restore", "forget"):
        assert f"\n## `supple {name}`\n" in page
        assert hasattr(commands, f"_{name}")
    assert f"\n| {ExchangeError.exit_code} |" in page


@pytest.mark.slow
def test_everything_with_a_real_server(use, tmp_path, capsys):
    folder = use(tmp_path / "data")
    server = Server(folder).ready()
    try:
        visitor = server.visitor()
        assert visitor.ask("PUT", f"/sessions/{uuid.uuid4()}", CHECK_IN)[0] == 201
        assert run(capsys, "backup", tmp_path / "backup")[0] == 0
        assert run(capsys, "export", "--out", tmp_path / "out")[0] == 0
        assert visitor.ask("PUT", f"/sessions/{uuid.uuid4()}", CHECK_IN)[0] == 201
    finally:
        server.process.terminate()
        server.end()
    assert run(capsys, "restore", tmp_path / "backup")[0] == 0
    with closing(sqlite3.connect(folder / "supple.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM diary_session").fetchone() == (1,)
    server = Server(folder).ready()
    try:
        visitor.port = server.port
        assert visitor.ask("GET", "/diary")[0] == 200
    finally:
        server.end()
    assert run(capsys, "forget", "--yes")[0] == 0
    assert names_in(folder) == []


@pytest.mark.slow
def test_while_a_server_runs_nothing_is_replaced_or_deleted(use, tmp_path, capsys):
    folder = use(tmp_path / "data")
    server = Server(folder).ready()
    try:
        assert run(capsys, "backup", tmp_path / "backup")[0] == 0
        for command in (["restore", tmp_path / "backup"], ["forget", "--yes"]):
            code, said = run(capsys, *command)
            assert (code, "Another Supple is using" in said) == (9, True)
        assert server.visitor().ask("GET", "/diary")[0] == 200
    finally:
        server.end()
