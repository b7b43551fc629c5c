"""What somebody does today: pain, wish and history together, rule by rule."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supple.core import safety
from supple.core.movement import catalogue, timeline
from supple.core.movement.choosing import chosen
from supple.core.safety.levels import Past, suggest
from supple.web.diary.messages import ROUTINE, CheckIn, Wanted
from supple.web.household import effects
from supple.web.household.choosing import (
    choices_for,
    decide,
    right_for_now,
    wanted_today,
    why_today,
)
from supple.web.household.history import past
from supple.web.household.wishes import Wishes

NOW = dt.datetime(2026, 11, 22, 7, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
HISTORIES = {
    "new": (),
    "usual": (Past(NOW - DAY, "standard", 3),),
    "gentle": (Past(NOW - DAY, "gentle", 3),),
    "good week": tuple(Past(NOW - DAY * days, "standard", 3) for days in (3, 2, 1)),
    "red and worse": (Past(NOW - DAY, "stronger", 1, red=True),),
    "away": (Past(NOW - DAY * 14, "standard", 3),),
    "spasm day": (Past(NOW - DAY, "spasm_day", 8),),
}
AWAY = "It has been a while. A gentler start feels better."
CAUTIONS = sorted(catalogue().cautions)
MOVEMENTS = effects.movements(ROUTINE)
LATER = CheckIn(NOW + 100 * DAY, 3, nothing_new=True)


def level(pain, wish, history):
    choices, suggestion = decide(
        catalogue(), Wishes(level=wish), suggest(HISTORIES[history], NOW, pain), pain
    )
    return (choices.level if choices else None), suggestion.level


@pytest.mark.parametrize(
    ("pain", "wish", "history", "given", "suggested"),
    [
        # The suggestion, where nothing else was chosen.
        (3, "", "new", "standard", "standard"),
        (5, "", "usual", "standard", "standard"),
        (3, "", "gentle", "gentle", "gentle"),
        (3, "", "red and worse", "standard", "standard"),
        (3, "", "away", "gentle", "gentle"),
        (3, "", "spasm day", "gentle", "gentle"),
        # It never goes up by itself.
        (0, "", "good week", "standard", "standard"),
        # The person's own level wins, up and down.
        (3, "stronger", "new", "stronger", "standard"),
        (3, "gentle", "good week", "gentle", "standard"),
        (3, "standard", "away", "standard", "gentle"),
        (5, "stronger", "red and worse", "stronger", "standard"),
        # Unless the pain forbids it: 6 and 7 are gentle, from 8 on there is rest.
        (6, "", "usual", "gentle", "gentle"),
        (6, "stronger", "usual", "gentle", "gentle"),
        (7, "standard", "good week", "gentle", "gentle"),
        (7, "gentle", "usual", "gentle", "gentle"),
        (8, "", "usual", None, "spasm_day"),
        (8, "stronger", "new", None, "spasm_day"),
        (10, "gentle", "gentle", None, "spasm_day"),
        # A level that nobody knows is none.
        (3, "spasm_day", "usual", "standard", "standard"),
    ],
)
def test_level(pain, wish, history, given, suggested):
    assert level(pain, wish, history) == (given, suggested)


@pytest.mark.parametrize(("pain", "bends"), [(5, True), (6, False), (7, False)])
def test_very_sore_leaves_out_what_must_not_hurt(pain, bends):
    wanted = Wishes(left_out=("bridge",))
    choices, _ = decide(catalogue(), wanted, suggest((), NOW, pain), pain)
    left_out = {"gentle_backbend", "supported_extension"}
    assert "bridge" in choices.left_out
    assert left_out.isdisjoint(choices.left_out) == bends


@given(
    cautions=st.sets(st.sampled_from(CAUTIONS)),
    more=st.sampled_from(CAUTIONS),
    place=st.sampled_from(("floor", "bed", "chair")),
    pain=st.integers(0, 7),
)
@settings(max_examples=60)
def test_a_caution_only_makes_it_more_careful(cautions, more, place, pain):
    def given_with(ticked):
        wanted = Wishes(place=place, cautions=tuple(sorted(ticked)), level="standard")
        choices, _ = decide(catalogue(), wanted, suggest((), NOW, pain), pain)
        return choices, {one.base: one for one in chosen(catalogue(), catalogue().routines[ROUTINE], choices)}

    before, few = given_with(cautions)
    after, fewer = given_with(cautions | {more})
    assert before.level == after.level
    if before.place == after.place:
        assert fewer.keys() <= few.keys()
    left_out = {
        name
        for ticked in cautions | {more}
        for name, action in catalogue().cautions[ticked].actions.items()
        if action == "leave_out"
    }
    assert left_out.isdisjoint(fewer)
    assert not ({"no_floor", "no_kneeling"} & (cautions | {more}) and after.place == "floor")


@given(
    cautions=st.sets(st.sampled_from(CAUTIONS), max_size=4),
    left_out=st.sets(st.sampled_from(MOVEMENTS), max_size=4),
    pain=st.integers(0, 10),
    pace=st.floats(0.75, 2.0),
    order=st.sampled_from(("article", "one_trip")),
)
@settings(max_examples=60)
def test_whatever_is_chosen_can_be_played_or_is_not_given(cautions, left_out, pain, pace, order):
    wanted = Wishes(cautions=tuple(sorted(cautions)), left_out=tuple(left_out), pace=pace, order=order)
    choices, _ = decide(catalogue(), wanted, suggest((), NOW, pain), pain)
    if choices is None:
        assert pain >= 8
    elif right_for_now(choices):
        made = timeline(catalogue(), ROUTINE, choices)
        assert left_out.isdisjoint({beat.movement for beat in made.beats})


def test_today_wins_over_always():
    always = Wishes(level="gentle", place="bed", order="one_trip", pace=1.5)
    assert wanted_today(always, Wanted()) == always
    today = wanted_today(always, Wanted(level="", place="chair", order="article", pace=2.0))
    assert (today.level, today.place, today.order, today.pace) == ("", "chair", "article", 2.0)


@pytest.mark.parametrize(
    ("pain", "wish", "history", "line"),
    [
        (3, "", "usual", "The usual today. The same as last time."),
        (6, "", "usual", "Gentle today. Your back is very sore today, so we go gently."),
        (6, "stronger", "usual", "Gentle today. Your back is very sore today, so we go gently."),
        (9, "", "usual", "That is a lot of pain: today is for rest positions and short walks."),
        (
            3,
            "standard",
            "away",
            f"The usual today, as you chose. Supple suggests: gentle today. {AWAY}",
        ),
    ],
)
def test_why_today_in_one_line(pain, wish, history, line):
    choices, suggestion = decide(
        catalogue(), Wishes(level=wish), suggest(HISTORIES[history], NOW, pain), pain
    )
    assert why_today(choices, suggestion) == line


def test_choices_come_from_settings_and_diary(ana, did, prefer):
    prefer(ana.person, level="", place="bed", pace=1.5, cautions=["dizzy", "once_known"], left_out=["bridge"])
    did(ana.person, days=20)
    choices, suggestion = choices_for(ana.person, LATER, NOW + 100 * DAY)
    assert (choices.level, suggestion.level) == ("gentle", "gentle")
    assert (choices.place, choices.pace, choices.cautions) == ("bed", 1.5, ("dizzy",))
    assert choices.left_out == ("bridge",)


def test_bens_days_do_not_count_for_ana(ana, ben, did):
    did(ben.person, days=1, level="gentle")
    _choices, suggestion = choices_for(ana.person, LATER, NOW + 100 * DAY)
    assert "first time" in suggestion.why


def test_the_diary_as_the_rules_read_it(ana, did):
    did(ana.person, days=4, pain=5, level="stronger", red=True, now=NOW)
    did(ana.person, days=3, pain=9, level="", now=NOW)
    did(ana.person, days=2, pain=3, level="", nothing_new=False, now=NOW)
    did(ana.person, days=-1, now=NOW)
    found = past(ana.person, NOW)
    assert [(one.level, one.pain_before, one.red) for one in found] == [
        ("stronger", 5, True),
        ("spasm_day", 9, False),
        ("", 3, False),
    ]


def test_after_a_day_of_rest_it_begins_gently(ana, did):
    did(ana.person, days=2, now=NOW)
    did(ana.person, days=1, pain=8, level="", now=NOW)
    choices, _ = choices_for(ana.person, CheckIn(NOW, 4, nothing_new=True), NOW)
    assert choices.level == "gentle"


def test_too_little_left_is_no_routine():
    six = catalogue().routines[ROUTINE].movements
    base = safety.todays_choices(catalogue(), 3)
    for left, right in ((2, True), (1, False), (0, False)):
        wanted = Wishes(left_out=six[: 6 - left])
        choices, _ = decide(catalogue(), wanted, suggest((), NOW, 3), 3)
        assert base.level == choices.level
        assert right_for_now(choices) is right


@pytest.mark.parametrize(("how", "whole"), [("", False), ("stopped", False), ("done", True)])
def test_only_what_was_finished_counts_for_a_good_week(ana, start, how, whole):
    start(ana)
    session = ana.person.sessions.get()
    if how:
        session.how, session.ended_at, session.reason = (
            how,
            session.started_at,
            "fatigue" if how == "stopped" else "",
        )
        session.save()
    (one,) = past(ana.person, session.started_at + DAY)
    assert one.whole is whole
