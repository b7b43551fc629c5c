"""A very sore day: no routine whatever is sent, and rest, breath and small movements by one tap."""

from __future__ import annotations

import uuid

import pytest

from supple.core.movement import catalogue
from supple.web.diary.models import Session

HTML = {"accept": "text/html"}
REST = set(catalogue().routines["spasm_day"].movements)
SIX = catalogue().routines["four_minutes"].movements


@pytest.fixture
def begin(put, check_in):
    """Check in, then tap; return the answer to the tap."""

    def send(client, pain, **changes):
        address = f"/sessions/{uuid.uuid4()}"
        first = put(client, address, {**check_in, "pain_before": pain, **changes})
        return first, put(client, f"{address}/rest", {})

    return send


def played(answer):
    return {beat["movement"] for beat in answer.json()["timeline"]["beats"]} - {None}


@pytest.mark.parametrize("pain", [8, 9, 10])
@pytest.mark.parametrize("level", [None, "gentle", "standard", "stronger"])
def test_from_eight_on_there_is_rest_and_nothing_else(ana, begin, pain, level):
    gate, answer = begin(ana, pain, **({"level": level} if level else {}))
    assert "timeline" not in gate.json()
    assert played(answer) == REST
    kept = Session.objects.get()
    assert (kept.routine, kept.level, kept.pain_before) == ("spasm_day", "spasm_day", pain)
    assert ana.get(f"/sessions/{kept.pk}", headers=HTML).status_code == 200


@pytest.mark.parametrize("pain", [0, 5, 6, 7])
def test_below_eight_the_session_has_its_own_routine(ana, begin, pain):
    first, answer = begin(ana, pain)
    assert "timeline" in first.json()
    assert answer.status_code == 409
    assert Session.objects.get().routine == "four_minutes"


def test_tapped_twice_and_the_check_in_sent_again(ana, put, check_in):
    address = f"/sessions/{uuid.uuid4()}"
    said = {**check_in, "pain_before": 8, "pace": 1.5}
    put(ana, address, said)
    first, again = (put(ana, f"{address}/rest", {}) for _ in range(2))
    assert first.json() == again.json()
    assert put(ana, address, said).json()["timeline"] == first.json()["timeline"]
    assert Session.objects.count() == 1


def test_one_that_has_ended_stays_as_it_was(ana, put, check_in, now):
    address = f"/sessions/{uuid.uuid4()}"
    put(ana, address, {**check_in, "pain_before": 8})
    put(
        ana,
        f"{address}/end",
        {"ended_at": now.isoformat(), "how": "done", "reason": None, "pain_after": None},
    )
    assert put(ana, f"{address}/rest", {}).status_code == 409
    assert Session.objects.get().routine == ""


def test_something_new_gets_no_rest_routine_either(ana, begin):
    # The signs stand before it; and were they answered meanwhile, that check-in stays what it was.
    _gate, answer = begin(ana, 3, nothing_new=False)
    assert answer.status_code == 409
    assert Session.objects.get().routine == ""


def test_too_little_left_may_rest_as_well(ana, prefer_rest, begin):
    _gate, answer = begin(ana, 3)
    assert played(answer) == REST


@pytest.fixture
def prefer_rest(ana):
    from supple.web.household.models import Preferences

    return Preferences.objects.create(person=ana.person, left_out=list(SIX))


def test_it_is_offered_on_the_page_only_where_something_is_left(ana):
    assert 'id="rest"' in ana.get("/", headers=HTML).content.decode()
    from supple.web.household.models import Preferences

    Preferences.objects.create(person=ana.person, left_out=sorted(REST))
    page = ana.get("/", headers=HTML).content.decode()
    assert 'id="rest"' not in page
    assert 'href="/spasm-day/ease"' in page


def test_cid_rests_in_her_own_diary_only(ana, cid, put, check_in):
    address = f"/sessions/{uuid.uuid4()}"
    put(ana, address, {**check_in, "pain_before": 9})
    assert put(cid, f"{address}/rest", {}).status_code == 404
    assert Session.objects.get().routine == ""


@pytest.mark.parametrize("body", ["[]", '{"level": "standard"}', "no"])
def test_it_takes_nothing_else(ana, put, check_in, body):
    address = f"/sessions/{uuid.uuid4()}"
    put(ana, address, {**check_in, "pain_before": 9})
    assert put(ana, f"{address}/rest", body).status_code in {400, 422}
