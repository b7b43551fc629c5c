"""What is older than somebody wants to keep is deleted, and nothing else."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.utils import timezone

from supple.web.diary.models import Session
from supple.web.household import upkeep
from supple.web.household.purging import purge, purge_everyone, too_old
from supple.web.screening.timing import due

NOW = dt.datetime(2026, 11, 22, 7, 0, tzinfo=dt.UTC)
A_SECOND = 1 / 86_400


@pytest.mark.parametrize(("days", "left"), [(90 - A_SECOND, 1), (90, 1), (90 + A_SECOND, 0), (400, 0)])
def test_the_limit_itself_is_kept(ana, did, prefer, days, left):
    prefer(ana.person, retention_days=90)
    did(ana.person, days, now=NOW)
    assert too_old(ana.person, 90, NOW) == 1 - left
    assert purge(ana.person, NOW) == 1 - left
    assert Session.objects.count() == left


def test_nothing_is_deleted_unless_it_was_asked_for(ana, did, prefer):
    did(ana.person, 10_000, now=NOW)
    assert purge(ana.person, NOW) == 0
    prefer(ana.person, theme="dark")
    assert purge(ana.person, NOW) == 0


def test_only_the_persons_own_is_deleted(ana, ben, did, prefer):
    prefer(ana.person, retention_days=30)
    prefer(ben.person, retention_days=None)
    for person in (ana.person, ben.person):
        did(person, 31, red=True, now=NOW)
    assert purge_everyone(NOW) == 1
    assert [one.person for one in Session.objects.all()] == [ben.person]


def test_shortening_it_says_what_will_go(ana, did, save):
    did(ana.person, 100)
    did(ana.person, 95)
    did(ana.person, 1)
    save(ana, retention_days="91")
    page = ana.get("/settings", headers={"accept": "text/html"}).content.decode()
    assert "2 sessions are too old to be kept." in page
    assert Session.objects.count() == 3


def test_once_a_day_and_at_the_start(ana, did, prefer, monkeypatch):
    prefer(ana.person, retention_days=30)
    middleware = upkeep.UpkeepMiddleware(lambda request: HttpResponse())
    day = timezone.now()
    monkeypatch.setattr(upkeep.timezone, "now", lambda: day)
    did(ana.person, 31, now=day)
    middleware(None)
    assert Session.objects.count() == 0
    did(ana.person, 31, now=day)
    middleware(None)
    assert Session.objects.count() == 1
    monkeypatch.setattr(upkeep.timezone, "now", lambda: day + dt.timedelta(days=1))
    middleware(None)
    assert Session.objects.count() == 0


def test_a_full_disk_does_not_keep_the_page_away(ana, monkeypatch, caplog):
    def full(now):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(upkeep, "purge_everyone", full)
    middleware = upkeep.UpkeepMiddleware(lambda request: HttpResponse("page"))
    assert middleware(None).content == b"page"
    assert "could not be cleared" in caplog.text


@pytest.mark.parametrize(("pain", "asks"), [(6, "monthly"), (7, "stop_rule")])
@pytest.mark.parametrize("asked_for", ["during", "after"])
def test_a_stop_is_asked_about_even_when_its_session_is_gone(
    ana, start, put, now, prefer, asked_for, pain, asks
):
    address = start(ana)
    if asked_for == "during":
        hurt = {"at_s": 3, "movement": "single_knee_hug", "pain": pain}
        put(ana, f"{address}/hurts/{uuid.uuid4()}", hurt)
    else:
        end = {"ended_at": now.isoformat(), "how": "stopped", "reason": "pain", "pain_after": pain}
        put(ana, f"{address}/end", end)
    later = timezone.now() + dt.timedelta(days=31)
    assert due(ana.person, later) == asks
    prefer(ana.person, retention_days=30)
    assert purge(ana.person, later) == 1
    assert Session.objects.count() == 0
    assert due(ana.person, later) == asks
    purge(ana.person, later + dt.timedelta(days=1))
    assert due(ana.person, later + dt.timedelta(days=1)) == asks


def test_something_new_is_asked_about_too(ana, put, check_in, prefer):
    put(ana, f"/sessions/{uuid.uuid4()}", {**check_in, "nothing_new": False})
    later = timezone.now() + dt.timedelta(days=31)
    prefer(ana.person, retention_days=30)
    assert purge(ana.person, later) == 1
    assert due(ana.person, later) == "something_new"


def test_clearing_asks_for_nothing_by_itself(ana, did, prefer):
    prefer(ana.person, retention_days=30)
    did(ana.person, 31, now=NOW)
    before = ana.person.screenings.count()
    assert purge(ana.person, NOW) == 1
    assert ana.person.screenings.count() == before
