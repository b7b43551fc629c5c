"""What the tests of the diary share: a person's own day, and plain forms."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.web.diary.models import CheckIn

HTML = {"accept": "text/html"}


@pytest.fixture
def post():
    """Send a form as a page does."""

    def send(client, path, **fields):
        return client.post(path, fields, headers=HTML)

    return send


@pytest.fixture
def day(now, ana):
    """The address of ana's page of today; she wrote something down yesterday, so her clock is known."""
    at = now - dt.timedelta(days=1)
    when = {"at": at, "utc_offset_min": 60, "day": at.date(), "slot": "evening"}
    CheckIn.objects.create(pk=uuid.uuid4(), person=ana.person, pain=3, **when)
    return f"/days/{now.date().isoformat()}"


@pytest.fixture
def reach(post, day, now):
    """Answer where pain reaches, as the body map does."""

    def answer(client, left, right, told="as_before", **fields):
        sent = {"id": str(uuid.uuid4()), "at": now.isoformat(), "told": told, "left": left, "right": right}
        return post(client, f"{day}/reach", **{**sent, **fields})

    return answer


@pytest.fixture
def check_in_form(post, now):
    """Tap how sore it is."""

    def tap(client, pain, **fields):
        sent = {"id": str(uuid.uuid4()), "at": now.isoformat(), "pain": pain}
        return post(client, "/check-in", **{**sent, **fields})

    return tap


@pytest.fixture
def finished(start, put, now):
    """A session that has ended; returns its address in the diary."""

    def begin(client, pain_after=2, **changes):
        address = start(client, **changes)
        end = {"ended_at": now.isoformat(), "how": "done", "reason": None, "pain_after": pain_after}
        assert put(client, f"{address}/end", end).status_code == 201
        return address.replace("/sessions/", "/diary/")

    return begin
