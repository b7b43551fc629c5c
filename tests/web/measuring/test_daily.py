"""Confidence, "nothing of these", and what is forgotten with the rest of an old diary."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from supple.web.answer.models import Experiment
from supple.web.diary.daily import day_key, used_known
from supple.web.diary.keeping import forget_before
from supple.web.diary.models import Day
from supple.web.measuring.models import Response

pytestmark = pytest.mark.django_db
HTML = {"accept": "text/html"}


def say(client, **fields):
    return client.post(f"/days/{timezone.now().date()}", fields, headers=HTML)


@pytest.mark.parametrize(("value", "kept"), [("0", 0), ("10", 10), ("", None)])
def test_confidence_is_kept_and_taken_back(ana, value, kept):
    say(ana, about="confidence", value="5")
    assert say(ana, about="confidence", value=value).status_code == 302
    assert ana.person.days.get().confidence == kept


def test_confidence_is_from_0_to_10(ana):
    assert say(ana, about="confidence", value="11").status_code == 422
    day = dt.date(2026, 3, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Day.objects.create(pk=day_key(ana.person.pk, day), person=ana.person, day=day, confidence=11)


def test_nothing_takes_the_ticks_back_and_a_tick_takes_nothing_back(ana):
    say(ana, about="used", used=["heat", "walk"], walk_min="20")
    say(ana, about="used", used=["heat", "walk"], walk_min="20", nothing="1")
    day = ana.person.days.get()
    assert (day.used, day.walk_min) == (["nothing"], None)
    say(ana, about="used", used=["cream"])
    assert ana.person.days.get().used == ["cream"]


def test_nothing_is_no_tick(ana):
    assert say(ana, about="used", used=["nothing"]).status_code == 422
    assert not Day.objects.exists()


def test_nothing_and_something_contradict_each_other():
    used_known(["nothing"])
    with pytest.raises(ValidationError, match="or something was"):
        used_known(["heat", "nothing"])


def test_what_is_too_old_goes_and_what_still_goes_on_stays(ana, ben):
    now = timezone.now()
    old, today = now - dt.timedelta(days=100), now.date()
    for person, at in ((ana.person, old), (ana.person, now), (ben.person, old)):
        facts = {"questionnaire": "pgic", "version": 1, "utc_offset_min": 0, "answers": {"change": "2"}}
        Response.objects.create(person=person, at=at, day=at.date(), **facts)
    for days in (120, 20):
        starts = today - dt.timedelta(days=days)
        facts = {"question": "heat", "outcome": "evening", "block_days": 3, "order": "10", "seed": 1}
        Experiment.objects.create(person=ana.person, starts=starts, declared_on=starts, **facts)
    assert forget_before(ana.person, now - dt.timedelta(days=90)) == 2
    assert ana.person.responses.get().at == now
    assert ana.person.experiments.get().starts == today - dt.timedelta(days=20)
    assert ben.person.responses.count() == 1
