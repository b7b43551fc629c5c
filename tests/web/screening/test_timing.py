"""When the signs are asked, from what the diary holds."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from supple.web.screening.timing import due

HOUR = dt.timedelta(hours=1)


def test_first_use_then_not_then_after_a_month(ana, answered):
    now = timezone.now()
    assert due(ana.person, now) == "first_use"
    answered(ana)
    assert due(ana.person, now) is None
    assert due(ana.person, now + dt.timedelta(days=29)) is None
    assert due(ana.person, now + dt.timedelta(days=30, seconds=5)) == "monthly"


def test_a_later_asking_counts_from_then(ana, answered):
    answered(ana, ago=dt.timedelta(days=40))
    assert due(ana.person, timezone.now()) == "monthly"
    answered(ana)
    assert due(ana.person, timezone.now()) is None


@pytest.mark.parametrize(("pain", "why"), [(6, None), (7, "stop_rule"), (8, "stop_rule")])
def test_a_stop_during_a_movement(ana, answered, put, start, pain, why):
    answered(ana)
    address = start(ana)
    hurt = {"at_s": 3, "movement": "single_knee_hug", "pain": pain}
    put(ana, f"{address}/hurts/{uuid.uuid4()}", hurt)
    assert due(ana.person, timezone.now()) == why
    answered(ana)
    assert due(ana.person, timezone.now()) is None


@pytest.mark.parametrize(("pain", "why"), [(6, None), (7, "stop_rule"), (None, None)])
def test_an_end_with_pain_at_the_stop(ana, answered, put, start, now, pain, why):
    answered(ana)
    address = start(ana)
    end = {"ended_at": now.isoformat(), "how": "stopped", "reason": "pain", "pain_after": pain}
    put(ana, f"{address}/end", end)
    assert due(ana.person, timezone.now()) == why


def test_something_new_at_the_check_in(ana, answered, put, check_in):
    answered(ana)
    put(ana, f"/sessions/{uuid.uuid4()}", {**check_in, "nothing_new": False})
    assert due(ana.person, timezone.now()) == "something_new"


def test_a_device_with_a_wrong_clock_is_asked_neither_for_ever_nor_never(ana, answered, put, start, now):
    answered(ana)
    ahead = (now + 20 * HOUR).isoformat()
    address = start(ana, started_at=ahead)
    end = {"ended_at": ahead, "how": "stopped", "reason": "pain", "pain_after": 9}
    put(ana, f"{address}/end", end)
    assert due(ana.person, timezone.now()) == "stop_rule"
    answered(ana)
    assert due(ana.person, timezone.now()) is None


def test_an_asking_that_was_begun_is_owed(ana, answered, cards):
    answered(ana, ago=HOUR)
    cards(ana).again()
    assert due(ana.person, timezone.now()) == "something_new"
    assert due(ana.person, timezone.now() + dt.timedelta(days=3)) == "something_new"


def test_what_cid_does_is_not_anas(ana, cid, answered, cards):
    answered(ana)
    answered(cid, ago=HOUR)
    cards(cid).again()
    assert due(ana.person, timezone.now()) is None
