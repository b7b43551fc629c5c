"""Dating a hold from samples, whatever they are."""

from __future__ import annotations

from math import isfinite
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.sight.holding import Before, Hold, LiveHold, stretch_of, timed


def held(*asked):
    """Return the hold of what lies beyond the level, by the measure alone."""
    found = stretch_of(*asked)
    return timed(found) if found else Hold(0.0, 0.0)


changes = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, 1e30, -1e30]))


@given(st.lists(changes, max_size=20), st.lists(changes, min_size=1, max_size=80), st.floats(0.1, 0.9))
def test_no_samples_make_it_raise_and_no_hold_is_longer_than_they_are(lead, course, share):
    times_s = [n / 20 for n in range(len(lead) + len(course))]
    made = list(zip(times_s, (*lead, *course), strict=True))
    hold = held(Before(made[: len(lead)], [0.5]), made[len(lead) :], share, max(course))
    assert 0.0 <= hold.seconds <= times_s[-1] + 1e-9
    assert isfinite(hold.uncertainty_s)


WAY = [n / 2 for n in range(21)]
COURSE = [*[0.0] * 40, *WAY, *[10.0] * 60, *WAY[::-1]]
"""Two seconds of rest, a second out, three seconds there and a second back, at 20 pictures a second."""


def at_20_hz(course, step_s=0.05):
    return [(n * step_s, change) for n, change in enumerate(course)]


def without(made, from_s, to_s):
    return [one for one in made if not from_s < one[0] < to_s]


def seen(made, lows=()):
    """Return the hold at half of the way; the first 45 pictures are from before it was plain that it goes."""
    lead = [one for one in made if one[0] < 2.25]
    return held(Before(lead, lows), made[len(lead) :], 0.5, max(change for _, change in made))


def test_a_small_slow_way_is_blurred_by_noise_and_what_nobody_saw_is_no_blur():
    noise = Random(1)
    clean, slow = at_20_hz(COURSE), at_20_hz(COURSE, step_s=0.15)
    noisy = [(at_s, change + noise.gauss(0.0, 1.0)) for at_s, change in clean]
    noisy_and_slow = [(at_s, change + noise.gauss(0.0, 1.0)) for at_s, change in slow]
    courses = (clean, noisy, noisy_and_slow)
    blurs_s = [held(Before(one[:45], ()), one[45:], 0.5, 10.0).blur_s for one in courses]
    assert blurs_s[0] < 0.1 < blurs_s[1] < blurs_s[2] / 2.0
    unseen = seen([one for one in clean if one[0] < 6.0])
    assert unseen.uncertainty_s > 1.0
    assert unseen.blur_s < 0.1


def test_a_start_that_was_taken_too_high_is_put_right_in_part():
    crept = at_20_hz([change - 2.0 for change in COURSE])
    true_s = seen(at_20_hz(COURSE)).seconds
    left_alone_s = held(Before(), crept[45:], 0.5, 8.0).seconds
    helped_s, known_s = seen(crept).seconds, seen(crept, [-2.0] * 4).seconds
    assert true_s == pytest.approx(4.0, abs=0.1)
    assert left_alone_s < helped_s < known_s <= true_s


def test_a_stop_on_the_way_is_part_of_the_hold_where_it_is_beyond_the_level():
    """The way there stops for two seconds just beyond the half."""
    stopped = [*COURSE[:51], *[5.5] * 40, *COURSE[51:]]
    assert stopped[50] < stopped[51] == stopped[91] == 5.5
    hold = seen(at_20_hz(stopped))
    assert hold.seconds == pytest.approx(seen(at_20_hz(COURSE)).seconds + 2.0, abs=0.2)
    assert hold.sure


def test_the_start_is_where_the_body_rested_last():
    """Five seconds after it came up from far below: that was the way into place."""
    came_up = [*[-8.0] * 20, *[far - 8.0 for far in WAY[:17]], *[0.0] * 200]
    made = at_20_hz([*came_up, *COURSE])
    assert seen(made).seconds == pytest.approx(seen(at_20_hz(COURSE)).seconds, abs=0.05)
    assert stretch_of(Before(made[:260], ()), made[260:], 0.5, 10.0).least == pytest.approx(0.0, abs=0.01)


def test_a_start_far_from_where_the_body_rested_last_is_left_out():
    rested = [4.0 + 0.6 * change for change in COURSE]
    assert seen(at_20_hz(rested), [4.0]).seconds == pytest.approx(seen(at_20_hz(COURSE)).seconds, abs=0.05)


def test_an_end_that_nobody_saw_is_not_sure():
    """The way back is half over 6.5 s after the first picture."""
    assert seen(at_20_hz(COURSE)).sure
    assert seen(without(at_20_hz(COURSE), 4.0, 4.9)).sure  # Nothing is lost with pictures of the middle.
    gap = seen(without(at_20_hz(COURSE), 6.15, 6.85))
    assert not gap.sure
    assert gap.uncertainty_s >= 0.35


def test_a_short_gap_at_the_end_makes_it_less_sure():
    assert (
        seen(at_20_hz(COURSE)).uncertainty_s < seen(without(at_20_hz(COURSE), 6.4, 6.6)).uncertainty_s < 0.2
    )


def test_who_was_out_already_when_first_seen_has_no_hold_to_tell():
    hold = held(Before(), at_20_hz(COURSE)[70:], 0.5, 10.0)
    assert not hold.sure
    assert hold.uncertainty_s >= hold.seconds


def test_a_slow_way_into_a_small_hold_is_not_sure_in_noise():
    lot = Random(1)
    slow = [n / 12 for n in range(121)]
    course = [*[0.0] * 40, *slow, *[10.0] * 60, *slow[::-1]]
    quick, slow = (at_20_hz([far + lot.gauss(0.0, 0.8) for far in one]) for one in (COURSE, course))
    assert seen(quick).sure
    assert not seen(slow).sure


def test_the_live_hold_stays_with_its_sample_when_every_other_one_is_dropped():
    samples = [(n / 10, float(min(n, 20))) for n in range(60)]
    live = LiveHold()
    before_s = live.seconds(samples, 10.0)
    live.thinned()
    assert before_s == pytest.approx(4.9)
    assert live.seconds(samples[::2], 10.0) == pytest.approx(4.8)
