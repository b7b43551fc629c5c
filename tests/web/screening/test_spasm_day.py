"""My back has gone: the warning line first, then what may ease, with its sources."""

from __future__ import annotations

import pytest

from supple.core.safety import warning_signs
from supple.web.screening.models import Screening

PAGE = {"accept": "text/html"}


@pytest.fixture
def asked(ana, answered):
    answered(ana)
    return ana


def test_the_line_of_every_day_comes_first(asked):
    page = asked.get("/spasm-day").content.decode()
    assert warning_signs().daily in page
    assert "Something is new" in page


def test_the_cards_come_first_where_they_are_due_and_lead_back(ana, cards):
    assert ana.get("/spasm-day", headers=PAGE)["Location"] == "/signs"
    cards(ana).finish()
    assert "/spasm-day/ease" in ana.get("/signs/done").content.decode()
    ana.get("/spasm-day/ease")
    assert "/spasm-day/ease" not in ana.get("/signs/done").content.decode()


def test_something_new_asks_the_cards_and_leads_back(asked, cards):
    key = asked.get("/spasm-day").context["key"]
    asked.post("/signs", {"screening": str(key), "then": "spasm_day"})
    assert Screening.objects.first().why == "something_new"
    cards(asked).finish()
    assert "/spasm-day/ease" in asked.get("/signs/done").content.decode()


def test_it_says_what_may_ease_and_when_to_call_with_sources(asked):
    reply = asked.get("/spasm-day/ease")
    page = reply.content.decode()
    for words in ("common", "lower legs on a chair", "to four", "to six", "each hour", "pharmacist", "111"):
        assert words in page
    assert reply.context["sources"]
    assert 'href="/help"' in page


def test_the_routine_is_offered_where_there_is_one(asked, monkeypatch):
    monkeypatch.setattr("supple.web.screening.spasm._minutes", lambda: 6)
    assert "6 minutes of rest" in asked.get("/spasm-day/ease").content.decode()
    monkeypatch.setattr("supple.web.screening.spasm._minutes", lambda: None)
    assert "Lead me through it" not in asked.get("/spasm-day/ease").content.decode()
