"""The same message from many threads at once is stored once."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from supple.web.diary.models import Hurt, Session

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


def race(act, count=THREADS):
    """Let `act` run `count` times at once, and return what came out of each."""
    barrier = Barrier(count)

    def one(number):
        try:
            barrier.wait()
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


@pytest.fixture
def ana(transactional_db, let_in):
    return let_in("ana")


def test_the_same_check_in(ana, let_in, put, check_in):
    address = f"/sessions/{uuid.uuid4()}"
    clients = [let_in("ana") for _ in range(THREADS)]
    answers = race(lambda number: put(clients[number], address, check_in))
    assert sorted(answer.status_code for answer in answers) == [200] * (THREADS - 1) + [201]
    assert len({answer.content for answer in answers}) == 1
    assert Session.objects.count() == 1


def test_two_check_ins_under_one_id(ana, let_in, put, check_in):
    address = f"/sessions/{uuid.uuid4()}"
    clients = [let_in("ana") for _ in range(THREADS)]
    answers = race(lambda n: put(clients[n], address, {**check_in, "pain_before": n % 2}))
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [200] * (THREADS // 2 - 1) + [201] + [409] * (THREADS // 2)


def test_progress_in_any_order_keeps_the_newest(ana, let_in, put, start):
    session = start(ana)
    clients = [let_in("ana") for _ in range(THREADS)]
    race(lambda n: put(clients[n], f"{session}/progress", {"at_s": float(n), "sequence": n + 1}))
    kept = Session.objects.get()
    assert (kept.at_s, kept.sequence) == (THREADS - 1.0, THREADS)


def test_the_same_hurt(ana, let_in, put, start):
    address = f"{start(ana)}/hurts/{uuid.uuid4()}"
    body = {"at_s": 20.0, "movement": "single_knee_hug", "pain": 6}
    clients = [let_in("ana") for _ in range(THREADS)]
    answers = race(lambda number: put(clients[number], address, body))
    assert sorted(answer.status_code for answer in answers) == [200] * (THREADS - 1) + [201]
    assert Hurt.objects.count() == 1


def test_two_ends(ana, let_in, put, start, now):
    address = f"{start(ana)}/end"
    clients = [let_in("ana") for _ in range(THREADS)]

    def end(number):
        how = ("done", "stopped")[number % 2]
        return put(clients[number], address, {"ended_at": now.isoformat(), "how": how, "pain_after": 1})

    codes = sorted(answer.status_code for answer in race(end))
    assert codes == [200] * (THREADS // 2 - 1) + [201] + [409] * (THREADS // 2)
