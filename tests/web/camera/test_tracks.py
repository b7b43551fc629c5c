"""Movement data: kept only where it was asked for, deleted one by one or all, and after its days."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import uuid
from struct import pack

import pytest
from django.utils import timezone

from supple.web.camera import tracks
from supple.web.camera.models import Track
from supple.web.diary.models import Session
from supple.web.household.models import Preferences
from supple.web.household.purging import purge_everyone

HTML = {"accept": "text/html"}


def chunk(count=3, **changes):
    numbers = pack(f"<{67 * count}h", *[value for row in range(count) for value in (20 * row, *range(66))])
    made = {
        "version": 1,
        "rate_hz": 5,
        "start_s": -12.5,
        "rows": base64.b64encode(numbers).decode(),
    }
    return {**made, **changes}


@pytest.fixture
def keeping(ana, start):
    """Ana, who wants it kept, in a session; its address."""
    Preferences.objects.update_or_create(person=ana.person, defaults={"keep_movement": True})
    return start(ana, camera=True)


def test_it_is_refused_where_nobody_asked_for_it(ana, start, put):
    assert put(ana, f"{start(ana, camera=True)}/landmarks/0/0", chunk()).status_code == 409
    assert not Track.objects.exists()


def test_it_comes_back_as_it_was(ana, keeping, put):
    assert put(ana, f"{keeping}/landmarks/0/0", chunk()).status_code == 201
    assert put(ana, f"{keeping}/landmarks/0/0", chunk()).status_code == 200
    rows = tracks.points(Track.objects.get())
    assert [at for at, _ in rows] == [-12.5, -12.3, -12.1]
    assert rows[0][1][:3] == (0.0, 0.0001, 0.0002)
    assert len(rows[0][1]) == 66


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (chunk(count=0), "rows"),
        (chunk(rows="no"), "rows"),
        (chunk(rows="!!!!"), "rows"),
        (chunk(rows="é"), "rows"),
        (chunk(rows=base64.b64encode(b"12345").decode()), "rows"),
        (chunk(rate_hz=0), "rate_hz"),
        (chunk(start_s=1e9), "start_s"),
        (chunk(version=2), "version"),
    ],
)
def test_what_is_no_movement_data_is_refused(ana, keeping, put, sent, says):
    answer = put(ana, f"{keeping}/landmarks/0/0", sent)
    assert answer.status_code == 422
    assert says in answer.json()["title"]


def test_the_bytes_are_little_endian_on_every_machine(ana, keeping, put):
    row = base64.b64encode(bytes([1, 2, *([0] * 132)])).decode()
    put(ana, f"{keeping}/landmarks/0/0", chunk(rows=row, start_s=0.0))
    ((at_s, _points),) = tracks.points(Track.objects.get())
    assert at_s == (1 + 2 * 256) / 100


def test_pages_have_stretches_of_their_own(ana, keeping, put):
    for run in (0, 95):
        assert put(ana, f"{keeping}/landmarks/{run}/0", chunk()).status_code == 201
    assert [(one.run, one.number) for one in Track.objects.all()] == [(0, 0), (95, 0)]


def test_there_is_an_end_to_all_pages_together(ana, keeping, put, monkeypatch):
    monkeypatch.setattr(tracks, "MOST_CHUNKS", 2)
    for run in (0, 95):
        assert put(ana, f"{keeping}/landmarks/{run}/0", chunk()).status_code == 201
    assert put(ana, f"{keeping}/landmarks/95/1", chunk()).status_code == 404
    assert put(ana, f"{keeping}/landmarks/95/0", chunk()).status_code == 200


def test_there_is_an_end_to_it(ana, keeping, put):
    assert put(ana, f"{keeping}/landmarks/0/99", chunk()).status_code == 201
    assert put(ana, f"{keeping}/landmarks/0/100", chunk()).status_code == 404


def test_a_row_that_is_damaged_is_told():
    too_long = base64.b64encode(gzip.compress(bytes(400 * tracks.ROW_BYTES))).decode()
    for rows in ("AAAA", "!", "é", too_long):
        with pytest.raises(ValueError, match="00000000"):
            tracks.points(Track(pk=uuid.UUID(int=0), rows=rows, start_s=0.0))


def test_nobody_else_keeps_or_deletes_it(ana, ben, cid, keeping, put):
    put(ana, f"{keeping}/landmarks/0/0", chunk())
    for other in (ben, cid):
        Preferences.objects.update_or_create(person=other.person, defaults={"keep_movement": True})
        assert put(other, f"{keeping}/landmarks/0/1", chunk()).status_code == 404
        assert other.post(f"{keeping}/landmarks/delete", headers=HTML).status_code == 404
        assert other.post("/settings/movement-data/delete", headers=HTML).status_code == 302
    assert Track.objects.count() == 1


def test_it_is_deleted_for_one_session_or_for_all(ana, keeping, put):
    put(ana, f"{keeping}/landmarks/0/0", chunk())
    assert b"Delete this movement data?" in ana.get(f"{keeping}/landmarks/delete", headers=HTML).content
    assert Track.objects.exists()
    ana.post(f"{keeping}/landmarks/delete", headers=HTML)
    assert not Track.objects.exists()
    put(ana, f"{keeping}/landmarks/0/0", chunk())
    assert b"1 session, " in ana.get("/settings", headers=HTML).content
    ana.post("/settings/movement-data/delete", headers=HTML)
    assert not Track.objects.exists()
    assert Session.objects.exists()


def test_it_goes_after_its_days_and_the_session_stays(ana, keeping, put):
    put(ana, f"{keeping}/landmarks/0/0", chunk())
    now = timezone.now()
    purge_everyone(now + dt.timedelta(days=29))
    assert Track.objects.exists()
    assert purge_everyone(now + dt.timedelta(days=31)) == 1
    assert not Track.objects.exists()
    assert Session.objects.exists()
