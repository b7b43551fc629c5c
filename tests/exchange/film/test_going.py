"""When the body is where."""

from __future__ import annotations

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.exchange.film.going import Going

PLACES = ("floor", "bed", "chair")


def going(**choices):
    return Going(timeline(catalogue(), "four_minutes", Choices(**choices)))


@pytest.mark.parametrize("place", PLACES)
def test_every_beat_is_shown_for_its_time(place):
    made = going(place=place)
    for beat in made.beats:
        begin_s = made.start_s(beat)
        assert made.at(begin_s).beat == made.at(begin_s + beat.seconds - 0.01).beat == beat
    assert made.at(0.0).beat == made.beats[0]
    assert made.at(made.seconds + 9.0).beat == made.beats[-1]


def test_a_way_is_gone_whole_and_never_back():
    made = going()
    for beat in made.beats:
        if beat.pose_from == beat.pose_to:
            assert made.at(made.start_s(beat) + beat.seconds / 2.0).share == 0.0
            continue
        shares = [made.at(made.start_s(beat) + beat.seconds * step / 20.0).share for step in range(20)]
        assert shares == sorted(shares)
        assert shares[0] == 0.0
        assert shares[-1] > 0.9


def test_circles_do_not_stop_at_every_pose():
    made = going()
    circles = [beat for beat in made.beats if beat.movement == "double_knee_hug" and "ircle" in beat.show]
    rounds = [beat for beat in circles if beat.pose_from != beat.pose_to][2:4]
    rests = next(beat for beat in made.beats if beat.repetition == 1 and beat.pose_from != beat.pose_to)
    tenth = [made.at(made.start_s(beat) + beat.seconds * 0.1).share for beat in (rounds[0], rests)]
    assert tenth[0] > 2.0 * tenth[1]
