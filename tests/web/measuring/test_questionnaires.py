"""Questionnaires from the form to the score, the comparison, what is due, and where to turn."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from supple.core.measures import questionnaires
from supple.web.household.models import Preferences
from supple.web.measuring import dates, kept
from supple.web.measuring.models import Response

pytestmark = pytest.mark.django_db
HTML = {"accept": "text/html"}
THREE = ("put on socks", "sit through a meal", "lift the shopping")


def send(client, name, key=None, query="", **fields):
    return client.post(
        f"/questionnaires/{name}{query}", {"id": str(key or uuid.uuid4()), **fields}, headers=HTML
    )


def rate(client, *values, activities=THREE, **options):
    ratings = {f"activity_{number}": value for number, value in enumerate(values, start=1)}
    return send(client, "psfs", activity=list(activities), **ratings, **options)


def seen(client, path):
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def earlier():
    """Keep answers of an earlier day."""

    def keep(client, days, answers, questionnaire="psfs", **changes):
        at = timezone.now() - dt.timedelta(days=days)
        facts = {"version": 1, "at": at, "utc_offset_min": 0, "day": at.date(), "activities": []}
        if questionnaire == "psfs":
            facts["activities"] = list(THREE)
        row = {**facts, **changes, "questionnaire": questionnaire, "answers": answers}
        return Response.objects.create(person=client.person, **row)

    return keep


def psfs(*values):
    return {f"activity_{number}": str(value) for number, value in enumerate(values, start=1)}


def test_the_first_time_it_asks_for_the_persons_own_words(ana):
    answer = rate(ana, 2, 5, 8)
    stored = Response.objects.get()
    assert (stored.activities, stored.answers) == (list(THREE), psfs(2, 5, 8))
    assert answer["Location"] == f"/questionnaires/answers/{stored.pk}"
    said = seen(ana, answer["Location"])
    assert "<b>5</b> of 10" in said
    assert "first of its series" in said


def test_the_next_time_the_same_things_are_rated(ana, earlier):
    earlier(ana, 28, psfs(2, 3, 4))
    said = seen(ana, "/questionnaires/psfs")
    assert THREE[0] in said
    assert 'name="activity"' not in said
    answer = send(ana, "psfs", **psfs(4, 5, 6))
    assert "Better than the first time (3)" in seen(ana, answer["Location"])


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((2, 3, 4), (4, 5, 6), "Better than the first time (3)"),
        ((2, 3, 4), (3, 4, 6), "too small to be sure of"),
        ((2, 3, 4), (2, 3, 4), "The same as the first time."),
        ((3, 3, 3), (0, 1, 2), "Worse than the first time (3)"),
    ],
)
def test_only_a_change_that_counts_is_called_one(ana, earlier, before, now, said):
    earlier(ana, 28, psfs(*before))
    assert said in seen(ana, send(ana, "psfs", **psfs(*now))["Location"])


def test_other_things_begin_a_new_series(ana, earlier):
    earlier(ana, 28, psfs(2, 3, 4))
    answer = rate(ana, 9, 9, 9, activities=("a b", "c d", "e f"), query="?new=1")
    assert "first of its series" in seen(ana, answer["Location"])
    assert [one.value for one in kept.series(ana.person, questionnaires()["psfs"])] == [9.0]


def test_another_version_is_never_compared(ana, earlier):
    earlier(ana, 28, psfs(2, 3, 4), version=2)
    assert kept.series(ana.person, questionnaires()["psfs"]) == []


def test_a_line_left_empty_takes_no_answer_of_the_next(ana):
    fields = {"activity_1": 1, "activity_2": 9, "activity_3": 3, "activity_4": 4}
    send(ana, "psfs", activity=["a", "", "c", "d"], **fields)
    assert Response.objects.get().answers == psfs(1, 3, 4)


@pytest.mark.parametrize(
    ("activities", "values", "said"),
    [
        (("a", "b"), (1, 2, 3), "Name three things"),
        (("a", "A", "b"), (1, 2, 3), "Name each of them once."),
        (("a" * 101, "b", "c"), (1, 2, 3), "at most 100 letters"),
        (("a", "b", "c"), (1, 2, ""), "Please answer all of it"),
        (("a", "b", "c"), (1, 2, 11), "Please answer all of it"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(ana, activities, values, said):
    answer = rate(ana, *values, activities=activities)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert f'value="{activities[0]}"' in page
    assert page.count(" checked") == sum(value in range(11) for value in values)
    assert not Response.objects.exists()


def test_sent_twice_it_is_kept_once(ana):
    key = uuid.uuid4()
    assert send(ana, "pgic", key, change="2").status_code == 302
    assert send(ana, "pgic", key, change="2").status_code == 302
    assert send(ana, "pgic", key, change="3").status_code == 409
    assert Response.objects.get().answers == {"change": "2"}


def test_low_mood_gets_kind_words_and_where_to_turn(ana):
    said = seen(ana, send(ana, "phq2", interest="2", down="1")["Location"])
    assert "Thank you for saying so." in said
    assert said.index("999") < said.index("112") < said.index("911")
    assert 'href="tel:116123"' in said
    assert "depress" not in said.lower()
    Preferences.objects.create(person=ana.person, country="US")
    said = seen(ana, send(ana, "phq2", interest="3", down="3")["Location"])
    assert "988" in said
    assert "999" not in said


def test_two_points_are_no_reason_to_be_sent_anywhere(ana):
    assert "Where to turn" not in seen(ana, send(ana, "phq2", interest="1", down="1")["Location"])


def test_much_worse_asks_the_warning_signs(ana):
    long_ago = timezone.now() - dt.timedelta(days=9)
    ana.person.screenings.update(asked_at=long_ago, completed_at=long_ago)
    send(ana, "pgic", change="5")
    assert ana.get("/", headers=HTML).status_code == 200
    said = seen(ana, send(ana, "pgic", change="6")["Location"])
    assert "warning signs" in said
    assert ana.get("/", headers=HTML)["Location"] == "/signs"


def test_what_was_put_off_is_not_asked_again_for_now(ana, earlier):
    earlier(ana, 3, {}, "pgic")
    today = timezone.now().date()
    assert dates.plan(ana.person, today).questionnaires == ("psfs",)
    assert send(ana, "psfs", do="later")["Location"] == "/questionnaires"
    assert dates.plan(ana.person, today).questionnaires == ()
    stored = Response.objects.get(questionnaire="psfs")
    assert kept.scored(stored) is None
    assert "Put off" in seen(ana, f"/questionnaires/answers/{stored.pk}")


def test_a_day_with_a_questionnaire_asks_less_of_the_rest(ana, earlier):
    earlier(ana, 32, psfs(2, 3, 4))
    earlier(ana, 1, {"change": "4"}, "pgic")
    answer = ana.get(f"/days/{timezone.now().date()}", headers=HTML)
    assert [one.id for one in answer.context["asked"]] == ["psfs"]
    assert [one.id for one in answer.context["scales_later"]] == ["sleep"]
    yesterday = ana.get(f"/days/{timezone.now().date() - dt.timedelta(days=1)}", headers=HTML)
    assert (yesterday.context["asked"], yesterday.context["scales_later"]) == ([], [])


def test_the_questions_behind_the_fold_can_be_answered_too(ana, earlier):
    earlier(ana, 3, {}, "pgic")
    today = timezone.now().date()
    page = ana.get(f"/days/{today}", headers=HTML).content.decode()
    assert page.index("More questions, if you like") < page.index('id="stiffness"')
    answer = ana.post(f"/days/{today}", {"about": "confidence", "value": "0"}, headers=HTML)
    assert answer.status_code == 302
    assert ana.person.days.get().confidence == 0


def test_every_questionnaire_is_listed_and_the_one_that_is_off_says_why(ana, earlier):
    earlier(ana, 3, psfs(2, 3, 4))
    said = seen(ana, "/questionnaires")
    for name in ("What your back makes hard", "How it has changed", "Two questions on mood"):
        assert name in said
    assert "Switched off." in said
    assert "Roland-Morris" in said
    assert "<b>3</b> of 10" in said


def test_answers_are_deleted_after_asking(ana, earlier):
    stored = earlier(ana, 3, psfs(2, 3, 4))
    assert "Delete these answers?" in seen(ana, f"/questionnaires/answers/{stored.pk}/delete")
    ana.post(f"/questionnaires/answers/{stored.pk}/delete", headers=HTML)
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        {"answers": {"activity_1": "many"}},
        {"answers": {"activity_9": "1"}},
        {"answers": psfs(1, 2, 3), "activities": []},
        {"answers": psfs(1, 2, 3), "questionnaire": "gone"},
        {"answers": {"s1": "1"}, "questionnaire": "rmdq"},
    ],
)
def test_a_row_that_was_taken_in_breaks_no_page(ana, earlier, row):
    stored = earlier(ana, 3, **{"questionnaire": "psfs", **row})
    assert kept.scored(stored) is None
    for path in (
        "/questionnaires",
        "/questionnaires/psfs",
        "/helping",
        f"/questionnaires/answers/{stored.pk}",
    ):
        seen(ana, path)
