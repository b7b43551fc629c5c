"""One tap, kept once, beside sessions that count for their own slot."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.web.diary.models import CheckIn
from supple.web.household.models import Preferences


def at(now, hour, minute=0):
    return now.replace(hour=hour, minute=minute).isoformat()


@pytest.fixture
def noon_yesterday(now):
    return (now - dt.timedelta(days=1)).replace(hour=12)


def test_one_tap_is_kept_for_its_slot(ana, check_in_form, noon_yesterday):
    assert check_in_form(ana, 4, at=at(noon_yesterday, 21))["Location"] == "/check-in"
    stored = CheckIn.objects.get()
    assert (stored.slot, stored.pain, stored.day) == ("evening", 4, noon_yesterday.date())
    assert stored.utc_offset_min == 60
    assert stored.person == ana.person


def test_zero_is_a_value(ana, check_in_form):
    check_in_form(ana, 0)
    assert CheckIn.objects.get().pain == 0
    assert "You said 0 of 10." in ana.get("/check-in").content.decode()


def test_the_same_tap_twice_is_one(ana, check_in_form):
    key = str(uuid.uuid4())
    assert [check_in_form(ana, 4, id=key).status_code for _ in range(2)] == [302, 302]
    assert CheckIn.objects.count() == 1
    assert check_in_form(ana, 5, id=key).status_code == 409


def test_a_second_one_in_the_slot_changes_nothing_and_says_how(ana, check_in_form):
    check_in_form(ana, 4)
    answer = check_in_form(ana, 6)
    assert answer.status_code == 409
    assert f"/check-ins/{CheckIn.objects.get().pk}" in answer.content.decode()
    assert CheckIn.objects.get().pain == 4


def test_morning_and_evening_are_two(ana, check_in_form, noon_yesterday):
    check_in_form(ana, 4, at=at(noon_yesterday, 8))
    check_in_form(ana, 6, at=at(noon_yesterday, 20))
    assert [one.pain for one in CheckIn.objects.order_by("at")] == [4, 6]


def test_a_sessions_pain_before_counts_for_its_slot(ana, start, check_in_form, noon_yesterday):
    start(ana, started_at=at(noon_yesterday, 8))
    assert check_in_form(ana, 6, at=at(noon_yesterday, 9)).status_code == 409
    assert check_in_form(ana, 6, at=at(noon_yesterday, 21)).status_code == 302
    assert CheckIn.objects.get().slot == "evening"


def test_the_persons_own_times_decide(ana, check_in_form, noon_yesterday):
    Preferences.objects.create(person=ana.person, morning_at=dt.time(5), evening_at=dt.time(15))
    check_in_form(ana, 4, at=at(noon_yesterday, 11))
    assert CheckIn.objects.get().slot == "evening"


def test_somebody_elses_slot_is_theirs(ana, ben, check_in_form):
    check_in_form(ana, 4)
    assert check_in_form(ben, 6).status_code == 302
    assert CheckIn.objects.count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"pain": "11"},
        {"pain": ""},
        {"pain": "4.0"},
        {"id": ""},
        {"id": "x"},
        {"at": "now"},
        {"at": "1999-01-01T08:00:00+00:00"},
        {"at": "2999-01-01T08:00:00+00:00"},
    ],
)
def test_a_tap_that_cannot_be(ana, check_in_form, fields):
    assert check_in_form(ana, fields.pop("pain", 4), **fields).status_code == 422
    assert not CheckIn.objects.exists()


def test_without_scripts_the_last_known_clock_is_taken(ana, check_in_form, start):
    start(ana, started_at="2026-03-01T07:00:00-03:00")
    check_in_form(ana, 4, at="")
    assert CheckIn.objects.get().utc_offset_min == -180


def test_it_is_changed_and_deleted(ana, check_in_form, post):
    check_in_form(ana, 4)
    address = f"/check-ins/{CheckIn.objects.get().pk}"
    assert "Tap another number" in ana.get(address).content.decode()
    assert post(ana, address, pain=7).status_code == 302
    assert CheckIn.objects.get().pain == 7
    assert post(ana, address, pain=70).status_code == 422
    assert "Delete this check-in?" in ana.get(f"{address}/delete").content.decode()
    assert CheckIn.objects.exists()
    assert post(ana, f"{address}/delete").status_code == 302
    assert not CheckIn.objects.exists()


def test_much_pain_is_told_what_may_ease_it(ana, check_in_form):
    check_in_form(ana, 8)
    assert "See what may ease it" in ana.get("/check-in").content.decode()
