"""Questions for the physiotherapist: noted once, ticked off, opened again, deleted."""

from __future__ import annotations

import uuid

import pytest

from supple.web.diary.models import Question

PAGE = "/questions-for-physio"


@pytest.fixture
def ask(post):
    def send(client, text, **fields):
        return post(client, PAGE, **{"id": str(uuid.uuid4()), "text": text, **fields})

    return send


def test_a_question_is_noted_once(ana, ask):
    key = str(uuid.uuid4())
    for _ in range(2):
        assert ask(ana, " May I\r\n lift <things>? ", id=key)["Location"] == PAGE
    assert Question.objects.get().text == "May I lift <things>?"
    assert "May I lift &lt;things&gt;?" in ana.get(PAGE).content.decode()
    assert ask(ana, "Another", id=key).status_code == 409


@pytest.mark.parametrize(
    ("text", "words"), [("", "Write your question"), (" \n", "Write your question"), ("x" * 501, "are 501")]
)
def test_what_cannot_be_noted_is_said_and_not_lost(ana, ask, text, words):
    answer = ask(ana, text)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert text.strip() in page
    assert not Question.objects.exists()


@pytest.mark.parametrize("key", ["", "1"])
def test_without_an_id_it_is_refused(ana, ask, key):
    assert ask(ana, "May I?", id=key).status_code == 422


def test_it_is_ticked_off_with_its_answer_and_opened_again(ana, ask, post):
    ask(ana, "May I lift?")
    stored = Question.objects.get()
    post(ana, f"{PAGE}/{stored.pk}", answer="Yes, a little.")
    stored.refresh_from_db()
    assert stored.answered_at >= stored.asked_at
    assert stored.answer == "Yes, a little."
    ticked_at = stored.answered_at
    post(ana, f"{PAGE}/{stored.pk}", answer="Yes.")
    stored.refresh_from_db()
    assert (stored.answered_at, stored.answer) == (ticked_at, "Yes.")
    post(ana, f"{PAGE}/{stored.pk}", do="open")
    stored.refresh_from_db()
    assert (stored.answered_at, stored.answer) == (None, "Yes.")


def test_an_answer_that_is_too_long_is_not_lost(ana, ask, post):
    ask(ana, "May I lift?")
    answer = post(ana, f"{PAGE}/{Question.objects.get().pk}", answer="x" * 2001)
    assert answer.status_code == 422
    assert "x" * 2001 in answer.content.decode()
    assert Question.objects.get().answered_at is None


def test_deleting_asks_first(ana, ask, post):
    ask(ana, "May I lift?")
    address = f"{PAGE}/{Question.objects.get().pk}/delete"
    assert "May I lift?" in ana.get(address).content.decode()
    post(ana, address)
    assert not Question.objects.exists()


def test_common_questions_are_beside_them(ana):
    assert 'href="/learn/questions"' in ana.get(PAGE).content.decode()
