"""Every routine, whatever a person chooses: place, order, level, pace, cautions, what is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.movement import Beat, Choices, Timeline, catalogue, lines, pose_of, timeline
from supple.core.movement.choosing import LEAVE_OUT, action, chosen, enough
from supple.core.movement.model import Level, Order, Place, Position
from supple.core.movement.pose import Pose
from supple.core.movement.steps import changes
from supple.errors import UsageError

WHOLE = catalogue()
PLACES, ORDERS, LEVELS = get_args(Place), get_args(Order), get_args(Level)
SECONDS = {"four_minutes": 240.0, "desk_break": 120.0}
LINES = frozenset(lines())
# A calm voice: a third of a second a word, and a moment to begin.
WORD_S, BEGIN_S = 0.35, 0.3

names = st.sampled_from(sorted({name for routine in WHOLE.routines.values() for name in routine.movements}))
choices = st.builds(
    Choices,
    level=st.sampled_from(LEVELS),
    place=st.sampled_from(PLACES),
    order=st.sampled_from(ORDERS),
    pace=st.floats(0.75, 2.0),
    cautions=st.sets(st.sampled_from(sorted(WHOLE.cautions)), max_size=3).map(sorted).map(tuple),
    left_out=st.sets(names, max_size=4).map(sorted).map(tuple),
)
sessions = st.tuples(st.sampled_from(sorted(WHOLE.routines)), choices).filter(
    lambda one: bool(chosen(WHOLE, WHOLE.routines[one[0]], one[1]))
)


def all_beats(made: Timeline) -> list[Beat]:
    return [*made.ready, *made.beats, *made.after]


def worked(made: Timeline) -> list[str]:
    found = [beat.movement for beat in made.beats if beat.kind == "work" and beat.movement]
    return list(dict.fromkeys(found))


@cache
def pose(key: str) -> Pose:
    return pose_of(WHOLE, key)


@pytest.mark.parametrize("routine", SECONDS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("order", ORDERS)
def test_a_whole_standard_routine_takes_its_time_to_the_tenth(routine, place, order):
    made = timeline(WHOLE, routine, Choices(place=place, order=order))
    assert round(made.seconds, 6) == SECONDS[routine]


@pytest.mark.parametrize("place", ["floor", "bed"])
def test_a_spasm_day_takes_six_to_eight_minutes_and_ends_with_a_walk(place):
    made = timeline(WHOLE, "spasm_day", Choices(place=place))
    assert 360 <= made.seconds <= 480
    assert worked(made)[-1] == "short_walk"


def test_every_form_takes_as_long_as_the_movement_it_stands_for():
    for movement in WHOLE.movements.values():
        seconds = [
            sum(part.repetitions * sum(phase.seconds for phase in part.phases) for part in one.parts)
            * (1 if one.sides == "none" else 2)
            + sum(phase.seconds for phase in one.between)
            for one in (movement, WHOLE.movements[movement.base])
        ]
        assert seconds[0] == pytest.approx(seconds[1]), movement.id


@given(sessions)
def test_beats_follow_each_other_without_gap_or_jump(one):
    made = timeline(WHOLE, *one)
    assert made.beats[0].start_s == 0
    assert made.after[0].start_s == pytest.approx(made.seconds)
    for before, beat in pairwise(all_beats(made)):
        assert beat.start_s == pytest.approx(before.start_s + before.seconds, abs=1e-4)
        assert beat.pose_from == before.pose_to


@given(sessions)
def test_what_cautions_ask_for_is_what_comes(one):
    routine, chose = WHOLE.routines[one[0]], one[1]
    came = worked(timeline(WHOLE, *one))
    for name in set(routine.movements) - set(chose.left_out):
        asked = action(WHOLE, chose.cautions, name)
        forms = {movement.id for movement in WHOLE.movements.values() if movement.base == name}
        seen = forms & set(came)
        if asked == LEAVE_OUT:
            assert not seen
        elif asked in WHOLE.movements:
            seated = WHOLE.movements[asked].forms.get("chair", asked)
            assert seen <= ({asked} if chose.place != "chair" else {seated})
            assert seen or chose.place == "chair"
    assert not {WHOLE.movements[name].base for name in came} & set(chose.left_out)


@given(sessions)
def test_on_the_chair_everything_is_done_sitting(one):
    made = timeline(WHOLE, one[0], replace(one[1], place="chair")) if _left(one) else None
    assert made is None or {beat.position for beat in made.beats} == {"sitting"}


def _left(one: tuple[str, Choices]) -> bool:
    return bool(chosen(WHOLE, WHOLE.routines[one[0]], replace(one[1], place="chair")))


@given(sessions)
def test_both_sides_get_the_same(one):
    made = timeline(WHOLE, *one)
    for name in worked(made):
        work = [beat for beat in made.beats if beat.movement == name and beat.kind == "work"]
        left, right = (
            [(round(beat.seconds, 3), beat.phase, beat.breath) for beat in work if beat.side == side]
            for side in ("left", "right")
        )
        assert left == right


@given(sessions)
def test_no_position_is_reached_without_its_change(one):
    made = timeline(WHOLE, *one)
    for before, beat in pairwise([made.ready[-1], *made.beats]):
        assert beat.kind == "change" or beat.position == before.position
    for beat in made.beats:
        if beat.kind == "work" and beat.movement:
            assert beat.position == WHOLE.movements[beat.movement].position


@given(sessions)
def test_at_most_fifteen_breaths_a_minute(one):
    beats = timeline(WHOLE, *one).beats
    turns = [
        beat.start_s for before, beat in pairwise(beats) if beat.breath == "in" and before.breath != "in"
    ]
    assert all(later - earlier >= 4.0 - 1e-4 for earlier, later in pairwise(turns))


@given(sessions)
def test_every_beat_can_be_shown_said_breathed_and_posed(one):
    made = timeline(WHOLE, *one)
    for beat in all_beats(made):
        assert beat.show
        assert beat.title
        assert beat.breath in {"in", "out", "easy"}
        assert not beat.say or beat.say in LINES
        assert pose(beat.pose_from)
        assert pose(beat.pose_to)
        assert beat.pose_to.endswith("@bed") == (one[1].place == "bed")


@given(sessions)
def test_what_is_said_fits_before_the_next_line(one):
    made = timeline(WHOLE, one[0], replace(one[1], pace=1.0))
    spoken = [beat for beat in all_beats(made) if beat.say]
    end_s = made.after[-1].start_s + made.after[-1].seconds
    for beat, next_s in zip(spoken, [*(beat.start_s for beat in spoken[1:]), end_s], strict=True):
        words = len(beat.say.replace("-", " ").split())
        assert BEGIN_S + WORD_S * words <= next_s - beat.start_s + 1e-6, beat.say


@given(sessions)
def test_everybody_is_led_back_to_standing(one):
    made = timeline(WHOLE, *one)
    assert made.after[-1].pose_to.removesuffix("@bed") == "positions.standing"


@given(sessions)
def test_json_loses_nothing(one):
    made = timeline(WHOLE, *one)
    raw = json.loads(json.dumps(made.to_json()))
    chose: dict[str, Any] = raw["choices"]
    for key in ("cautions", "left_out", "easier"):
        chose[key] = tuple(chose[key])
    beats = {key: tuple(Beat(**beat) for beat in raw[key]) for key in ("ready", "beats", "after", "set_up")}
    assert Timeline(**{**raw, "choices": Choices(**chose), **beats}) == made


@pytest.mark.parametrize("place", PLACES)
def test_from_every_position_there_is_a_way_to_every_movement(place):
    used = {
        movement.id: movement
        for routine, order, level in product(WHOLE.routines.values(), ORDERS, LEVELS)
        for movement in chosen(WHOLE, routine, Choices(place=place, order=order, level=level))
    }
    starts: tuple[Position, ...] = get_args(Position) if place == "floor" else ("lying", "sitting", "prone")
    for start, movement in product(starts, used.values()):
        steps = list(changes(WHOLE, start, movement, place))
        assert start == movement.position or steps[-1].position == movement.position


def test_gentle_brings_the_gentle_forms_and_the_chair_its_own():
    routine = WHOLE.routines["four_minutes"]
    gentle = [movement.id for movement in chosen(WHOLE, routine, Choices(level="gentle"))]
    assert gentle == [WHOLE.movements[name].forms["gentle"] for name in routine.movements]
    seated = [movement.id for movement in chosen(WHOLE, routine, Choices(level="gentle", place="chair"))]
    assert seated == [
        "seated_forward_lean",
        "seated_knee_hug",
        "seated_lift",
        "small_rotation",
        "seated_backbend",
        "seated_supported_lift",
    ]


@pytest.mark.parametrize(
    ("place", "extras"), [("floor", {"bridge", "bird_dog"}), ("bed", {"bridge"}), ("chair", set())]
)
def test_stronger_adds_strength_where_the_place_allows_it(place, extras):
    routine = WHOLE.routines["four_minutes"]
    came = {movement.id for movement in chosen(WHOLE, routine, Choices(level="stronger", place=place))}
    assert came & {"bridge", "bird_dog"} == extras


@pytest.mark.parametrize(("left_out", "is_enough"), [(4, True), (5, False), (6, False)])
def test_two_movements_are_enough_for_a_routine_and_one_is_not(left_out, is_enough):
    routine = WHOLE.routines["four_minutes"]
    left = chosen(WHOLE, routine, Choices(left_out=routine.movements[:left_out]))
    assert enough(left) is is_enough


def test_an_order_that_a_routine_does_not_have_is_named():
    with pytest.raises(UsageError, match="has no order 'backwards'"):
        timeline(WHOLE, "four_minutes", Choices(order="backwards"))
