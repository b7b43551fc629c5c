"""A disk that is full, or a database that is busy, is said to be so; nothing is stored by half."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing

import pytest
from django.db import OperationalError, connection

from supple.web import storing
from supple.web.diary.models import Session


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("database or disk is full", 507),
        ("database is locked", 503),
        ("attempt to write a readonly database", 507),
        ("disk I/O error", 507),
        ("unable to open database file", 507),
        ("database disk image is malformed", 500),
        ("file is not a database", 500),
    ],
)
def test_what_sqlite_says_is_said_in_words(message, status):
    trouble = storing.explain(OperationalError(message))
    assert trouble.status == status
    assert trouble.title.endswith(".")
    assert trouble.detail.endswith(".")


def test_a_fault_of_ours_is_not_explained_away():
    assert storing.explain(OperationalError("no such table: diary_person")) is None


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_answers_507_and_goes_on_when_there_is_space(let_in, put, check_in):
    ana = let_in("ana")
    address = f"/sessions/{uuid.uuid4()}"
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    refused = fill(put, ana, check_in)
    assert refused.status_code == 507
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["title"] == "The disk is full, so this was not saved."
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert put(ana, address, check_in).status_code == 201


def fill(put, client, check_in):
    """Write until there is no page left, and return the answer to the first write that was refused."""
    for _ in range(500):
        answer = put(client, f"/sessions/{uuid.uuid4()}", check_in)
        if answer.status_code != 201:
            return answer
    raise AssertionError("The database never got full.")


@pytest.mark.django_db(transaction=True)
def test_a_busy_database_answers_503(let_in, put, check_in):
    ana = let_in("ana")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = put(ana, f"/sessions/{uuid.uuid4()}", check_in)
        other.execute("ROLLBACK")
    connection.close()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "2"
    assert not Session.objects.exists()
