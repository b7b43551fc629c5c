"""The answer page with nothing, one day, months and years; experiments from setting up to their end."""

from __future__ import annotations

import datetime as dt
import random
import uuid

import pytest

from supple.web.answer.models import Experiment
from tests.web.answer.conftest import HTML

pytestmark = pytest.mark.django_db


def page(client, path="/helping"):
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200
    return answer


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def diary(evening, done, today):
    """Fill a diary of so many days up to today; every other day has the routine, and is `gain` lower."""

    def fill(person, count, gain=2, rise=0):
        chance = random.Random(7)
        for number in range(count, 0, -1):
            day = today - dt.timedelta(days=number)
            did = number % 2 == 0
            if did:
                done(person, day)
            base = 5 + (rise if number <= 7 else 0)
            evening(person, day, max(0, min(10, base - gain * did + chance.choice((-1, 0, 1)))))

    return fill


def test_with_no_day_it_says_what_is_needed(ana):
    answer = page(ana)
    assert "There is no evening yet." in text(answer)
    assert "too few days" in answer.context["answer"].sentence
    assert not answer.context["shows_worse"]


def test_with_one_day(ana, evening, today):
    evening(ana.person, today - dt.timedelta(days=1), 0)
    answer = page(ana)
    assert [point.pain for point in answer.context["answer"].points] == [0]
    assert "too few days" in answer.context["answer"].sentence


def test_months_of_days_are_described_and_nothing_is_said_to_help(ana, diary):
    diary(ana.person, 60)
    answer = page(ana)
    found = answer.context["answer"]
    assert found.kind == "as_it_goes"
    assert "lower" in found.sentence
    assert len(found.points) == 60
    assert found.means["with"] < found.means["without"]
    said = " ".join([found.sentence, *found.sure, *found.fools]).lower()
    assert "helping" not in said
    assert "hope alone" in said


def test_years_are_described_by_their_last_twelve_weeks_or_whole(ana, diary):
    diary(ana.person, 400)
    short, whole = page(ana).context["answer"], page(ana, "/helping?span=all").context["answer"]
    assert len(short.points) == 84
    assert len(whole.points) == 400
    assert len(whole.facts["points"]) == 92


def test_an_experiment_is_set_up_with_two_answers(ana, today):
    key = str(uuid.uuid4())
    assert page(ana, "/helping/new").context["key"]
    sent = {"id": key, "question": "heat", "weeks": "6"}
    assert ana.post("/helping/new", sent, headers=HTML)["Location"] == "/helping"
    made = Experiment.objects.get(pk=key)
    assert (made.person, made.question, made.declared_on) == (ana.person, "heat", today)
    assert "It begins on" in text(page(ana))
    # While it goes on there is nothing to set up.
    assert ana.get("/helping/new", headers=HTML)["Location"] == "/helping"


@pytest.mark.parametrize(
    "sent", [{}, {"question": "luck", "weeks": "6"}, {"question": "heat", "weeks": "7"}, {"weeks": "6"}]
)
def test_an_answer_that_is_missing_is_asked_again(ana, sent):
    answer = ana.post("/helping/new", {"id": str(uuid.uuid4()), **sent}, headers=HTML)
    assert answer.status_code == 422
    assert "Choose a question" in text(answer)
    assert not Experiment.objects.exists()


def test_without_an_id_nothing_is_declared(ana):
    assert ana.post("/helping/new", {"question": "heat", "weeks": "6"}, headers=HTML).status_code == 422


def test_while_it_goes_on_the_answer_is_the_experiments(ana, diary, experiment, today):
    diary(ana.person, 10)
    experiment(ana.person, today - dt.timedelta(days=8), "10", ended_on=None)
    answer = page(ana)
    assert answer.context["answer"].kind == "too_soon"
    assert answer.context["running"].day == 9
    assert answer.context["beside"].kind == "as_it_goes"
    assert "more days to go" in text(answer) or "more day to go" in text(answer)


def test_it_is_ended_at_any_time_and_stays_in_the_list(ana, experiment, today):
    made = experiment(ana.person, today - dt.timedelta(days=4), "1101")
    assert "End the experiment now?" in text(page(ana, f"/helping/{made.pk}/end"))
    assert ana.post(f"/helping/{made.pk}/end", headers=HTML)["Location"] == "/helping"
    made.refresh_from_db()
    assert made.ended_on == today
    assert "This experiment is over." in text(page(ana, f"/helping/{made.pk}/end"))


def test_several_past_experiments_are_listed_each_with_its_page(ana, experiment, today):
    for number, question in enumerate(("routine", "heat", "morning"), start=1):
        experiment(ana.person, today - dt.timedelta(days=40 * number), "10", question=question)
    past = page(ana).context["past"]
    assert [one.stored.question for one in past] == ["routine", "heat", "morning"]
    for one in past:
        assert one.words.question in text(page(ana, f"/helping/{one.stored.pk}"))


