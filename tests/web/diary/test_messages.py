"""What is wrong with a message is said in a sentence, and nothing is stored."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.web.diary.models import Hurt, Session

FAR = (dt.datetime.now(dt.UTC) + dt.timedelta(days=3)).isoformat()
DEEP = "[" * 100_000


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("pain_before", None),
        ("pain_before", -1),
        ("pain_before", 11),
        ("pain_before", 3.0),
        ("pain_before", "3"),
        ("pain_before", True),
        ("pain_before", [3]),
        ("pain_before", 10**40),
        ("nothing_new", None),
        ("nothing_new", 1),
        ("nothing_new", "true"),
        ("started_at", None),
        ("started_at", 1772000000),
        ("started_at", ""),
        ("started_at", "this morning"),
        ("started_at", "2026-03-01"),
        ("started_at", "2026-03-01T07:30:00"),
        ("started_at", "2026-03-01T07:30:00+00:00:30"),
        ("started_at", "2026-03-01T07:30:00+23:00"),
        ("started_at", "2026-02-30T07:30:00+00:00"),
        ("started_at", "1999-03-01T07:30:00+00:00"),
        ("started_at", "0001-01-01T00:00:00+14:00"),
        ("started_at", "9999-12-31T23:59:59-14:00"),
        pytest.param("started_at", FAR, id="started_at-in three days"),
        ("weather", "sunny"),
    ],
)
def test_a_check_in_names_what_is_wrong(ana, put, check_in, key, value):
    answer = put(ana, f"/sessions/{uuid.uuid4()}", {**check_in, key: value})
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert key in body["title"]
    assert body["detail"].startswith("Send ")
    assert body["status"] == 422
    assert not Session.objects.exists()


@pytest.mark.parametrize("key", ["started_at", "pain_before", "nothing_new"])
def test_a_check_in_names_what_is_missing(ana, put, check_in, key):
    del check_in[key]
    answer = put(ana, f"/sessions/{uuid.uuid4()}", check_in)
    assert answer.status_code == 422
    assert answer.json()["title"] == f"“{key}” is missing."


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (" ", 400),
        ("{", 400),
        (b"\xff\xfe", 400),
        ("[]", 400),
        ("null", 400),
        ('{"pain_before": NaN}', 400),
        ('{"pain_before": Infinity}', 400),
        (DEEP[:60_000], 400),
        (DEEP, 413),
    ],
)
def test_a_body_that_cannot_be_read(ana, put, body, status):
    answer = put(ana, f"/sessions/{uuid.uuid4()}", body)
    assert answer.status_code == status
    assert answer.json()["title"]


def test_a_form_is_no_json(ana, check_in):
    assert ana.put(f"/sessions/{uuid.uuid4()}", "pain_before=3", content_type="text/plain").status_code == 415


@pytest.mark.parametrize("method", ["post", "delete", "patch"])
def test_other_methods_are_not_known(ana, method):
    assert getattr(ana, method)(f"/sessions/{uuid.uuid4()}").status_code == 405


@pytest.mark.parametrize("key", ["1", "x" * 36, "4D1A58C2-6A55-4D5A-9A62-0C39C2BB40C0"])
def test_an_id_that_is_none_is_no_address(ana, put, check_in, key):
    answer = put(ana, f"/sessions/{key}", check_in)
    assert answer.status_code == 404
    assert answer.json()["title"]


@pytest.mark.parametrize(
    "body",
    [
        {"at_s": 1.0},
        {"at_s": 1.0, "sequence": 0},
        {"at_s": 1.0, "sequence": 1.5},
        {"at_s": 1.0, "sequence": 2**31},
        {"at_s": -0.1, "sequence": 1},
        {"at_s": 1e9, "sequence": 1},
        {"at_s": "1", "sequence": 1},
        {"at_s": True, "sequence": 1},
        {"at_s": 10**400, "sequence": 1},
    ],
)
def test_progress_names_what_is_wrong(ana, put, start, body):
    assert put(ana, f"{start(ana)}/progress", body).status_code == 422
    assert Session.objects.get().sequence == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"how": "won"},
        {"how": None},
        {"how": ["done"]},
        {"reason": "pain"},
        {"how": "stopped", "reason": "bored"},
        {"pain_after": 11},
        {"pain_after": False},
        {"ended_at": FAR},
    ],
)
def test_an_end_names_what_is_wrong(ana, put, start, now, changes):
    body = {"ended_at": now.isoformat(), "how": "done", "reason": None, "pain_after": None, **changes}
    assert put(ana, f"{start(ana)}/end", body).status_code == 422
    assert Session.objects.get().ended_at is None


@pytest.mark.parametrize(
    "changes", [{"pain": 11}, {"pain": None}, {"movement": 3}, {"movement": ""}, {"at_s": None}]
)
def test_a_hurt_names_what_is_wrong(ana, put, start, changes):
    body = {"at_s": 1.0, "movement": "seated_rotation", "pain": 3, **changes}
    assert put(ana, f"{start(ana)}/hurts/{uuid.uuid4()}", body).status_code == 422
    assert not Hurt.objects.exists()
