"""My back has gone: the warning line first, then what may ease, with its sources."""

from __future__ import annotations

import uuid

import pytest

from supple.core.safety import warning_signs
from supple.web.household.models import Preferences
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
    asked.post("/signs", {"then": "spasm_day"})
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
    assert "minutes of rest" in asked.get("/spasm-day/ease").content.decode()
    monkeypatch.setattr("supple.web.screening.spasm.minutes", lambda wanted: None)
    assert "Lead me through it" not in asked.get("/spasm-day/ease").content.decode()
    assert asked.get("/spasm-day/begin")["Location"] == "/spasm-day/ease"


@pytest.mark.parametrize("pain", range(11))
def test_it_begins_at_every_pain_and_is_kept_once(asked, pain):
    sent = {"session": str(asked.get("/spasm-day/begin").context["key"]), "pain": pain}
    for _ in range(2):
        reply = asked.post("/spasm-day/begin", sent)
        assert reply["Location"] == f"/sessions/{sent['session']}"
    kept = asked.person.sessions.get()
    assert (kept.routine, kept.level, kept.pain_before) == ("spasm_day", "spasm_day", pain)
    assert asked.get(reply["Location"], headers=PAGE).status_code == 200
    plan = asked.get(f"{reply['Location']}/plan").json()
    assert {beat["movement"] for beat in plan["timeline"]["beats"]} >= {"rest_90_90", "belly_breathing"}
    assert asked.get(plan["figure_url"]).status_code == 200


def test_the_pages_own_clock_is_kept(asked, now):
    sent = {"session": str(uuid.uuid4()), "pain": 9, "started_at": now.isoformat()}
    asked.post("/spasm-day/begin", sent)
    assert asked.person.sessions.get().local_started_at == now


@pytest.mark.parametrize("wrong", [{"pain": "11"}, {"pain": ""}, {"session": "x"}, {"started_at": "soon"}])
def test_what_the_form_does_not_offer_is_refused(asked, wrong):
    sent = {"session": str(uuid.uuid4()), "pain": "4", **wrong}
    assert asked.post("/spasm-day/begin", sent).status_code == 422
    assert not asked.person.sessions.exists()


def test_cid_does_not_begin_anas(asked, cid, answered):
    answered(cid)
    sent = {"session": str(uuid.uuid4()), "pain": "4"}
    asked.post("/spasm-day/begin", sent)
    assert cid.post("/spasm-day/begin", sent).status_code == 404


def test_a_settings_place_is_kept_to(asked):
    Preferences.objects.create(person=asked.person, place="chair")
    asked.post("/spasm-day/begin", {"session": str(uuid.uuid4()), "pain": "8"})
    assert asked.person.sessions.get().choices["place"] == "chair"
