"""What every page is told about the household."""

from __future__ import annotations

from django.db import OperationalError
from django.test import RequestFactory

from supple.web.household import context


def test_before_the_door_there_is_nobody():
    assert context.household(RequestFactory().get("/"))["person"] is None


def test_a_broken_database_does_not_break_the_page_that_tells_of_it(ana, monkeypatch):
    def broken():
        raise OperationalError("database disk image is malformed")

    monkeypatch.setattr(context.people, "everyone", broken)
    request = RequestFactory().get("/")
    request.META["supple.person"] = ana.person
    assert context.household(request)["person"] is None


def test_person_people_and_settings(ana, ben, prefer):
    prefer(ana.person, theme="dark")
    found = ana.get("/help").context
    assert found["person"] == ana.person
    assert found["person_name"] == "ana"
    assert {one.name for one in found["people"]} == {"ana", "ben"}
    assert found["preferences"].theme == found["theme"] == "dark"
