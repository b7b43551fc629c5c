"""What the tests of the household share."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from supple.web.diary.models import Hurt, Session
from supple.web.household.models import Preferences

CHOSEN = {
    "name": "Ana",
    "country": "UK",
    "place": "floor",
    "order": "article",
    "level": "",
    "pace": "1.0",
    "voice": "full",
    "theme": "",
    "shown_by": "rosa",
    "camera": "no",
    "wait_for_me": "no",
    "curve": "no",
    "keep_movement": "no",
    "movement_days": "30",
    "morning_at": "",
    "evening_at": "",
    "physio_name": "",
    "physio_phone": "",
    "physio_email": "",
    "retention_days": "",
}


@pytest.fixture
def save():
    """Send the settings form as a page without scripts does."""

    def send(client, **changes):
        return client.post("/settings", {**CHOSEN, **changes}, headers={"accept": "text/html"})

    return send


@pytest.fixture
def prefer():
    """Keep settings for a person, past the form."""

    def keep(person, **chosen):
        return Preferences.objects.update_or_create(person=person, defaults=chosen)[0]

    return keep


@pytest.fixture
def did():
    """Keep a session of some days ago, past the page."""

    def keep(person, days=0.0, pain=3, level="standard", *, red=False, nothing_new=True, now=None):
        at = (now or timezone.now()) - dt.timedelta(days=days)
        session = Session.objects.create(
            pk=uuid.uuid4(),
            person=person,
            started_at=at,
            utc_offset_min=0,
            day=at.date(),
            pain_before=pain,
            nothing_new=nothing_new,
            routine="four_minutes" if level else "",
            level=level,
            core_version="test",
        )
        if red:
            facts = {"at_s": 1.0, "movement": "seated_rotation", "pain": 9, "colour": "red"}
            Hurt.objects.create(pk=uuid.uuid4(), session=session, **facts)
        return session

    return keep
