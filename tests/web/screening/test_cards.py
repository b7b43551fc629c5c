"""The cards: in which order, what is kept of them, and what is asked once more."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from supple.core.safety import asking, warning_signs
from supple.web.screening.models import Screening

PAGE = {"accept": "text/html"}
STEPS = asking.steps()


def test_the_first_visit_leads_to_the_first_question(ana):
    assert ana.get("/", headers=PAGE)["Location"] == "/signs"
    assert ana.get("/signs")["Location"] == "/signs/E1"
    page = ana.get("/signs/E1")
    assert page.context["asked"].why == "first_use"
    assert STEPS[0].signs[0].text in page.content.decode()
    assert not Screening.objects.exists()


def test_nobody_jumps_ahead(ana, cards):
    assert ana.get("/signs/book")["Location"] == "/signs/E1"
    cards(ana).none(STEPS[0])
    assert ana.get("/signs/E5")["Location"] == "/signs/E2"
    assert ana.get("/signs/nothing").status_code == 404


def test_each_card_is_kept_at_once_and_leads_to_the_next(ana, cards):
    for step, following in zip(STEPS, [*STEPS[1:], None], strict=True):
        reply = cards(ana).none(step)
        kept = Screening.objects.get()
        assert asking.is_answered(step, kept.answers)
        assert reply["Location"] == (f"/signs/{following.id}" if following else "/signs/done")
        assert bool(kept.completed_at) is (following is None)
    assert kept.answers == dict.fromkeys(warning_signs().signs, "no")
    assert (kept.why, kept.level, kept.locked_at) == ("first_use", "", None)
    assert kept.rules_version == warning_signs().version


def test_when_nothing_was_found_it_says_so_and_movement_is_open(ana, cards, start):
    cards(ana).finish()
    assert warning_signs().none_found in ana.get("/signs/done").content.decode()
    assert ana.get("/", headers=PAGE).status_code == 200
    start(ana)


def test_a_reload_or_another_browser_goes_on_where_it_was(ana, let_in, cards):
    cards(ana).none(STEPS[0])
    cards(ana).none(STEPS[1])
    again = let_in("ana")
    Screening.objects.exclude(completed_at=None).delete()
    assert cards(again).open()[0] == "/signs/E3"
    assert ana.get("/signs/E3").status_code == 200


def test_going_back_shows_the_answer_and_changes_it(ana, cards):
    cards(ana).say("E5")
    assert ana.get("/signs/emergencies").context["back"] == "/signs/E5"
    assert ana.get("/signs/E5").context["items"][0].answer == "yes"
    reply = cards(ana).send("E5", answer="no")
    assert reply["Location"] == "/signs/emergencies"
    kept = Screening.objects.get()
    assert (kept.answers["E5"], kept.level) == ("no", "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"sign": ["U1"], "choice": "none"}, "None of these"),
        ({"choice": "some"}, "Please tick"),
        ({}, "Please tick"),
    ],
)
def test_a_list_needs_ticks_or_none_and_not_both(ana, cards, data, words):
    [cards(ana).none(step) for step in STEPS[:6]]
    reply = cards(ana).send("same_day", **data)
    assert reply.status_code == 422
    assert words in reply.context["fault"]
    assert [item.sign.id for item in reply.context["items"] if item.ticked] == data.get("sign", [])
    assert "U1" not in Screening.objects.get().answers


def test_a_question_needs_an_answer(ana, cards):
    reply = cards(ana).send("E1")
    assert reply.status_code == 422
    assert "yes, no or not sure" in reply.context["fault"]
    assert not Screening.objects.exists()


@pytest.mark.parametrize(
    "name", [name for name, sign in warning_signs().signs.items() if sign.level == "emergency"]
)
def test_known_is_refused_for_an_emergency(ana, cards, name):
    assert cards(ana).say(name, "known").status_code == 422
    kept = Screening.objects.first()
    assert kept is None or name not in kept.answers


@pytest.mark.parametrize("data", [{"answer": "perhaps"}, {"screening": "x", "answer": "no"}])
def test_what_the_form_does_not_offer_is_refused(ana, cards, data):
    assert cards(ana).send("E1", **data).status_code == 422


def test_a_sign_of_another_card_is_refused(ana, cards):
    [cards(ana).none(step) for step in STEPS[:6]]
    assert cards(ana).send("same_day", sign=["E6"], choice="some").status_code == 422
    assert cards(ana).send("same_day", sign=["E99"], choice="some").status_code == 422


def test_a_form_that_is_sent_twice_is_kept_once(ana, cards):
    key = str(ana.get("/signs/E1").context["asked"].key)
    for _ in range(2):
        reply = ana.post("/signs/E1", {"screening": key, "answer": "no"})
        assert reply["Location"] == "/signs/E2"
    assert str(Screening.objects.get().pk) == key
    last = {"screening": key, "choice": "none"}
    cards(ana).finish()
    assert ana.post("/signs/book", last)["Location"] == "/signs/done"
    assert Screening.objects.count() == 1


def test_an_asking_left_yesterday_begins_anew_and_is_still_owed(ana, cards):
    cards(ana).none(STEPS[0])
    Screening.objects.update(asked_at=timezone.now() - dt.timedelta(hours=13))
    old = Screening.objects.get()
    assert cards(ana).open()[0] == "/signs/E1"
    stale = ana.post("/signs/E2", {"screening": str(old.pk), "answer": "no"}, follow=True)
    assert stale.request["PATH_INFO"] == "/signs/E1"
    cards(ana).finish()
    assert Screening.objects.count() == 2
    assert ana.get("/", headers=PAGE).status_code == 200


def test_book_does_not_lock_and_says_what_to_do(ana, cards, start):
    reply = cards(ana).say("C4")
    assert reply["Location"] == "/signs/done"
    page = ana.get("/signs/done").content.decode()
    assert "Go gently, and book a visit" in page
    assert "No better after six weeks" in page
    kept = Screening.objects.get()
    assert (kept.level, kept.locked_at) == ("book", None)
    start(ana)


def test_known_and_unchanged_does_not_lock(ana, cards, start):
    cards(ana).say("C3c", "known")
    cards(ana).finish()
    kept = Screening.objects.get()
    assert (kept.answers["C3c"], kept.level) == ("known", "")
    assert "What is known" in ana.get("/signs/done").content.decode()
    start(ana)


def test_something_is_new_at_any_time(ana, cards, answered):
    answered(ana, ago=dt.timedelta(minutes=5))
    assert "Something is new" in ana.get("/signs").content.decode()
    assert cards(ana).again()["Location"] == "/signs/E1"
    assert Screening.objects.first().why == "something_new"
    assert ana.get("/", headers=PAGE)["Location"] == "/signs"


def test_what_was_found_long_ago_is_not_told_again(ana, answered):
    answered(ana, ago=dt.timedelta(days=2))
    assert ana.get("/signs/done")["Location"] == "/signs"


def test_cid_sees_and_changes_nothing_of_anas(ana, cid, cards):
    cards(ana).say("E5")
    key = str(Screening.objects.get().pk)
    assert cid.get("/signs/E5")["Location"] == "/signs/E1"
    assert cid.post("/signs/E5", {"screening": key, "answer": "no"}).status_code == 404
    assert cid.post("/signs/E1", {"screening": key, "answer": "no"}).status_code == 404
    assert cid.post("/signs", {"screening": key}).status_code == 404
    assert Screening.objects.get().answers["E5"] == "yes"


@pytest.mark.parametrize(
    "address", ["/signs", "/signs/E1", "/signs/done", "/lock", "/lock/seen", "/spasm-day", "/spasm-day/ease"]
)
def test_a_stranger_sees_the_door(stranger, address):
    for reply in (
        stranger.get(address, headers=PAGE),
        stranger.post(address, {"screening": str(uuid.uuid4())}),
    ):
        assert reply.status_code == 403
        assert b"pee" not in reply.content
    assert not Screening.objects.exists()
