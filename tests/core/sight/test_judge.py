"""The judge on flat figures of known angles: it counts, times, measures, warns, and keeps silent."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.core.sight import events
from supple.core.sight.judge import Judge
from supple.core.sight.landmarks import INDEX, Frame
from supple.core.sight.load import sight_of
from supple.core.sight.script import script_of
from supple.core.sight.seeing import view_fits
from supple.core.sight.seen import seen
from supple.errors import UsageError
from tests.core.sight.figures import (
    HUG,
    LYING,
    PRONE,
    SITTING,
    STANDING,
    body_of,
    eased,
    film,
    frame_of,
    mixed,
    repeated,
    swapped,
)

IN = replace(HUG, hip=143, knee=124, elbow=85)


def judged(frames, movement="double_knee_hug", **how):
    """Return all events of a film of one movement."""
    judge = Judge.for_movement(catalogue(), movement, **how)
    heard = [event for frame in frames for event in judge.feed(frame)]
    return [*heard, *judge.finish()]


def of(kind, heard):
    return [event for event in heard if isinstance(event, kind)]


def numbers(heard):
    return [one.number for one in of(events.Repetition, heard)]


def test_it_counts_hugs_as_they_end():
    heard = judged(film(23, repeated(HUG, IN)))
    assert numbers(heard) == [1, 2, 3, 4, 5]
    ends = [one.end_s for one in of(events.Repetition, heard)]
    assert ends == pytest.approx([4.4, 8.4, 12.4, 16.4, 20.4], abs=0.6)
    assert all(one.time_s - one.end_s < 0.45 for one in of(events.Repetition, heard))


@pytest.mark.parametrize("facing", [1, -1])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("rate_hz", [10, 60])
def test_whichever_way_round_the_body_lies(facing, mirrored, rate_hz):
    start, end = replace(HUG, facing=facing), replace(IN, facing=facing)
    shown = repeated(start, end, (1.0,) * 3)
    frames = [frame_of(n / rate_hz, shown(n / rate_hz), mirrored=mirrored) for n in range(15 * rate_hz)]
    assert numbers(judged(frames)) == [1, 2, 3]


def test_it_measures_against_the_own_start_with_an_honest_uncertainty():
    (first, *_) = of(events.Repetition, judged(film(23, repeated(HUG, IN))))
    hip, knee = first.measured
    assert (hip.measure, hip.unit) == ("hip_flexion_deg", "degrees")
    assert hip.change == pytest.approx(38, abs=2)
    assert hip.value == pytest.approx(143, abs=2)
    assert knee.change == pytest.approx(12, abs=2)
    assert hip.uncertainty >= 10
    assert first.coverage == pytest.approx(1.0, abs=0.05)


def test_half_repetitions_are_told_and_not_counted():
    heard = judged(film(23, repeated(HUG, IN, (1.0, 1.0, 0.5, 1.0, 0.5))))
    assert numbers(heard) == [1, 2, 3]
    assert [one.share for one in of(events.Partial, heard)] == pytest.approx([0.5, 0.5], abs=0.1)


def test_a_half_repetition_before_any_whole_one_is_not_counted():
    assert numbers(judged(film(15, repeated(HUG, IN, (0.45, 1.0, 1.0))))) == [1, 2]


def test_a_small_range_of_ones_own_counts_from_the_second_repetition_on():
    heard = judged(film(15, repeated(HUG, IN, (0.5, 0.5, 0.5))))
    assert numbers(heard) == [1, 2, 3]
    assert not of(events.Partial, heard)


def test_nothing_counts_before_the_start_pose_was_held():
    hugs = repeated(HUG, IN, (1.0,) * 3)

    def into_place(time_s):
        if time_s < 4:
            return mixed(SITTING, LYING, eased(time_s / 3))
        if time_s < 8:
            return mixed(LYING, replace(HUG, hip=95), eased((time_s - 4) / 4))
        if time_s < 9.5:
            return mixed(replace(HUG, hip=95), HUG, eased(time_s - 8))
        return hugs(time_s - 9.5)

    assert not numbers(judged(film(9.5, into_place)))
    assert numbers(judged(film(25, into_place))) == [1, 2, 3]


def test_nothing_counts_in_another_position():
    for start in (SITTING, STANDING, PRONE):
        end = replace(start, hip=start.hip + 40, knee=start.knee + 20)
        heard = judged(film(15, repeated(start, end)))
        assert not numbers(heard)
        assert not of(events.Armed, heard)


@pytest.mark.parametrize(("figure", "position"), [(LYING, "lying"), (PRONE, "prone"), (SITTING, "sitting")])
def test_it_tells_the_position(figure, position):
    heard = judged(film(2, lambda _: figure))
    assert [one.position for one in of(events.PositionSeen, heard)] == [position]


def test_sitting_up_disarms():
    def shown(time_s):
        return HUG if time_s < 2 else SITTING

    heard = judged(film(5, shown))
    assert [type(one) for one in heard if isinstance(one, events.Armed | events.Disarmed)] == [
        events.Armed,
        events.Disarmed,
    ]


def test_below_its_coverage_it_abstains():
    shown = repeated(HUG, IN, (1.0, 1.0, 1.0))

    def with_gaps(time_s):
        return None if 5.3 < time_s < 8.2 else shown(time_s)

    heard = judged(film(14, with_gaps))
    found = of(events.Repetition, heard)
    assert [one.judged for one in found] in ([True, False, True], [True, True])
    assert all(one.measured == () and one.number is None for one in found if not one.judged)
    assert numbers([one for one in found if one.judged]) == [1, 2]


def test_a_short_gap_does_not_matter():
    shown = repeated(HUG, IN, (1.0, 1.0, 1.0))
    heard = judged(film(14, lambda time_s: None if time_s % 2 < 0.25 else shown(time_s)))
    assert numbers(heard) == [1, 2, 3]
    assert all(one.coverage < 0.95 for one in of(events.Repetition, heard))


def test_low_visibility_changes_nothing():
    frames = []
    for frame in film(14, repeated(HUG, IN, (1.0, 1.0, 1.0))):
        (body,) = frame.bodies
        unsure = [0.05 if index % 4 == 2 else value for index, value in enumerate(body)]
        frames.append(replace(frame, bodies=(unsure,)))
    assert numbers(judged(frames)) == [1, 2, 3]


def test_a_lifted_head_is_warned_of_once():
    shown = repeated(HUG, replace(IN, neck=45), (1.0, 1.0))
    heard = judged(film(10, shown))
    assert "Let your shoulders be heavy." in [one.cue for one in of(events.Fault, heard)]
    assert not of(events.Fault, judged(film(10, repeated(HUG, IN, (1.0, 1.0)))))


def test_phases_come_in_their_order():
    phases = [one.phase for one in of(events.PhaseSeen, judged(film(10, repeated(HUG, IN, (1.0, 1.0)))))]
    assert phases == ["out", "back", "start"] * 2


def test_holds_are_timed():
    start, end = PRONE, replace(PRONE, lean=60, neck=0)

    def shown(time_s):
        within_s = (time_s - 1) % 6 if time_s >= 1 else 0
        out = eased(within_s / 2) - eased((within_s - 4) / 2)
        return mixed(start, end, out)

    found = of(events.Repetition, judged(film(20, shown), "supported_extension"))
    assert [one.number for one in found] == [1, 2, 3]
    share = sight_of(catalogue().movements["supported_extension"]).counts[0].hold_share
    beyond = [n / 100 for n in range(600) if eased(n / 200) - eased((n / 100 - 4) / 2) >= share]
    assert [one.hold_s for one in found] == pytest.approx([beyond[-1] - beyond[0]] * 3, abs=0.3)


def test_someone_else_is_told_and_not_followed():
    shown = repeated(HUG, IN, (1.0,) * 3)
    helper = replace(STANDING, at=(1.15, 0.5))
    frames = [
        frame_of(frame.time_s, *([helper] if frame.time_s > 3 else []), shown(frame.time_s))
        for frame in film(14, shown)
    ]
    heard = judged(frames)
    assert numbers(heard) == [1, 2, 3]
    assert len(of(events.SomeoneElse, heard)) == 1


def test_an_empty_picture_is_told_after_a_while_and_its_end_too():
    heard = judged(film(8, lambda time_s: None if 2 < time_s < 5 else HUG))
    told = of(events.CannotSee, heard)
    assert [one.why for one in told] == ["nobody"]
    assert told[0].time_s == pytest.approx(3.5, abs=0.2)
    assert [one.time_s for one in of(events.SeesAgain, heard)] == pytest.approx([5.7], abs=0.2)


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_cut_off_is_named_by_the_body(mirrored):
    figure = replace(HUG, at=(1.3, 0.6), facing=1)
    frames = [
        frame_of(n / 30, replace(figure, hip=figure.hip + 0.01 * (n % 5)), mirrored=mirrored)
        for n in range(90)
    ]
    (told,) = of(events.CannotSee, judged(frames))
    assert told.why == "cut_off"
    assert told.advice == f"I can't see your {told.missing}. Move the camera a little towards your feet."


def test_a_stuck_body_asks_for_a_fresh_look():
    (body,) = frame_of(0.0, HUG).bodies
    heard = judged(Frame(n / 30, 4 / 3, (body,)) for n in range(120))
    assert [one.why for one in of(events.Redetect, heard)] == ["stuck"]


def test_a_body_upside_down_asks_for_a_fresh_look():
    wobble = repeated(HUG, replace(HUG, hip=108), (1.0,) * 9, still_s=0, each_s=1)

    def shown(time_s):
        figure = wobble(time_s)
        return figure if time_s < 2 else replace(figure, lean=figure.lean + 180)

    heard = judged(film(4, shown))
    assert [one.why for one in of(events.Redetect, heard)] == ["lost"]


def test_a_late_frame_is_left_out_and_a_clock_far_back_begins_anew():
    frames = list(film(10, repeated(HUG, IN, (1.0, 1.0))))
    late = [frame for pair in zip(frames, frames[:1] + frames, strict=False) for frame in pair]
    assert numbers(judged(late)) == [1, 2]
    again = [*frames, *frames]
    assert len(numbers(judged(again))) == 4


def test_the_script_leads_and_its_clock_may_wait():
    known = catalogue()
    script = script_of(timeline(known, "four_minutes", Choices()))
    judge = Judge(known, script)
    shown = repeated(HUG, IN)
    heard = []
    for frame in film(34, lambda time_s: shown(time_s - 10)):
        heard += judge.feed(frame, at_s=min(frame.time_s - 11, 19.0))
    assert numbers(heard) == [1, 2, 3, 4, 5]
    assert {one.part for one in of(events.Repetition, heard)} == {"hugs"}
    assert judge.now.movement == "double_knee_hug"
    assert judge.now.count == 5


def test_before_the_work_begins_nothing_counts():
    known = catalogue()
    judge = Judge(known, script_of(timeline(known, "four_minutes", Choices())))
    heard = [one for frame in film(15, repeated(HUG, IN)) for one in judge.feed(frame, at_s=-1.0)]
    assert of(events.Armed, heard)
    assert not numbers(heard)


def test_a_movement_that_cannot_be_judged_is_refused():
    with pytest.raises(UsageError, match="no movement 'headstand'"):
        Judge.for_movement(catalogue(), "headstand")


def test_every_event_is_plain_data():
    heard = judged(film(23, repeated(HUG, IN, (1.0, 0.5, 1.0))))
    kinds = {json.loads(json.dumps(one.to_json()))["kind"] for one in heard}
    assert {"position", "armed", "phase", "repetition", "partial"} <= kinds


def test_now_says_how_things_stand():
    judge = Judge.for_movement(catalogue(), "double_knee_hug")
    for frame in film(7.6, repeated(HUG, IN)):
        judge.feed(frame)
    now = judge.now
    assert (now.movement, now.position, now.armed, now.count, now.body) == (
        "double_knee_hug",
        "lying",
        True,
        1,
        0,
    )
    assert now.values["hip_flexion_deg"] == pytest.approx(143, abs=3)
    assert now.share == pytest.approx(1.0, abs=0.1)


def test_memory_stays_bounded():
    judge = Judge.for_movement(catalogue(), "double_knee_hug")
    shown = repeated(HUG, IN)
    for number in range(6000):
        judge.feed(Frame(number / 60, 4 / 3, (body_of(shown(3.0 if number > 120 else 0.0)),)))
    counter = judge._tracker.counter
    assert len(counter._samples) < 2100


def test_who_rests_in_a_pose_that_is_no_start_is_no_longer_counted():
    long = replace(HUG, hip=5, knee=5)
    still = film(6, lambda time_s: mixed(HUG, long, eased((time_s - 2) / 3)))
    after = film(12, lambda _: long, start_s=6)
    assert len(of(events.Disarmed, judged([*still, *after]))) == 1


ONE_HELD = replace(HUG, hip=110, other_hip=50, other_knee=95)


def test_the_start_pose_of_one_leg_does_not_serve_the_other():
    """They change within a second and a half: one is put down while the other comes up."""

    def changing(time_s):
        share = eased((time_s - 2) / 1.5)
        one = mixed(ONE_HELD, replace(ONE_HELD, hip=50, knee=95), share)
        return replace(one, other_hip=50 + 60 * share, other_knee=95 + 17 * share)

    heard = judged(film(8, changing), "single_knee_hug_foot_down")
    told = [one for one in heard if isinstance(one, events.Armed | events.Disarmed)]
    assert [one.kind for one in told] == ["armed", "disarmed", "armed"]
    assert 2.5 < told[1].time_s < 3.2


def test_taking_hold_of_a_leg_and_putting_it_down_is_no_hug():
    down = replace(ONE_HELD, hip=50, knee=95)

    def shown(time_s):
        return mixed(down, ONE_HELD, eased((time_s - 2) / 1.5) - eased((time_s - 11) / 1.5))

    heard = judged(film(15, shown), "single_knee_hug")
    assert of(events.Armed, heard)
    assert numbers(heard) == []


def test_who_began_with_both_feet_down_may_hug_either_leg():
    """As the lying photographs have it: both feet down between one hug and the next."""

    def shown(time_s):
        one, other = (eased((time_s - at_s) / 1.5) - eased((time_s - at_s - 7) / 1.5) for at_s in (4, 15))
        return replace(
            ONE_HELD,
            hip=50 + 70 * one - 40 * other,
            knee=95 + 25 * one - 75 * other,
            other_hip=50 + 70 * other - 40 * one,
            other_knee=95 + 25 * other - 75 * one,
        )

    heard = judged(film(26, shown), "single_knee_hug")
    assert not of(events.Disarmed, heard)
    assert numbers(heard) == [1, 2]


def test_a_leg_that_is_called_by_the_others_name_stays_the_same():
    before = film(3, lambda _: ONE_HELD)
    renamed = [
        replace(frame, bodies=tuple(_renamed(body) for body in frame.bodies))
        for frame in film(3, lambda _: ONE_HELD, start_s=3)
    ]
    heard = judged([*before, *renamed], "single_knee_hug_foot_down")
    assert of(events.Redetect, heard)
    assert len(of(events.Armed, heard)) == 1
    assert not of(events.Disarmed, heard)


def _renamed(body):
    """Return the same body with left called right."""
    numbers_of = {name: body[4 * at : 4 * at + 4] for name, at in INDEX.items()}
    return [number for name in INDEX for number in numbers_of[swapped(name)]]


def test_many_times_the_usual_way_is_another_movement(monkeypatch):
    assert numbers(judged(film(14, repeated(HUG, IN, (1.0, 1.0))))) == [1, 2]
    monkeypatch.setattr("supple.core.sight.tracking.FAR_OFF", 0.8)
    assert numbers(judged(film(14, repeated(HUG, IN, (1.0, 1.0))))) == []


def test_who_lies_with_their_feet_to_the_camera_does_not_sit_before_it():
    rotation = sight_of(catalogue().movements["seated_rotation"])
    facing_camera = [0.5, 0.5, 0.98, 0.99] * 33
    for name, x, y in (("shoulder", 0.1, 0.4), ("hip", 0.08, 0.6), ("knee", 0.08, 0.7)):
        for side, way in (("left", 1), ("right", -1)):
            at = 4 * INDEX[f"{side}_{name}"]
            facing_camera[at : at + 2] = [0.5 + way * x, y]
    assert view_fits(seen(facing_camera, 1.0), rotation)
    for side in ("left", "right"):
        facing_camera[4 * INDEX[f"{side}_shoulder"] + 1] = 0.48
    assert not view_fits(seen(facing_camera, 1.0), rotation)
