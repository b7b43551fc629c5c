"""The lock: what locks, what stays out of reach, and how a lock ends."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from supple.core.safety import asking, signs, warning_signs
from supple.web.household.models import Preferences
from supple.web.screening import record
from supple.web.screening.models import Release, Screening

PAGE = {"accept": "text/html"}
SIGNS = warning_signs().signs
AT = {level: [name for name, sign in SIGNS.items() if sign.level == level] for level in signs.LEVELS}


def expect_locked(client, put, check_in, level):
    """Nothing that moves can be reached, in any way."""
    locked = record.lock(client.person)
    assert locked.level == level
    for address in ("/", f"/sessions/{uuid.uuid4()}", "/spasm-day", "/spasm-day/ease"):
        assert client.get(address, headers=PAGE)["Location"] == "/lock"
    key = uuid.uuid4()
    refused = put(client, f"/sessions/{key}", check_in)
    assert refused.status_code == 409
    assert next(one.title for one in warning_signs().levels if one.id == level) in refused.json()["title"]
    assert not client.person.sessions.filter(pk=key).exists()
    assert client.get("/figures/four_minutes").status_code == 409


@pytest.mark.parametrize("name", AT["emergency"])
@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_an_emergency_locks_at_once_here_and_in_another_browser(
    ana, let_in, cards, put, check_in, name, answer
):
    assert cards(ana).say(name, answer)["Location"] == "/lock"
    expect_locked(ana, put, check_in, "emergency")
    page = ana.get("/lock").content.decode()
    assert "Get help now" in page
    assert SIGNS[name].text in page
    assert ("<b>Yes</b>" if answer == "yes" else "<b>Not sure</b>") in page
    Screening.objects.exclude(completed_at=None).delete()
    expect_locked(let_in("ana"), put, check_in, "emergency")


@pytest.mark.parametrize("name", AT["same_day"] + AT["wait"])
@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_same_day_and_wait_lock_when_all_is_answered(ana, cards, put, check_in, name, answer):
    reply = cards(ana).say(name, answer)
    assert reply["Location"].startswith("/signs/")
    assert ana.get("/", headers=PAGE)["Location"] == "/signs"
    assert cards(ana).finish()["Location"] == "/lock"
    expect_locked(ana, put, check_in, SIGNS[name].level)


def test_a_sexual_change_beside_another_sign_is_an_emergency(ana, cards, put, check_in):
    cards(ana).say("E5")
    assert cards(ana).say("E6")["Location"] == "/lock"
    assert record.lock(ana.person).level == "emergency"


def test_the_page_names_every_country_until_one_is_chosen(ana, cards):
    cards(ana).say("E1")
    page = ana.get("/lock").content.decode()
    assert page.index("tel:999") < page.index("tel:112") < page.index("tel:911")


def test_the_page_names_the_country_that_was_chosen(ana, cards):
    Preferences.objects.create(person=ana.person, country="EU")
    cards(ana).say("E1")
    page = ana.get("/lock").content.decode()
    assert "tel:112" in page
    assert "tel:999" not in page


def test_a_running_session_may_end_but_not_go_on(ana, answered, cards, put, start, now):
    answered(ana)
    address = start(ana)
    cards(ana).again()
    cards(ana).say("E1")
    assert ana.get(address, headers=PAGE)["Location"] == "/lock"
    assert ana.get(f"{address}/plan").status_code == 409
    end = {"ended_at": now.isoformat(), "how": "stopped", "reason": "pain"}
    assert put(ana, f"{address}/end", end).status_code == 201


def test_no_other_card_can_be_answered_while_it_is_locked(ana, cards):
    cards(ana).say("E1")
    locked = record.lock(ana.person)
    assert ana.get("/signs")["Location"] == "/lock"
    assert ana.get("/signs/E1", follow=True).request["PATH_INFO"] == "/lock"
    for name in ("E1", "E2"):
        reply = ana.post(f"/signs/{name}", {"screening": str(locked.pk), "answer": "no"})
        assert reply["Location"] == "/lock"
    locked.refresh_from_db()
    assert locked.answers == {"E1": "yes"}


@pytest.mark.parametrize("name", ["E1", "E6", "U1", "C1"])
def test_asked_again_and_all_no_ends_it(ana, cards, start, name):
    cards(ana).say(name)
    cards(ana).finish()
    first = record.lock(ana.person)
    assert cards(ana).again()["Location"] == "/signs/E1"
    assert record.lock(ana.person) == first
    assert cards(ana).finish()["Location"] == "/signs/done"
    assert record.lock(ana.person) is None
    ended = Release.objects.get()
    assert (ended.kind, ended.screening, ended.signs) == ("asked_again", first, [name])
    assert Screening.objects.first().why == "again"
    start(ana)


def test_it_stands_until_the_last_card_is_answered(ana, cards, put, check_in):
    cards(ana).say("E1")
    cards(ana).again()
    for step in asking.steps()[:-1]:
        cards(ana).none(step)
        expect_locked(ana, put, check_in, "emergency")
    assert "Go on with the cards" in ana.get("/lock").content.decode()


def test_asked_again_and_still_there_locks_on(ana, cards):
    cards(ana).say("E1")
    cards(ana).again()
    assert cards(ana).say("E1", "not_sure")["Location"] == "/lock"
    assert not Release.objects.exists()


def test_a_lesser_sign_found_the_second_time_takes_its_place(ana, cards):
    cards(ana).say("E1")
    cards(ana).again()
    cards(ana).say("C1")
    assert cards(ana).finish()["Location"] == "/lock"
    assert record.lock(ana.person).level == "wait"
    cards(ana).seen()
    assert record.lock(ana.person) is None


@pytest.mark.parametrize("name", ["U1", "C1"])
def test_seen_and_told_ends_it(ana, cards, start, name):
    cards(ana).say(name)
    cards(ana).finish()
    today = timezone.now().date()
    assert cards(ana).seen(seen_by=" Dr Shah, GP ")["Location"] == "/"
    ended = Release.objects.get()
    assert (ended.kind, ended.seen_by, ended.seen_on) == ("seen", "Dr Shah, GP", today)
    assert (ended.told_may_exercise, ended.signs) == (True, [name])
    assert ended.rules_version == warning_signs().version
    start(ana)


def test_seen_about_an_emergency_goes_on_with_the_other_cards(ana, cards, put, check_in, start):
    cards(ana).say("E2")
    assert cards(ana).seen()["Location"] == "/signs"
    assert put(ana, f"/sessions/{uuid.uuid4()}", check_in).status_code == 409
    assert cards(ana).open()[0] == "/signs/E3"
    assert cards(ana).finish()["Location"] == "/signs/done"
    assert Screening.objects.get().level == "emergency"
    start(ana)


def test_another_emergency_after_the_visit_locks_again(ana, cards):
    cards(ana).say("E2")
    cards(ana).seen()
    assert cards(ana).say("E4")["Location"] == "/lock"
    assert cards(ana).seen()["Location"] == "/signs"
    assert [one.signs for one in Release.objects.all()] == [["E2"], ["E4"]]
    cards(ana).finish()
    assert record.lock(ana.person) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seen_by": " "}, "who saw you"),
        ({"seen_by": "x" * 201}, "who saw you"),
        ({"seen_on": ""}, "the day"),
        ({"seen_on": "2026-02-30"}, "the day"),
        ({"seen_on": "soon"}, "the day"),
        ({"seen_on": (timezone.now() + dt.timedelta(days=2)).date().isoformat()}, "still to come"),
        ({"seen_on": (timezone.now() - dt.timedelta(days=15)).date().isoformat()}, "too long before"),
        ({"told": ""}, "Leave the movements"),
    ],
)
def test_a_visit_without_all_of_it_ends_nothing(ana, cards, changes, words):
    cards(ana).say("E1")
    reply = cards(ana).seen(**changes)
    assert reply.status_code == 422
    assert words in reply.content.decode()
    assert record.lock(ana.person)
    assert not Release.objects.exists()


def test_a_visit_just_in_time_counts(ana, cards):
    cards(ana).say("E1")
    cards(ana).seen(seen_on=(timezone.now() - dt.timedelta(days=14)).date().isoformat())
    assert record.lock(ana.person) is None


def test_a_visit_sent_twice_is_kept_once(ana, cards):
    cards(ana).say("E1")
    locked = record.lock(ana.person)
    visit = record.Visit("my GP", timezone.now().date())
    record.release(locked, visit, timezone.now())
    record.release(locked, visit, timezone.now())
    assert cards(ana).seen()["Location"] == "/signs"
    assert Release.objects.count() == 1


def test_the_versions_are_kept(ana, cards, monkeypatch):
    cards(ana).say("E1")
    newer = warning_signs()
    monkeypatch.setattr("supple.web.screening.record.warning_signs", lambda: replaced(newer))
    cards(ana).seen()
    assert Screening.objects.get().rules_version == newer.version
    assert Release.objects.get().rules_version == "2099-1"


def replaced(rules):
    from dataclasses import replace

    return replace(rules, version="2099-1")


def test_a_lock_outlives_a_sign_that_the_rules_no_longer_have(ana, answered, put, check_in):
    kept = answered(ana)
    Screening.objects.filter(pk=kept.pk).update(
        answers={"gone": "yes"}, level="same_day", locked_at=timezone.now()
    )
    expect_locked(ana, put, check_in, "same_day")
    assert ana.get("/lock").status_code == 200


def test_without_a_lock_its_pages_lead_on(ana, answered):
    answered(ana)
    assert ana.get("/lock")["Location"] == "/"
    assert ana.get("/lock/seen")["Location"] == "/signs"


def test_anas_lock_is_not_cids(ana, cid, cards, answered, start):
    cards(ana).say("E1")
    assert cid.get("/lock")["Location"] == "/"
    answered(cid)
    start(cid)
    assert cards(cid).seen().status_code == 302
    assert record.lock(ana.person)
