"""A lock on an open file or folder, and what happens where there is none."""

from __future__ import annotations

import errno
import fcntl
import os

import pytest

from supple import locking
from supple.errors import ExchangeError, SuppleError
from supple.video.alone import alone
from supple.web import holding


@pytest.fixture
def opened(tmp_path):
    """Open the folder twice, as two processes would."""
    handles = [os.open(tmp_path, os.O_RDONLY) for _ in range(2)]
    yield handles
    for handle in handles:
        os.close(handle)


@pytest.fixture
def drive_without_locks(monkeypatch):
    def refuse(_handle, _kind):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)


def test_who_is_alone_keeps_others_out(opened):
    locking.lock(opened[0])
    with pytest.raises(BlockingIOError):
        locking.lock(opened[1], alone=False)


def test_several_may_be_there_together(opened):
    for handle in opened:
        locking.lock(handle, alone=False)


def test_one_run_at_a_time_in_a_folder(tmp_path):
    with alone(tmp_path), pytest.raises(ExchangeError, match="Another run is writing"), alone(tmp_path):
        pytest.fail("it should not have come here")
    with alone(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_a_system_without_locks_keeps_nobody_apart(tmp_path, monkeypatch):
    monkeypatch.setattr(locking, "POSSIBLE", False)
    with alone(tmp_path), alone(tmp_path):
        pass
    with holding.held(tmp_path, alone=True), holding.held(tmp_path, alone=True):
        pass


@pytest.mark.usefixtures("drive_without_locks")
def test_a_drive_without_locks_has_results_but_no_data_folder(tmp_path):
    with alone(tmp_path), alone(tmp_path):
        pass
    with pytest.raises(SuppleError, match="No locks available"), holding.held(tmp_path):
        pytest.fail("it should not have come here")
