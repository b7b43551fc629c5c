"""Cid, and who was not let in, at every address of the camera: nothing of ana's is seen or changed."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from supple.web.camera.models import Range, Run, Seen, Track, Watch
from supple.web.camera.urls import urlpatterns

HTML = {"accept": "text/html"}
OPEN = ("camera-place", "delete-all-movement-data")


@pytest.fixture
def anas(ana, watched):
    """A session of ana's with all that there can be; its key."""
    key = uuid.UUID(watched(ana).rpartition("/")[2])
    Track.objects.create(
        pk=uuid.uuid4(), session_id=key, number=0, start_s=0.0, rate_hz=5.0, rows="H4sIAAAAAAAC/w=="
    )
    return key


def kept():
    return [list(model.objects.order_by("pk").values()) for model in (Watch, Seen, Range, Track, Run)]


def address(name, key):
    needed = next(one for one in urlpatterns if one.name == name).pattern.converters
    return reverse(
        name, kwargs={one: {"key": key, "run": 0, "number": 1, "place": "floor"}[one] for one in needed}
    )


@pytest.mark.parametrize("name", [one.name for one in urlpatterns])
def test_cid_sees_and_changes_nothing(anas, cid, put, name):
    before, where = kept(), address(name, anas)
    for answer in (cid.get(where, headers=HTML), cid.post(where, headers=HTML), put(cid, where, {})):
        assert str(anas) not in answer.content.decode() or answer.status_code >= 400
        assert answer.status_code >= 400 or name in OPEN
    assert kept() == before


@pytest.mark.parametrize("name", [one.name for one in urlpatterns])
def test_who_was_not_let_in_sees_the_door(anas, stranger, put, name):
    before, where = kept(), address(name, anas)
    assert stranger.get(where, headers=HTML).status_code == 403
    assert stranger.post(where).status_code == 403
    assert put(stranger, where, {}).status_code == 403
    assert kept() == before


def test_a_write_needs_the_pages_token(ana, let_in, watched, put):
    address = watched(ana)
    strict = let_in("ana", answered=False, enforce_csrf_checks=True)
    assert put(strict, f"{address}/seen/0", {}).status_code == 403
    assert strict.post("/settings/movement-data/delete").status_code == 403
