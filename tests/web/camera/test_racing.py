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
    address = f"{start(ana, camera=True)}/seen"
    clients = [let_in("ana") for _ in range(THREADS)]
    answers = race(lambda number: put(clients[number], address, seen()))
    assert sorted(answer.status_code for answer in answers) == [200] * (THREADS - 1) + [201]
    assert (Watch.objects.count(), Seen.objects.count(), Range.objects.count()) == (1, 1, 1)


def test_two_messages_never_mix(ana, let_in, put, start):
    address = f"{start(ana, camera=True)}/seen"
    told = [seen(frames=n, parts=[part(seen=n), part(part="circles_one_way", seen=n)]) for n in range(2)]
    clients = [let_in("ana") for _ in range(THREADS)]
    race(lambda number: put(clients[number], address, told[number % 2]))
    assert {row.seen for row in Seen.objects.all()} == {Watch.objects.get().frames}
    assert Seen.objects.count() == 2
