"""The judge as the page runs it: JSON in, JSON out, and what is kept for the end of the session."""

import json
from dataclasses import replace

import pytest

from studio.streams.draws import draw
from studio.streams.stream import stream
from supple.core.movement import Choices, catalogue, timeline
from supple.core.sight.events import Repetition
from supple.core.sight.judge import Judge
from supple.core.sight.landmarks import Frame
from supple.core.sight.live import Live, expected
from supple.core.sight.script import at, script_of

HUGS_AT_S = 1.0


@pytest.fixture(scope="module")
def played():
    return timeline(catalogue(), "four_minutes", Choices())


@pytest.fixture(scope="module")
def hugs():
    """Somebody who hugs their knees, as a pose model sees it."""
    return stream(draw(catalogue(), "double_knee_hug", "hugs", 3, "clean"), catalogue()).frames


def live_of(played, **camera):
    live = Live(json.dumps(camera))
    live.follow(json.dumps(played.to_json()))
    return live


def fed(live, frames, at_s=HUGS_AT_S, light=0.5):
    return [
        json.loads(live.feed([x for body in one.bodies for x in body], one.time_s, at_s, (one.aspect, light)))
        for one in frames
    ]


def test_its_script_is_the_timelines(played):
    assert expected(json.loads(json.dumps(played.to_json()))) == script_of(played)


def test_it_says_what_the_judge_says(played, hugs):
    judge = Judge(catalogue(), script_of(played))
    here = [[event.to_json() for event in judge.feed(one, HUGS_AT_S)] for one in hugs]
    there = [one["events"] for one in fed(live_of(played), hugs)]
    assert there == json.loads(json.dumps(here))
    assert sum(event["kind"] == "repetition" for events in there for event in events) >= 3


def test_it_shows_the_count_of_those_to_come(played, hugs):
    shown = [one["now"] for one in fed(live_of(played), hugs)]
    assert {now["of"] for now in shown} == {5}
    script = script_of(played)
    assert {now["hold_of_s"] for now in shown} == {script[at(script, HUGS_AT_S)].seconds}
    counts = [now["count"] for now in shown]
    assert counts == sorted(counts)
    assert counts[-1] >= 3


def test_the_sum_names_all_that_was_to_come_and_what_was_seen(played, hugs):
    live = live_of(played)
    repetitions = [
        event for one in fed(live, hugs) for event in one["events"] if event["kind"] == "repetition"
    ]
    parts = json.loads(live.summary())["parts"]
    assert [(one["movement"], one["part"], one["side"], one["expected"]) for one in parts] == [
        ("double_knee_hug", "hugs", None, 5),
        ("double_knee_hug", "circles", None, 6),
        ("single_knee_hug", "hug", "left", 1),
        ("single_knee_hug", "hug", "right", 1),
        ("seated_thoracic_extension", "bend", None, 5),
        ("seated_rotation", "turn", "left", 3),
        ("seated_rotation", "turn", "right", 3),
        ("gentle_backbend", "bend", None, 5),
        ("supported_extension", "lift", None, 5),
    ]
    first, *others = parts
    assert first["seen"] == len(repetitions)
    (flexion,) = [one for one in first["ranges"] if one["measure"] == "hip_flexion_deg"]
    changes = [one["measured"][0]["change"] for one in repetitions]
    assert (flexion["first"], flexion["last"]) == pytest.approx((changes[0], changes[-1]), abs=1e-3)
    assert min(changes) - 1e-3 <= flexion["median"] <= max(changes) + 1e-3
    assert flexion["uncertainty"] >= 10
    assert all(one["seen"] == 0 and one["coverage"] is None for one in others)


def test_the_sum_is_kept_when_the_session_goes_over_to_another_timeline(played, hugs):
    live = live_of(played)
    fed(live, hugs)
    seen = json.loads(live.summary())["parts"][0]["seen"]
    shorter = timeline(catalogue(), "four_minutes", Choices(left_out=("double_knee_hug",)))
    live.follow(json.dumps(shorter.to_json()))
    assert json.loads(live.summary())["parts"][0]["seen"] == seen >= 3


def test_it_shows_how_far_in_the_unit_that_is_counted_by(played, hugs):
    live = live_of(played)
    said = fed(live, hugs)
    shown = [one["now"] for one in said if one["now"]["part"]]
    assert {(now["part"], now["measure"]) for now in shown} == {("hugs", "hip_flexion_deg")}
    changes = [
        event["measured"][0]["change"]
        for one in said
        for event in one["events"]
        if event["kind"] == "repetition" and event["judged"]
    ]
    assert max(now["change"] for now in shown) == pytest.approx(max(changes), rel=0.2)
    assert min(now["change"] for now in shown) >= 0.0


