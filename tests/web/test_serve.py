"""The real server process: where it says it is, how it stops, and one sentence for each trouble."""

from __future__ import annotations

import resource
import signal
import socket
import sqlite3
import stat
import uuid
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

CHECK_IN = {"started_at": "2026-03-01T07:30:00+01:00", "pain_before": 3, "nothing_new": True}


def refused(server, code):
    """Wait for a start that fails, and return the one sentence it leaves."""
    output, errors = server.process.communicate(timeout=20)
    assert server.process.returncode == code, errors
    assert output == ""
    assert errors.count("\n") == 1
    assert "Traceback" not in errors
    return errors


def test_it_says_where_it_is_and_opens_once(serve, tmp_path):
    server = serve().ready()
    visitor = server.visitor()
    assert visitor.ask("GET", "/diary")[0] == 200
    assert visitor.ask("PUT", f"/sessions/{uuid.uuid4()}", CHECK_IN)[0] == 201
    stranger = type(visitor)(server.port)
    assert stranger.ask("GET", "/" + server.link.split("/", 3)[3])[0] == 403
    assert stranger.ask("GET", "/")[0] == 403
    for file in (tmp_path / "data").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_to(serve, number):
    server = serve().ready()
    server.process.send_signal(number)
    assert server.process.wait(timeout=10) == 0
    assert server.end() == (0, "")


def test_a_browser_stays_in_when_it_starts_again(serve):
    first = serve().ready()
    visitor = first.visitor()
    first.end()
    visitor.port = serve().ready().port
    assert visitor.ask("GET", "/diary")[0] == 200


def worked_s():
    """How long the processes that have ended worked: on a busy machine they last longer, and work no more."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_second_start_answers_after_3_s_of_work_at_most(serve):
    serve().ready().end()
    before_s = worked_s()
    server = serve().ready()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", "/up")
    assert connection.getresponse().status == 200
    connection.close()
    server.end()
    assert 0 < worked_s() - before_s < 3


def test_a_taken_port(serve, tmp_path):
    first = serve().ready()
    second = serve(tmp_path / "other", "--port", str(first.port))
    assert f"Port {first.port} on 127.0.0.1 is taken" in refused(second, 4)
    assert first.visitor().ask("GET", "/diary")[0] == 200


def test_of_three_starts_at_once_on_one_port_one_is_left(serve, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    servers = [serve(tmp_path / "data", "--port", port) for _ in range(3)]
    codes = [None if server.process.stdout.readline() else server.end()[0] for server in servers]
    assert sorted(codes, key=str) == [4, 4, None]


def test_first_starts_that_race_on_one_folder_all_come_up(serve, tmp_path):
    started = [serve(tmp_path / "data", "--port", "0") for _ in range(4)]
    keys = set()
    for server in started:
        visitor = server.ready().visitor()
        assert visitor.ask("GET", "/", Accept="text/html")[0] == 200
        keys.add((tmp_path / "data" / "secret_key").read_text())
    assert len(keys) == 1
    # It was made once: nothing was older than another start's.
    assert not (tmp_path / "data" / "backups").exists()


def test_a_file_in_the_place_of_the_data_folder(serve, tmp_path):
    (tmp_path / "data").write_text("something else")
    assert "cannot write to its data folder" in refused(serve(), 5)
    assert (tmp_path / "data").read_text() == "something else"


def test_a_folder_that_cannot_be_written_to(serve):
    assert "cannot write to its data folder /proc/supple" in refused(serve(Path("/proc/supple")), 5)


def test_a_damaged_database(serve, tmp_path):
    serve().ready().end()
    file = tmp_path / "data" / "supple.sqlite3"
    file.write_bytes(b"no database" * 1000)
    assert "is damaged" in refused(serve(), 6)
    assert file.read_bytes() == b"no database" * 1000


def test_a_newer_database(serve, tmp_path):
    serve().ready().end()
    file = tmp_path / "data" / "supple.sqlite3"
    with closing(sqlite3.connect(file)) as database, database:
        row = ("diary", "0999_from_the_future", "2030-01-01")
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", row)
    before = file.read_bytes()
    assert "newer Supple" in refused(serve(), 6)
    assert file.read_bytes() == before


def test_a_setting_that_is_not_known(serve):
    assert "SUPPLE_ASSETS is 'x'" in refused(serve(SUPPLE_ASSETS="x"), 3)


def test_a_disk_that_gets_full_while_it_runs(serve, tmp_path):
    server = serve().ready()
    visitor = server.visitor()
    assert visitor.ask("PUT", f"/sessions/{uuid.uuid4()}", CHECK_IN)[0] == 201
    # No file may grow: as on a full disk, writes fail in the middle.
    unlimited = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    late = f"/sessions/{uuid.uuid4()}"
    status, headers, _ = visitor.ask("PUT", late, CHECK_IN)
    assert (status, headers["Content-Type"]) == (507, "application/problem+json")
    assert visitor.ask("GET", "/diary")[0] == 200
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, unlimited)
    assert visitor.ask("PUT", late, CHECK_IN)[0] == 201
    server.process.terminate()
    assert "Traceback" not in server.end()[1]
    with closing(sqlite3.connect(tmp_path / "data" / "supple.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM diary_session").fetchone()[0] == 2
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize("largest_file_kb", [1, 8, 40])
def test_a_disk_that_gets_full_at_the_first_start(serve, largest_file_kb):
    assert "SUPPLE_DATA_DIR" in refused(serve(largest_file_kb=largest_file_kb), 5)
    assert serve().ready().visitor().ask("GET", "/diary")[0] == 200


def test_a_body_that_is_far_too_big(serve):
    server = serve().ready()
    visitor = server.visitor()
    assert visitor.ask("PUT", f"/sessions/{uuid.uuid4()}", {"pain_before": "x" * 200_000})[0] == 413
