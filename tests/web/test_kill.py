"""`kill -9` at 100 random moments during writes: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPException

import pytest

ROUNDS = 100
SERIES = 2  # side by side, each with a data folder of its own
WRITERS = 3
LONGEST_S = 0.25
LAST_LEGS = (OSError, HTTPException)


def messages(key, hurt):
    """One session as the page writes it, message by message."""
    path = f"/sessions/{key}"
    yield path, {"started_at": "2026-03-01T07:30:00+01:00", "pain_before": 0, "nothing_new": True}
    for number in range(1, 4):
        yield f"{path}/progress", {"at_s": number * 10.0, "sequence": number}
    yield f"{path}/hurts/{hurt}", {"at_s": 35.0, "movement": "single_knee_hug", "pain": 1}
    end = {"ended_at": "2026-03-01T07:34:00+01:00", "how": "done", "reason": None}
    yield f"{path}/end", {**end, "pain_after": None}
    yield f"{path}/end", {**end, "pain_after": 0}


def write(visitor, sent, answered):
    """Write sessions until the server is gone; keep what it answered to each message."""
    while True:
        for path, body in messages(uuid.uuid4(), uuid.uuid4()):
            sent.append((path, body))
            try:
                status, _, _ = visitor.ask("PUT", path, body)
            except LAST_LEGS:
                return
            answered.append((status, path, body))


def stored(file):
    """Return every fact in the database, in the form of the messages that brought it."""
    facts = set()
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = database.execute("SELECT id, sequence, at_s, how, pain_after FROM diary_session")
        for key, sequence, at_s, how, pain_after in rows:
            assert at_s == sequence * 10.0
            path = f"/sessions/{uuid.UUID(key)}"
            facts.add(path)
            facts |= {f"{path}/progress {number}" for number in range(1, sequence + 1)}
            facts |= {f"{path}/end None"} if how else set()
            facts |= {f"{path}/end {pain_after}"} if how else set()
        for key, session in database.execute("SELECT id, session_id FROM diary_hurt"):
            facts.add(f"/sessions/{uuid.UUID(session)}/hurts/{uuid.UUID(key)}")
    return facts


def fact(path, body):
    """Return what has to be found in the database once the message was acknowledged."""
    if path.endswith("/progress"):
        return f"{path} {body['sequence']}"
    return f"{path} {body['pain_after']}" if path.endswith("/end") else path


def killed_while_writing(server, visitor, moment_s):
    """Let writers write, kill the server at the moment, and return what was sent and acknowledged."""
    # The first check-in after a start makes what later ones find ready: longer than many writes take.
    first = next(messages(uuid.uuid4(), uuid.uuid4()))
    status, _, _ = visitor.ask("PUT", *first)
    sent, answered = [first], [(status, *first)]
    writers = [threading.Thread(target=write, args=(visitor, sent, answered)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(moment_s)
    server.process.kill()
    for writer in writers:
        writer.join(timeout=30)
    server.end()
    assert {status for status, _, _ in answered} <= {200, 201}, answered
    return sent, [(path, body) for _, path, body in answered]


def series(fork, folder, seed):
    """Kill a server again and again in one folder, and return all that was acknowledged on the way."""
    chance, visitor, everything, known = random.Random(seed), None, [], set()
    for _ in range(ROUNDS // SERIES):
        server = fork(folder)
        visitor = visitor or server.visitor()
        visitor.port = server.port
        sent, acknowledged = killed_while_writing(server, visitor, chance.uniform(0, LONGEST_S))
        everything += acknowledged
        facts = stored(folder / "supple.sqlite3")
        assert {fact(path, body) for path, body in everything} <= facts
        assert facts - known <= {fact(path, body) for path, body in sent}
        known = facts
    again(fork(folder), visitor, everything[-200:])
    assert stored(folder / "supple.sqlite3") == known
    return everything


def again(server, visitor, messages):
    """Send again what was acknowledged, as a page does that never saw the answers."""
    visitor.port = server.port
    assert {visitor.ask("PUT", path, body)[0] for path, body in messages} == {200}


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_what_was_acknowledged_is_there_and_nothing_is_doubled(fork, tmp_path):
    with ThreadPoolExecutor(SERIES) as pool:
        folders = [tmp_path / str(number) for number in range(SERIES)]
        acknowledged = list(pool.map(lambda folder: series(fork, folder, folder.name), folders))
    assert sum(map(len, acknowledged)) > ROUNDS


@pytest.mark.slow
def test_a_start_that_is_killed_leaves_nothing_broken(serve, fork, tmp_path):
    chance = random.Random(7)
    for number in range(12):
        server = serve(tmp_path / str(number))
        time.sleep(chance.uniform(0.1, 0.4))
        server.end()
        survivor = fork(tmp_path / str(number))
        assert survivor.visitor().ask("GET", "/diary")[0] == 200
        survivor.end()
