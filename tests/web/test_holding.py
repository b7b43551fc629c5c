"""A data folder is shared by those who read and write it, and alone with one who replaces it."""

from __future__ import annotations

import stat
import subprocess
import sys
from contextlib import ExitStack

import pytest

from supple.errors import DataFolderError, ExchangeError
from supple.web import holding


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [(False, False, True), (False, True, False), (True, False, False), (True, True, False)],
)
def test_who_may_be_there_together(tmp_path, first, second, together):
    with ExitStack() as stack:
        stack.enter_context(holding.held(tmp_path, alone=first))
        if not together:
            stack.enter_context(pytest.raises(ExchangeError, match="Another Supple is using"))
        stack.enter_context(holding.held(tmp_path, alone=second))


def test_it_is_let_go_at_the_end(tmp_path):
    for _ in range(2):
        with holding.held(tmp_path, alone=True):
            pass
    assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600


def test_a_killed_process_holds_nothing(tmp_path):
    program = (
        "import sys, time, pathlib; from supple.web.holding import held\n"
        "with held(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(ExchangeError), holding.held(tmp_path, alone=True):
            pytest.fail("it should not have come here")
        process.kill()
    with holding.held(tmp_path, alone=True):
        pass


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(DataFolderError), holding.held(tmp_path / "none"):
        pytest.fail("it should not have come here")


TAKE_A_TURN = """
import pathlib, sys, time
from supple.web.holding import turn
folder = pathlib.Path(sys.argv[1])
with turn(folder):
    with (folder / "said").open("a") as said:
        said.write("in\\n")
        said.flush()
        time.sleep(0.2)
        said.write("out\\n")
"""


def test_turns_are_taken_one_after_the_other(tmp_path):
    started = [subprocess.Popen([sys.executable, "-c", TAKE_A_TURN, str(tmp_path)]) for _ in range(4)]
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0, 0]
    assert (tmp_path / "said").read_text().split() == ["in", "out"] * 4


def test_a_turn_that_does_not_end_is_told(tmp_path):
    refused = pytest.raises(ExchangeError, match="Another Supple")
    with holding.turn(tmp_path), refused, holding.turn(tmp_path, longest_s=0.1):
        pytest.fail("it should not have come here")
    with holding.turn(tmp_path, longest_s=0.0):
        pass


def test_a_turn_does_not_keep_servers_out(tmp_path):
    with holding.held(tmp_path), holding.turn(tmp_path), holding.held(tmp_path):
        pass
