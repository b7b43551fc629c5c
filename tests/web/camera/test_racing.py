"""What was seen, sent from many threads at once, is kept once and whole."""

from __future__ import annotations

import pytest

from supple.web.camera.models import Range, Seen, Watch
from tests.web.camera.conftest import part, seen
from tests.web.today.test_racing import THREADS, race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana(transactional_db, let_in):
    return let_in("ana")


def test_the_same_message(ana, let_in, put, start):
    address = f"{start(ana, camera=True)}/seen/0"
    clients = [let_in("ana") for _ in range(THREADS)]
    answers = race(lambda number: put(clients[number], address, seen()))
    assert sorted(answer.status_code for answer in answers) == [200] * (THREADS - 1) + [201]
    assert (Watch.objects.count(), Seen.objects.count(), Range.objects.count()) == (1, 1, 1)


def test_two_messages_never_mix(ana, let_in, put, start):
    address = f"{start(ana, camera=True)}/seen/0"
    told = [seen(frames=n, parts=[part(seen=n), part(part="circles_one_way", seen=n)]) for n in range(2)]
    clients = [let_in("ana") for _ in range(THREADS)]
    race(lambda number: put(clients[number], address, told[number % 2]))
    assert {row.seen for row in Seen.objects.all()} == {Watch.objects.get().frames}
    assert Seen.objects.count() == 2


def test_pages_that_tell_at_once_are_all_added_up(ana, let_in, put, start):
    address = start(ana, camera=True)
    clients = [let_in("ana") for _ in range(THREADS)]
    message = seen(parts=[part(expected=100, seen=1, not_judged=0)])
    answers = race(lambda number: put(clients[number], f"{address}/seen/{number}", message))
    assert {answer.status_code for answer in answers} == {201}
    assert Seen.objects.get().seen == THREADS
    assert Watch.objects.get().frames == THREADS * message["frames"]
