"""Getting into the picture: one thing at a time, and never more often than helps."""

from dataclasses import replace

import pytest

from studio.streams.draws import draw
from studio.streams.stream import stream
from supple.core.movement import Choices, catalogue, timeline
from supple.core.sight.coaching import DARK, Coach, hinders
from supple.core.sight.judge import Judge, Now
from supple.core.sight.landmarks import STRIDE
from supple.core.sight.script import script_of

BRIGHT = 0.5


@pytest.fixture(scope="module")
def script():
    return script_of(timeline(catalogue(), "four_minutes", Choices()))


@pytest.fixture(scope="module")
def standing():
    """Frames of somebody who stands, whole in the picture."""
    return stream(draw(catalogue(), "gentle_backbend", "bend", 1, "clean"), catalogue()).frames


@pytest.fixture(scope="module")
def lying():
    return stream(draw(catalogue(), "double_knee_hug", "hugs", 3, "clean"), catalogue()).frames


def moved(body, dx=0.0, dy=0.0, size=1.0):
    """Put a body elsewhere in the picture."""
    changed = list(body)
    changed[0::STRIDE] = [0.5 + (x - 0.5) * size + dx for x in body[0::STRIDE]]
    changed[1::STRIDE] = [0.5 + (y - 0.5) * size + dy for y in body[1::STRIDE]]
    return changed


def coached(script, frames, light=BRIGHT):
    judge, coach = Judge(catalogue(), script), Coach(script)
    said = []
    for one in frames:
        judge.feed(one, script[0].start_s)
        said.append(coach.feed(one.bodies, (one.aspect, light), one.time_s, judge.now))
    return said


def whole(frames):
    """Return the first body that is wholly in the picture."""
    return next(
        one for one in frames if one.bodies and hinders(one.bodies, one.aspect, BRIGHT, whole=True) == ""
    )


def keys(said):
    return [one.key for one in said if one.say]


def test_what_hinders(standing):
    one = whole(standing)
    (body,), aspect = one.bodies[:1], one.aspect
    assert hinders([body], aspect, DARK / 2, whole=True) == "too_dark"
    assert hinders([], aspect, BRIGHT, whole=True) == "nobody"
    assert hinders([], aspect, -1.0, whole=True) == "nobody"
    assert hinders([moved(body, size=0.18)], aspect, BRIGHT, whole=True) == "too_far"
    assert hinders([moved(body, dy=0.45)], aspect, BRIGHT, whole=True) == "whole_body"
    assert hinders([moved(body, size=4.0)], aspect, BRIGHT, whole=True) == "too_near"
    assert hinders([body, moved(body, dx=0.4)], aspect, BRIGHT, whole=True) == "one_person"
    assert hinders([body, moved(body, dx=0.01)], aspect, BRIGHT, whole=True) == ""


def test_face_then_place_then_ready(script, standing, lying):
    still = whole(standing)
    shake = 1e-4
    frames = [
        replace(still, time_s=0.1 * i, bodies=(tuple(moved(still.bodies[0], dx=shake * (i % 3))),))
        for i in range(30)
    ]
    frames += [replace(one, time_s=one.time_s + 4.0) for one in lying]
    said = coached(script, frames)
    assert keys(said)[0] == "lie_down"
    assert "ready" in keys(said)
    assert next(one.position for one in said if one.key == "lie_down") == "lying"
    first = next(at for at, one in enumerate(said) if one.done)
    assert all(not one.done for one in said[:first])
    assert keys(said[first:])[0] == "ready"


def test_who_is_hindered_has_to_be_still_anew(standing):
    """A chair's first movement may have nothing that counts: then keeping still in its place is enough."""
    only_still = script_of(timeline(catalogue(), "spasm_day", Choices()))
    body = whole(standing)
    coach = Coach(only_still)
    coach.judged = False
    here = Now("x", None, coach_position(only_still), False, 0, 0.0, 0.0, True, 0, None, {})

    def feed(time_s, light=BRIGHT):
        return coach.feed(body.bodies[:1], (body.aspect, light), time_s, here)

    feed(0.0)
    feed(1.1)
    assert feed(1.2).step == "place"
    feed(2.5)
    feed(3.0, light=DARK / 2)
    assert not feed(3.8).done
    assert not feed(6.2).done
    assert feed(6.4).done


def coach_position(script):
    return next(one.position for one in script if one.kind == "work" and one.movement)


def test_an_empty_room_is_said_once_in_a_while(script, standing):
    empty = [replace(standing[0], time_s=0.1 * i, bodies=()) for i in range(150)]
    said = coached(script, empty)
    assert keys(said) == ["nobody"] * len(keys(said))
    assert 1 <= len(keys(said)) <= 2
    assert not any(one.done for one in said)


def test_a_moment_is_not_worth_a_word(script, standing):
    one = whole(standing)
    frames = [
        replace(one, time_s=0.1 * i, bodies=() if i % 5 == 4 else (tuple(moved(one.bodies[0], dx=1e-4 * i)),))
        for i in range(40)
    ]
    assert "nobody" not in keys(coached(script, frames))