def test_what_the_place_cannot_show_is_not_judged(played, hugs):
    live = live_of(played, abstains=["double_knee_hug"])
    shown = fed(live, hugs)
    assert {event["kind"] for one in shown for event in one["events"]} <= {"position", "armed"}
    assert not any(one["say"] for one in shown)
    assert "double_knee_hug" not in {one["movement"] for one in json.loads(live.summary())["parts"]}


def test_an_empty_picture_is_said_once_and_counted(played, hugs):
    nobody = [replace(one, bodies=()) for one in hugs]
    live = live_of(played)
    said = [one["say"] for one in fed(live, nobody) if one["say"]]
    assert said[0]["kind"] == "see"
    assert said[0]["text"].startswith("I can't see you.")
    again_s = nobody[-1].time_s / 12 + 1
    assert 1 <= len(said) <= again_s
    back = [replace(one, time_s=one.time_s + nobody[-1].time_s + 0.1) for one in hugs]
    fed(live, back)
    (unseen,) = json.loads(live.summary())["cannot_see"]
    assert (unseen["movement"], unseen["why"]) == ("double_knee_hug", "nobody")
    assert unseen["seconds"] == pytest.approx(nobody[-1].time_s, abs=3.0)


def test_who_is_not_seen_to_the_end_is_counted_too(played, hugs):
    nobody = [replace(one, bodies=()) for one in hugs]
    live = live_of(played)
    fed(live, nobody)
    live.finish()
    (unseen,) = json.loads(live.summary())["cannot_see"]
    assert unseen["seconds"] == pytest.approx(nobody[-1].time_s - 1.5, abs=0.5)


def test_who_is_not_seen_when_the_timeline_changes_is_counted_too(played, hugs):
    nobody = [replace(one, bodies=()) for one in hugs]
    live = live_of(played)
    fed(live, nobody)
    live.follow(json.dumps(played.to_json()))
    (unseen,) = json.loads(live.summary())["cannot_see"]
    assert unseen["seconds"] == pytest.approx(nobody[-1].time_s - 1.5, abs=0.5)


def test_while_it_coaches_nothing_is_counted(played, hugs):
    live = live_of(played)
    live.coach(on=True)
    shown = fed(live, hugs, at_s=-10.0)
    assert all(one["coach"] for one in shown)
    assert json.loads(live.summary())["parts"][0]["seen"] == 0


def test_arrays_of_javascript_are_copied(played, hugs):
    class Typed(list):
        def to_py(self):
            return list(self)

    one = next(frame for frame in hugs if frame.bodies)
    live, other = live_of(played), live_of(played)
    numbers = Typed(one.bodies[0])
    there = live.feed(numbers, one.time_s, 1.0, Typed((one.aspect, 0.5)))
    assert there == other.feed(one.bodies[0], one.time_s, 1.0, (one.aspect, 0.5))


def test_frames_without_end_need_no_more_memory(played, hugs):
    live = live_of(played)
    sizes = []
    for turn in range(3):
        later = [replace(one, time_s=one.time_s + turn * 100.0) for one in hugs if one.bodies]
        fed(live, later, at_s=-15.0)
        summary = json.loads(live.summary())
        sizes.append({name: len(summary[name]) for name in ("parts", "faults", "cannot_see")})
    assert sizes[1] == sizes[2]
    assert summary["frames"] == 3 * len(later)


def test_it_asks_for_a_fresh_look_where_the_model_is_stuck(played, hugs):
    one = next(frame for frame in hugs if frame.bodies)
    stuck = [Frame(one.time_s + 0.1 * i, one.aspect, one.bodies) for i in range(20)]
    assert "stuck" in [said["redetect"] for said in fed(live_of(played), stuck)]
    assert Repetition.kind == "repetition"


def test_where_a_backbend_is_is_told_only_where_it_was_asked_for(played, hugs):
    assert not {"curve", "outline"} & fed(live_of(played), hugs[:3])[-1].keys()
    live = live_of(played, curve=True)
    told = fed(live, hugs[:3])[-1]
    assert told["curve"] is None
    assert told["outline"] is False
    assert json.loads(live.summary())["bends"] == []
    bends_s = next(beat.start_s for beat in played.beats if beat.movement == "gentle_backbend")
    later = [replace(one, time_s=one.time_s + 60.0) for one in hugs[:3]]
    assert fed(live, later, bends_s)[-1]["outline"] is True