def test_a_drawn_answer_says_where_the_difference_may_lie(ana, evening, done, experiment, today):
    made = experiment(ana.person, today - dt.timedelta(days=84), "10" * 7)
    chance = random.Random(3)
    for number in range(84):
        day = made.starts + dt.timedelta(days=number)
        if made.with_it(day):
            done(ana.person, day)
        evening(ana.person, day, 6 - 3 * made.with_it(day) + chance.choice((0, 1)))
    answer = page(ana).context["answer"]
    assert answer.kind == "helping"
    assert "less sore" in answer.difference.words
    assert answer.difference.plain is not None
    assert answer.means["with"] < answer.means["without"]


def test_getting_worse_asks_the_signs_and_points_to_a_person(ana, diary):
    ana.person.screenings.all().update(asked_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    ana.person.screenings.all().update(completed_at=dt.datetime.now(dt.UTC) - dt.timedelta(days=9))
    diary(ana.person, 40, gain=0, rise=4)
    answer = page(ana)
    assert answer.context["shows_worse"]
    assert "talk to a physiotherapist" in text(answer)
    assert ana.get("/", headers=HTML)["Location"] == "/signs"


def test_whoever_was_asked_in_the_last_week_is_not_asked_again(ana, diary):
    diary(ana.person, 40, gain=0, rise=4)
    assert page(ana).context["shows_worse"]
    assert ana.get("/", headers=HTML).status_code == 200


def test_the_first_page_asks_too(ana, diary):
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(days=9)
    ana.person.screenings.all().update(asked_at=long_ago, completed_at=long_ago)
    diary(ana.person, 40, gain=0, rise=4)
    assert ana.get("/", headers=HTML)["Location"] == "/signs"
    assert "it has got worse" in text(page(ana, "/signs/E1"))


def test_the_first_page_tells_what_today_is_for(ana, experiment, today):
    assert "Your experiment" not in text(page(ana, "/"))
    experiment(ana.person, today, "10")
    said = text(page(ana, "/"))
    assert "With the routine" in said
    assert "rest: that comes first" in said


def test_a_very_sore_day_goes_before_the_block(ana, experiment, today, put, check_in):
    made = experiment(ana.person, today, "10")
    answer = put(ana, f"/sessions/{uuid.uuid4()}", {**check_in, "pain_before": 9})
    assert answer.json()["gate"]
    assert "counts as not done" in text(page(ana, "/"))
    from supple.web.answer.days import days, noted

    told = noted(ana.person, today - dt.timedelta(days=1), today + dt.timedelta(days=1))
    assert made.with_it(today)
    assert not any(one.did for one in days(told, "routine", today + dt.timedelta(days=1)))


def test_a_lock_goes_before_the_block(ana, experiment, today):
    from supple.web.screening import record

    experiment(ana.person, today, "10")
    asked = record.begin(ana.person, uuid.uuid4(), "something_new", dt.datetime.now(dt.UTC))
    record.answer(asked, {"E1": "yes"}, dt.datetime.now(dt.UTC))
    assert ana.get("/", headers=HTML)["Location"] == "/lock"
    # The answer shows no movement, so it stays open.
    page(ana)


@pytest.mark.parametrize("outcome", ["morning", "evening"])
@pytest.mark.parametrize(
    ("days_ago", "changes"),
    [
        (5, {"block_days": 1, "order": "1"}),
        (5, {"block_days": 7, "order": "01" * 7}),
        (300, {"block_days": 7, "order": "01" * 7, "question": "morning"}),
        (40, {"block_days": 2, "order": "1" * 14, "question": "heat"}),
        (0, {"order": "0", "question": "extension"}),
        (-1, {"order": "01"}),
        (20_000, {"order": "01"}),
    ],
)
def test_whatever_was_taken_in_breaks_no_page(ana, diary, experiment, today, outcome, days_ago, changes):
    diary(ana.person, 30)
    made = experiment(ana.person, today - dt.timedelta(days=days_ago), outcome=outcome, **changes)
    for path in ("/helping", f"/helping/{made.pk}", f"/helping/{made.pk}/end"):
        page(ana, path)
    made.ended_on = made.declared_on
    made.save()
    for path in ("/helping", f"/helping/{made.pk}", f"/helping/{made.pk}/end"):
        page(ana, path)


def test_after_an_afternoon_session_the_evening_can_still_be_told(ana, done, today):
    from supple.web.diary import slots
    from supple.web.diary.models import Slot

    done(ana.person, today, hour=15)
    evening = slots.Place(today, Slot.EVENING)
    assert slots.taken(ana.person, evening, slots.Times()) is None
    done(ana.person, today, hour=19)
    assert slots.taken(ana.person, evening, slots.Times()) is not None
