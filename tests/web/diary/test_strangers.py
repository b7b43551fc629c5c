"""Cid sees and changes nothing of ana's, whatever ids he guesses, on every route of the diary."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from supple.web.diary.daily import day_key
from supple.web.diary.models import CheckIn, Day, Question, Reach, Session
from supple.web.diary.urls import urlpatterns

AT = dt.datetime(2026, 3, 1, 7, 30, tzinfo=dt.UTC)
WHEN = {"at": AT, "utc_offset_min": 0, "day": AT.date()}
SECRET = "ana's secret"


@pytest.fixture
def anas(ana):
    """Something of ana's behind every address, by the address's name."""
    own = {"person": ana.person}
    session = Session.objects.create(
        pk=uuid.uuid4(),
        started_at=AT,
        utc_offset_min=0,
        day=AT.date(),
        pain_before=5,
        nothing_new=True,
        ended_at=AT,
        how="done",
        pain_after=3,
        **own,
    )
    Day.objects.create(pk=day_key(ana.person.pk, AT.date()), day=AT.date(), note=SECRET, **own)
    reach = Reach.objects.create(pk=uuid.uuid4(), left=3, right=0, told_new=False, **WHEN, **own)
    check_in = CheckIn.objects.create(pk=uuid.uuid4(), slot="evening", pain=4, **WHEN, **own)
    question = Question.objects.create(pk=uuid.uuid4(), text=SECRET, asked_at=AT, **own)
    return {
        **dict.fromkeys(("entry", "delete-entry"), session.pk),
        "delete-reach": reach.pk,
        **dict.fromkeys(("change-check-in", "delete-check-in"), check_in.pk),
        **dict.fromkeys(("tick-question", "delete-question"), question.pk),
    }


def kept():
    return [list(model.objects.order_by("pk").values()) for model in (Session, Day, Reach, CheckIn, Question)]


def address(name, anas):
    needed = next(one for one in urlpatterns if one.name == name).pattern.regex.groupindex
    values = {"key": anas.get(name), "day": AT.date().isoformat()}
    return reverse(name, kwargs={key: values[key] for key in needed})


@pytest.mark.parametrize("name", [one.name for one in urlpatterns])
def test_cid_sees_and_changes_nothing(anas, cid, name):
    before = kept()
    where = address(name, anas)
    seen = cid.get(where, headers={"accept": "text/html"})
    assert SECRET not in seen.content.decode()
    assert str(anas.get(name, SECRET)) not in seen.content.decode()
    assert seen.status_code == 404 or name not in anas or name == "tick-question"
    sent = {"value": "9", "pain": "9", "answer": "x", "about": "note", "note": "cid's"}
    answer = cid.post(where, sent, headers={"accept": "text/html"})
    assert answer.status_code == 404 or name not in anas
    mine = [row for rows in kept() for row in rows if row["person_id"] != cid.person.pk]
    assert mine == [row for rows in before for row in rows]


def test_an_id_of_anas_is_not_taken_over(anas, cid, post, now):
    before = kept()
    key = str(anas["change-check-in"])
    assert post(cid, "/check-in", id=key, pain=4, at=now.isoformat()).status_code == 404
    key = str(anas["tick-question"])
    assert post(cid, "/questions-for-physio", id=key, text=SECRET).status_code == 404
    sent = {"left": 3, "right": 0, "told": "as_before", "at": now.isoformat()}
    key = str(anas["delete-reach"])
    assert post(cid, f"/days/{now.date()}/reach", id=key, **sent).status_code == 404
    assert kept() == before


@pytest.mark.parametrize("name", [one.name for one in urlpatterns])
def test_without_a_cookie_there_is_only_the_door(anas, stranger, name):
    assert stranger.get(address(name, anas), headers={"accept": "text/html"}).status_code == 403
    assert stranger.post(address(name, anas)).status_code == 403
