"""Ctrl-C: closed properly, said, taken up again; and a process that dies takes nothing with it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from supple.video.jobs import _in_processes, run_all
from supple.video.places import Place
from supple.video.planning import orders
from supple.video.progress import Progress
from supple.video.running import Order
from supple.video.task import Task
from tests.video.short_films import SeesStream, film, hugs

FRAMES = hugs()
TASK = Task(movement="double_knee_hug", video=False, plots=False)


class PressesCtrlC(SeesStream):
    """Sends this process what Ctrl-C sends, in the middle of the first file."""

    frames = FRAMES
    presses = 1

    def find(self, picture):
        if picture.number == 100 and type(self).presses:
            type(self).presses -= 1
            os.kill(os.getpid(), signal.SIGINT)
        return super().find(picture)


@pytest.fixture
def planned(tmp_path, monkeypatch):
    monkeypatch.setattr("supple.video.watching.PoseFinder", PressesCtrlC)
    PressesCtrlC.presses = 1
    clips = [film(tmp_path / f"{name}.mp4", len(FRAMES), (64, 48 + 2 * at)) for at, name in enumerate("ab")]
    return lambda: list(orders(clips, TASK, tmp_path / "out"))


def test_ctrl_c_closes_the_file_under_way_and_begins_no_other(planned):
    (outcome,) = run_all(planned(), 1, Progress(io.StringIO(), [1.0, 1.0]))
    assert outcome.interrupted
    assert (outcome.folder / "report.json").exists()
    again = planned()
    assert [order.place.found for order in again] == ["unfinished", "new"]
    outcomes = run_all(again, 1, Progress(io.StringIO(), [1.0, 1.0]))
    assert [(outcome.code, outcome.judged) for outcome in outcomes] == [(0, 5), (0, 5)]


def test_ctrl_c_works_as_before_afterwards(planned):
    before = signal.getsignal(signal.SIGINT)
    run_all(planned(), 1, Progress(io.StringIO(), [1.0, 1.0]))
    assert signal.getsignal(signal.SIGINT) is before


def test_a_bad_file_in_a_process_of_its_own_is_an_outcome(tmp_path):
    bad = [
        Order(at, tmp_path / f"{at}.mp4", "none", TASK, Place(tmp_path / str(at), "new")) for at in range(2)
    ]
    told = io.StringIO()
    outcomes = _in_processes(bad, 2, Progress(told, [1.0, 1.0]))
    assert [outcome.code for outcome in outcomes] == [10, 10]
    assert told.getvalue().count("There is no file") == 2
    assert not any(Path(tmp_path / str(at)).exists() for at in range(2))


BEGINS_A_WORKER = """
import multiprocessing, time
from concurrent.futures import ProcessPoolExecutor
from supple.video.jobs import _begin
import os
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, _begin, (context.SimpleQueue(), context.Event())) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def test_a_worker_does_not_outlive_a_run_that_is_killed(tmp_path):
    script = tmp_path / "begins.py"
    script.write_text(BEGINS_A_WORKER, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as run:
        assert int(run.stdout.readline()) != run.pid
        run.kill()
        # The worker writes to the same pipe: it ends only with the last of both.
        assert run.communicate(timeout=20.0) == ("", None)
