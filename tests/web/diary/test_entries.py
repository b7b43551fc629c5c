"""The page of a session: what was done, what may be changed, and what deleting does not take back."""

from __future__ import annotations

import uuid

import pytest

from supple.core.movement import catalogue
from supple.web.diary.models import Hurt, Session
from supple.web.diary.played import rows
from supple.web.screening.guarding import bar


def states(session):
    return {row.id: row.state for row in rows(session)}


def test_it_tells_all_that_is_kept(ana, finished, post, now):
    address = finished(ana, pain_before=5, pain_after=3)
    post(ana, f"/days/{now.date()}", about="note", note="Slept <b>well</b>.")
    page = ana.get(address).content.decode()
    assert "Slept &lt;b&gt;well&lt;/b&gt;." in page
    assert "Nothing new" in page
    assert page.count("<b>Done</b>") == 6


def test_a_session_that_was_done_did_every_movement(ana, finished):
    finished(ana)
    assert set(states(Session.objects.get()).values()) == {"done"}


def test_one_that_was_left_tells_how_far_it_came(ana, start, put):
    put(ana, f"{start(ana)}/progress", {"at_s": 60.0, "sequence": 1})
    assert list(states(Session.objects.get()).values()) == ["done", "begun", *["not_reached"] * 4]


def test_a_red_pain_leaves_the_direction_out(ana, start, put):
    address = start(ana, pain_before=2)
    hurt = {"at_s": 100.0, "movement": "seated_thoracic_extension", "pain": 5}
    assert put(ana, f"{address}/hurts/{uuid.uuid4()}", hurt).json()["colour"] == "red"
    found = rows(Session.objects.get())
    assert [row.state for row in found] == ["done", "done", "begun", "not_reached", "left", "left"]
    assert [hurt.pain for hurt in found[2].hurts] == [5]
    assert "It hurt: 5 of 10." in ana.get(address.replace("sessions", "diary")).content.decode()


def test_what_was_changed_in_the_middle_is_told(ana, start, put):
    address = start(ana)
    easier = {"at_s": 47.0, "movement": "single_knee_hug", "after": "single_knee_hug", "what": "easier"}
    assert put(ana, f"{address}/changes/{uuid.uuid4()}", easier).status_code == 201
    names = {row.id: row.name for row in rows(Session.objects.get())}
    assert names["single_knee_hug"] == catalogue().movements["single_knee_hug_foot_down"].name
    on_the_way = {"movement": "seated_thoracic_extension", "after": "single_knee_hug"}
    skip = {"at_s": 30.0, **on_the_way, "what": "skip_direction"}
    assert put(ana, f"{address}/changes/{uuid.uuid4()}", skip).status_code == 201
    assert list(states(Session.objects.get()).values()) == [
        "done",
        "done",
        "left",
        "not_reached",
        "left",
        "left",
    ]


def test_a_day_of_rest_has_no_movements(ana, start):
    address = start(ana, pain_before=9).replace("sessions", "diary")
    assert rows(Session.objects.get()) == []
    assert "A day of rest" in ana.get(address).content.decode()


def test_a_routine_of_another_catalogue_is_still_shown(ana, finished):
    address = finished(ana)
    Hurt.objects.create(
        pk=uuid.uuid4(), session=Session.objects.get(), at_s=1, movement="gone", pain=3, colour="red"
    )
    assert ana.get(address).status_code == 200
    Session.objects.update(routine="gone")
    assert ana.get(address).status_code == 200


def test_how_sore_it_was_afterwards_is_changed(ana, finished, post):
    address = finished(ana, pain_before=5, pain_after=3)
    for _ in range(2):
        assert post(ana, address, value=4)["Location"] == address
    assert Session.objects.get().pain_after == 4


def test_it_is_added_where_it_was_not_said(ana, finished, post):
    address = finished(ana, pain_after=None)
    post(ana, address, value=0)
    assert Session.objects.get().pain_after == 0


@pytest.mark.parametrize("value", ["11", "", "x"])
def test_what_it_cannot_be(ana, finished, post, value):
    assert post(ana, finished(ana), value=value).status_code == 422
    assert Session.objects.get().pain_after == 2


def test_not_before_the_end(ana, start, post):
    assert post(ana, start(ana).replace("sessions", "diary"), value=3).status_code == 409
    assert Session.objects.get().pain_after is None


@pytest.mark.parametrize(("kept", "stays"), [(6, False), (7, True)])
def test_an_answer_that_asked_for_the_warning_signs_stays(ana, finished, post, kept, stays):
    address = finished(ana, pain_before=3, pain_after=kept)
    assert post(ana, address, value=2).status_code == (409 if stays else 302)
    assert Session.objects.get().pain_after == (kept if stays else 2)


def test_a_change_to_such_an_answer_asks_for_the_warning_signs(ana, finished, post, now):
    post(ana, finished(ana, pain_before=3, pain_after=3), value=7)
    assert bar(ana.person, now).page == "signs"


def test_what_the_rules_went_by_cannot_be_changed(ana, finished, post):
    address = finished(ana, pain_before=5)
    post(ana, address, value=3, pain_before=1, nothing_new="false")
    stored = Session.objects.get()
    assert (stored.pain_before, stored.nothing_new) == (5, True)


def test_deleting_asks_first(ana, finished, post):
    address = finished(ana)
    assert "Delete this session?" in ana.get(f"{address}/delete").content.decode()
    assert Session.objects.exists()
    assert post(ana, f"{address}/delete")["Location"] == "/diary"
    assert not Session.objects.exists()
    assert ana.get(address).status_code == 404


@pytest.mark.parametrize("changes", [{"nothing_new": False}, {"pain_before": 3}])
def test_deleting_does_not_take_the_warning_signs_back(ana, start, put, post, now, changes):
    address = start(ana, **changes)
    if changes.get("nothing_new", True):
        put(ana, f"{address}/hurts/{uuid.uuid4()}", {"at_s": 1, "movement": "seated_rotation", "pain": 9})
    assert bar(ana.person, now).page == "signs"
    post(ana, f"{address.replace('sessions', 'diary')}/delete")
    assert not Session.objects.exists()
    assert bar(ana.person, now).page == "signs"
