"""Cid sees and changes nothing of ana's experiments and answers, on every route of both apps."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from supple.web.answer.models import Experiment
from supple.web.answer.urls import urlpatterns as answer
from supple.web.measuring.models import Response
from supple.web.measuring.urls import urlpatterns as measuring
from tests.web.answer.conftest import HTML, moment

SECRET = "ana's own socks"
ROUTES = (*answer, *measuring)


@pytest.fixture
def anas(ana, experiment, evening, today):
    """Something of ana's behind every address that names one."""
    made = experiment(ana.person, today, "10", question="heat")
    evening(ana.person, today, 7)
    kept = Response.objects.create(
        person=ana.person,
        questionnaire="psfs",
        version=1,
        at=moment(today, 9),
        utc_offset_min=0,
        day=today,
        activities=[SECRET, "b", "c"],
        answers={"activity_1": "3", "activity_2": "4", "activity_3": "5"},
    )
    return {
        **dict.fromkeys(("experiment", "end-experiment"), made.pk),
        **dict.fromkeys(("response", "delete-response"), kept.pk),
    }


def address(name, anas):
    needed = next(one for one in ROUTES if one.name == name).pattern.regex.groupindex
    return reverse(name, kwargs={key: {"key": anas.get(name), "name": "psfs"}[key] for key in needed})


def kept():
    return [list(model.objects.order_by("pk").values()) for model in (Experiment, Response)]


@pytest.mark.parametrize("name", [one.name for one in ROUTES])
def test_cid_sees_and_changes_nothing(anas, cid, name):
    before = kept()
    where = address(name, anas)
    seen = cid.get(where, headers=HTML)
    assert SECRET not in seen.content.decode()
    assert "Does heat help?" not in seen.content.decode() or name == "new-experiment"
    assert seen.status_code == (404 if name in anas else 200)
    answered = cid.post(where, {"do": "later"}, headers=HTML).status_code
    assert answered in ({404, 405} if name in anas else {405, 422})
    assert kept() == before


def test_an_id_of_anas_is_not_taken_over(anas, cid):
    before = kept()
    for path, key in (("/helping/new", anas["experiment"]), ("/questionnaires/pgic", anas["response"])):
        sent = {"id": str(key), "question": "heat", "weeks": "6", "change": "2"}
        assert cid.post(path, sent, headers=HTML).status_code == 404
    assert kept() == before


@pytest.mark.parametrize("name", [one.name for one in ROUTES])
def test_without_a_cookie_there_is_only_the_door(anas, stranger, name):
    assert stranger.get(address(name, anas), headers=HTML).status_code == 403
    assert stranger.post(address(name, anas)).status_code == 403


def test_an_id_that_is_nobodys_is_not_found(ana):
    for path in (
        f"/helping/{uuid.uuid4()}",
        f"/questionnaires/answers/{uuid.uuid4()}",
        "/questionnaires/rmdq",
    ):
        assert ana.get(path, headers=HTML).status_code == 404
