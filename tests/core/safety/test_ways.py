"""What a page looks up without a network is what the rules make of the same pains and changes."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.choosing import chosen, easier_form
from supple.core.safety import answer, gate
from supple.core.safety.answers import answers
from supple.core.safety.changing import Step, after
from supple.core.safety.ways import easier_ones, key_of, ways

WHOLE = catalogue()
PAINS = range(11)
STARTS = [
    ("four_minutes", Choices()),
    ("four_minutes", Choices(level="gentle", left_out=("gentle_backbend", "supported_extension"))),
    ("four_minutes", Choices(level="stronger", place="bed", order="one_trip", pace=1.5)),
    ("four_minutes", Choices(place="chair", cautions=("dizzy",))),
    ("desk_break", Choices()),
    ("spasm_day", Choices(level="gentle")),
]
every_start = pytest.mark.parametrize(
    ("routine", "start"), STARTS, ids=[f"{name} {one.level} {one.place}" for name, one in STARTS]
)


@cache
def every_way(routine, start):
    return ways(WHOLE, routine, [start])


@cache
def closing_ways(routine, start):
    return ways(WHOLE, routine, [start], closing=True)


def forms(routine, choices):
    return [one.id for one in chosen(WHOLE, WHOLE.routines[routine], choices)]


def as_played(made):
    return replace(made, choices=Choices())


@every_start
@given(data=st.data())
def test_however_somebody_got_there_the_way_is_known_and_is_this_timeline(routine, start, data):
    found, choices = every_way(routine, start), start
    for _ in range(data.draw(st.integers(0, 8))):
        way = found[key_of(WHOLE, routine, choices)]
        onward = data.draw(st.sampled_from(way.onward))
        left = after(WHOLE, routine, choices, onward.step)
        if left is None:
            assert onward.way is None
            return
        assert onward.way == key_of(WHOLE, routine, left)
        choices = left
    way = found[key_of(WHOLE, routine, choices)]
    assert as_played(way.timeline) == as_played(timeline(WHOLE, routine, choices))
    assert way.easier == tuple(name for name in forms(routine, choices) if easier_form(WHOLE, choices, name))


@every_start
def test_every_step_that_the_page_may_ask_for_is_there(routine, start):
    for way in every_way(routine, start).values():
        steps = {one.step for one in way.onward}
        work = [beat for beat in way.timeline.beats if beat.kind == "work"]
        before = work[0]
        for beat in work:
            assert Step("red", beat.movement, beat.position) in steps
            for position in (beat.position, before.position):
                assert (
                    beat.movement == before.movement
                    or Step("skip_direction", beat.movement, position) in steps
                )
                if beat.movement in way.easier and position == beat.position:
                    assert Step("easier", beat.movement, position) in steps
            before = beat


@every_start
def test_what_hurt_does_not_come_again(routine, start):
    found = every_way(routine, start)
    for way in found.values():
        for one in way.onward:
            if one.step.what == "easier" or one.way is None:
                continue
            gone = WHOLE.movements[one.step.movement].direction
            coming = {beat.movement for beat in found[one.way].timeline.beats}
            assert gone not in {WHOLE.movements[name].direction for name in coming - {None}}


def test_a_second_report_of_what_is_left_out_already_changes_nothing():
    once = after(WHOLE, "four_minutes", Choices(), Step("red", "single_knee_hug", "lying"))
    assert after(WHOLE, "four_minutes", once, Step("red", "double_knee_hug", "lying")) == once


def test_an_easier_form_that_there_is_not_changes_nothing():
    easier = Step("easier", "single_knee_hug", "lying")
    once = after(WHOLE, "four_minutes", Choices(), easier)
    assert after(WHOLE, "four_minutes", once, easier) == once
    assert "single_knee_hug_foot_down" not in easier_ones(WHOLE, "four_minutes", once)


def test_where_no_way_is_described_it_starts_from_the_movement_itself():
    left = after(WHOLE, "four_minutes", Choices(place="chair"), Step("easier", "gentle_backbend", "prone"))
    assert left is None or left.position != "prone"


def test_the_answers_are_those_of_the_rules():
    table = answers(WHOLE)
    assert table["before"] == [gate(pain).say for pain in PAINS]
    for pain_free in (False, True):
        for before in PAINS:
            for now in PAINS:
                said = table["said"][table["during"][pain_free][before][now]]
                right = answer(before, now, pain_free=pain_free)
                assert (said["colour"], said["next"], said["say"]) == (right.colour, right.next, right.say)
    for name, movement in WHOLE.movements.items():
        assert (name in table["pain_free"]) == movement.pain_free


@every_start
@given(data=st.data())
def test_where_pain_moves_outward_the_way_is_known_too(routine, start, data):
    found, choices = closing_ways(routine, start), start
    for _ in range(data.draw(st.integers(0, 5))):
        onward = data.draw(st.sampled_from(found[key_of(WHOLE, routine, choices)].onward))
        left = after(WHOLE, routine, choices, onward.step)
        if left is None:
            assert onward.way is None
            return
        choices = left
    assert as_played(found[key_of(WHOLE, routine, choices)].timeline) == as_played(
        timeline(WHOLE, routine, choices)
    )


@pytest.mark.parametrize(
    ("level", "count", "most_bytes"), [("standard", 15, 340_000), ("stronger", 28, 660_000)]
)
def test_the_ways_are_few(level, count, most_bytes):
    """As docs/decisions/0010 says; more than a few could not be sent to every page."""
    found = every_way("four_minutes", Choices(level=level))
    assert len(found) == count
    text = json.dumps({key: way.to_json() for key, way in found.items()}, separators=(",", ":"))
    assert len(text) < most_bytes
