"""One measure, out and back: how often, how far, how long."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi
from random import Random

import pytest

from supple.core.sight.counting import Counter
from supple.core.sight.deciding import Decider
from supple.core.sight.holding import Hold
from supple.core.sight.model import Count
from supple.core.sight.seen import seen
from tests.core.sight.figures import LYING, body_of

STILL = seen(body_of(LYING), 4 / 3)

PLAIN = {
    "name": "lift", "parts": ("lift",), "phases": ("lift",), "measure": "hip_flexion_deg", "towards": "more",
    "usual_change": 30.0, "least_change": 10.0, "least_s": 0.7, "longest_s": 30.0, "back_s": 0.2,
    "hold_share": None, "must": (), "also": (), "positive": "left", "ends_out": False,
}  # fmt: skip


def fed(values, rate_hz=30.0, **how):
    """Return the counter and what it found in a course of values."""
    counter = Counter(Count(**{**PLAIN, **how}), values[0])
    found = [counter.feed(n / rate_hz, value, {"x": value}, STILL) for n, value in enumerate(values)]
    return counter, [one for one in found if one]


def waves(*heights, rate_hz=30.0, seconds=3.0, base=50.0):
    """Return a course that goes out and back once for each height, with a second of rest after each."""
    course = [base] * int(rate_hz)
    for height in heights:
        steps = int(seconds * rate_hz)
        course += [base + height * (1 - cos(2 * pi * n / steps)) / 2 for n in range(steps)]
        course += [base] * int(rate_hz)
    return course


@pytest.mark.parametrize("rate_hz", [10, 25, 60])
def test_every_excursion_is_found_with_its_height(rate_hz):
    _, found = fed(waves(30, 35, 28, rate_hz=rate_hz), rate_hz)
    assert [one.change for one in found] == pytest.approx([30, 35, 28], abs=1.5)
    assert [one.value for one in found] == pytest.approx([80, 85, 78], abs=1.5)
    assert found[0].values["x"] == pytest.approx(80, abs=3)


def test_less_and_either():
    _, less = fed(waves(-30), towards="less")
    assert [(one.sign, one.change) for one in less] == [(-1.0, pytest.approx(30, abs=1))]
    _, both = fed(waves(30, -30), towards="either")
    assert [one.sign for one in both] == [1.0, -1.0]


def test_a_drifting_start_is_followed():
    course = waves(30) + waves(30, base=53) + waves(30, base=56)
    counter, found = fed(course)
    assert len(found) == 3
    assert counter.base == pytest.approx(56, abs=2)


def test_a_jump_of_a_moment_ends_nothing():
    course = waves(30)
    middle = len(course) // 2
    course[middle : middle + 3] = [40.0] * 3
    _, found = fed(course)
    assert len(found) == 1


def test_somebody_who_never_comes_back_to_the_old_start_has_a_new_one():
    ready = [50 + 40 * n / 60 for n in range(60)]
    counter, found = fed([50.0] * 30 + ready + waves(30, 30, 30, base=90))
    assert len(found) == 3
    assert counter.base == pytest.approx(90, abs=3)


def test_somebody_who_set_out_before_the_script_did_has_kept_their_start():
    counter = Counter(Count(**PLAIN), 0.0)
    counter.rest(50.0)
    course = waves(30)
    found = []
    for n, value in enumerate(course):
        if n < 60:
            counter.follow(n / 30, value)
        else:
            found.append(counter.feed(n / 30, value, {}, STILL))
    assert [one.base for one in found if one] == [pytest.approx(50, abs=2)]


def test_a_hold_is_timed_between_its_crossings():
    out = [50 + n for n in range(31)]
    course = [50.0] * 30 + out + [80.0] * 90 + out[::-1] + [50.0] * 30
    _, (one,) = fed(course, hold_share=0.8)
    assert one.hold_s == pytest.approx(3.0 + 12 / 30, abs=0.15)


def test_a_slow_way_into_the_start_pose_is_no_hold():
    """Somebody is armed 16 before their start, rests there for ten seconds, and then goes 30 out."""
    came_in = [46.0 + 16 * min(1.0, n / 60) for n in range(60)] + [62.0] * 300
    counter, found = fed([*came_in, *waves(30, base=62.0)], hold_share=0.5)
    assert [one.change for one in found] == [pytest.approx(30, abs=1.5)]
    assert counter.base == pytest.approx(62, abs=1)


def held_once(noise=0.0, rate_hz=30.0, seed=1):
    """Return the hold of somebody who goes 10 degrees out in 2 s, stays 4 s and comes back in 2 s.

    The way back begins with its first step: half way to half way are 6 s less one picture's time.
    """
    lot = Random(seed)
    way = [10 * (1 - cos(pi * n / (2 * rate_hz))) / 2 for n in range(int(2 * rate_hz))]
    rest = [0.0] * int(2 * rate_hz)
    course = [*rest, *way, *[10.0] * int(4 * rate_hz), *way[::-1], *rest]
    smooth, drift = [], 0.0
    for value in course:
        drift += (lot.gauss(0.0, noise) - drift) / 8
        smooth.append(50 + value + drift)
    _, (one,) = fed(smooth, rate_hz, hold_share=0.5, usual_change=12.0, least_change=5.0)
    return one.hold


@pytest.mark.parametrize("rate_hz", [10, 30, 60])
def test_a_hold_is_dated_to_a_tenth_of_a_second_however_many_pictures_there_are(rate_hz):
    hold = held_once(rate_hz=rate_hz)
    assert hold.seconds == pytest.approx(6.0 - 1 / rate_hz, abs=0.03)
    assert hold.sure
    assert hold.uncertainty_s < 0.15


def test_a_hold_in_noise_is_told_with_as_much_uncertainty_as_it_has():
    holds = [held_once(noise=2.5, seed=seed) for seed in range(40)]
    assert sum(abs(one.seconds - 6.0) <= 2 * one.uncertainty_s for one in holds) >= 36
    assert min(one.uncertainty_s for one in holds) > held_once().uncertainty_s


def test_the_live_hold_grows_while_it_lasts():
    counter = Counter(Count(**{**PLAIN, "hold_share": 0.5}), 50.0)
    grown = []
    for n, value in enumerate([50.0] * 30 + [50 + n for n in range(31)] + [80.0] * 90):
        counter.feed(n / 30, value, {}, STILL)
        grown.append(counter.hold_s)
    assert grown[29] == 0.0
    assert grown[-1] == pytest.approx(3.5, abs=0.2)
    assert grown[-90:] == sorted(grown[-90:])


@pytest.mark.parametrize("rest_s", [0.2, 2.0])
def test_it_is_known_how_long_somebody_rested_before_they_set_out(rest_s):
    counter, made = Counter(Count(**PLAIN), 50.0), []
    for n, value in enumerate([50.0] * int(rest_s * 30) + waves(30)[30:]):
        made.append(counter.feed(n / 30, value, {}, STILL))
    (one,) = [one for one in made if one]
    assert one.rested_s == pytest.approx(rest_s, abs=0.4)


def test_a_gap_lowers_the_coverage():
    counter = Counter(Count(**PLAIN), 50.0)
    found = []
    for n, value in enumerate(waves(30, seconds=6.0)):
        if 60 < n < 120:
            counter.miss(n / 30)
        else:
            found.append(counter.feed(n / 30, value, {}, STILL))
    (one,) = [one for one in found if one]
    assert one.coverage == pytest.approx(0.6, abs=0.1)


def decided(*heights):
    """Return the verdicts on excursions of these heights, in the order of their making."""
    counter, found = fed(waves(*heights))
    decider = Decider()
    verdicts = [
        pair for one in found for pair in decider.feed(counter, one, scripted=False)
    ] + decider.give_up()
    return [verdict for verdict, _ in sorted(verdicts, key=lambda pair: pair[1].start_s)]


@pytest.mark.parametrize(("uncertainty_s", "verdict"), [(0.1, "whole"), (0.5, "partial")])
def test_what_is_held_for_long_is_whole_only_where_its_edges_were_seen(uncertainty_s, verdict):
    counter, (small,) = fed(waves(15), hold_share=0.5, ends_out=True)
    decider = Decider()
    held = replace(small, hold=Hold(9.0, uncertainty_s))
    assert [one for one, _ in decider.feed(counter, held, scripted=False) + decider.give_up()] == [verdict]


@pytest.mark.parametrize(
    ("height", "rested_s", "scripted", "verdict"),
    [
        (15, 2.0, False, "whole"),
        (15, 0.1, False, "partial"),
        (15, 0.1, True, "whole"),
        (25, 2.0, False, "whole"),
        (25, 0.1, False, "partial"),
        (35, 0.1, False, "whole"),  # So far goes only a repetition.
    ],
)
def test_a_way_into_place_is_no_repetition_unless_a_script_says_when_the_work_begins(
    height, rested_s, scripted, verdict
):
    counter, (one,) = fed(waves(height), hold_share=0.5, ends_out=True)
    decider = Decider()
    held = replace(one, hold=Hold(9.0, 0.1), rested_s=rested_s)
    assert [told for told, _ in decider.feed(counter, held, scripted=scripted) + decider.give_up()] == [
        verdict
    ]


@pytest.mark.parametrize(
    ("heights", "verdicts"),
    [
        ((30, 30, 15, 30), "wwpw"),
        ((15, 30, 30), "pww"),
        ((15, 15, 15), "www"),
        ((14, 20.5, 17), "pww"),
        ((60, 60, 30, 60), "wwpw"),
        ((60, 30, 30, 30), "wwww"),
        ((30, 30, 30, 16, 30, 16), "wwwpwp"),
        ((30, 30, 30, 20, 20, 20), "wwwwww"),
        ((16,), "p"),
    ],
)
def test_whole_and_half(heights, verdicts):
    assert "".join(one[0] for one in decided(*heights)) == verdicts


@pytest.mark.parametrize(
    ("heights", "blurs_s", "verdicts"),
    [
        ((16, 16), (0.4, 0.4), "pp"),  # Small, and hardly more than noise: alike or not, nothing counts.
        ((16, 16), (0.4, 0.1), "ww"),
        ((30, 30), (0.6, 0.6), "pp"),  # As far as usual, but so slow in so much noise that it may be noise.
        ((30, 30), (0.6, 0.1), "ww"),
        ((30, 30), (0.4, 0.6), "ww"),  # Once one has counted, the person's own range tells.
    ],
)
def test_before_anything_has_counted_it_takes_one_with_a_plain_start_and_end(heights, blurs_s, verdicts):
    counter, found = fed(waves(*heights))
    decider, given = Decider(), []
    for one, blur_s in zip(found, blurs_s, strict=True):
        given += decider.feed(counter, replace(one, hold=Hold(2.0, blur_s, blur_s)), scripted=False)
    assert "".join(verdict[0] for verdict, _ in given + decider.give_up()) == verdicts


def test_what_waits_does_not_wait_over_another_start():
    counter, (small, _) = fed(waves(16, 16))
    decider = Decider()
    assert not decider.feed(counter, replace(small, hold=Hold(2.0, 0.1, 0.1)), scripted=False)
    assert [verdict for verdict, _ in decider.give_up()] == ["partial"]
    assert not decider.give_up()


def test_a_moment_of_wrong_points_makes_no_range_and_no_companion():
    course = [50.0] * 30 + [80.0] * 200 + [50.0] * 30
    course[60:66] = [120.0] * 6
    counter = Counter(Count(**PLAIN), 50.0)
    fed_ = [
        counter.feed(n / 30, value, {"x": value, "y": 5.0 if value < 100 else 90.0}, STILL)
        for n, value in enumerate(course)
    ]
    (one,) = [made for made in fed_ if made]
    assert one.change == pytest.approx(30, abs=2)
    assert one.values["y"] == 5.0


def test_a_short_gap_on_the_way_back_does_not_keep_a_repetition_open():
    counter = Counter(Count(**{**PLAIN, "back_s": 0.3}), 50.0)
    course = [50.0] * 30 + [80.0] * 60 + [52.0] * 6 + [None] * 6 + [52.0] + [80.0] * 60 + [50.0] * 30
    found = []
    for n, value in enumerate(course):
        if value is None:
            counter.miss(n / 30)
        elif made := counter.feed(n / 30, value, {"x": value}, STILL):
            found.append(made)
    assert len(found) == 2
