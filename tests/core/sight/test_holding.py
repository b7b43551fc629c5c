"""Dating a hold from samples, whatever they are."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.sight.holding import LiveHold, held

changes = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, 1e30, -1e30]))


@given(st.lists(changes, max_size=20), st.lists(changes, min_size=1, max_size=80), st.floats(0.1, 0.9))
def test_no_samples_make_it_raise_and_no_hold_is_longer_than_they_are(lead, course, share):
    times_s = [n / 20 for n in range(len(lead) + len(course))]
    made = list(zip(times_s, (*lead, *course), strict=True))
    hold = held(made[: len(lead)], made[len(lead) :], share, max(course))
    assert 0.0 <= hold.seconds <= times_s[-1] + 1e-9
    assert isfinite(hold.uncertainty_s)


def test_a_start_that_was_taken_too_high_is_put_right_in_part():
    way = [n / 2 for n in range(21)]
    course = [*[0.0] * 40, *way, *[10.0] * 60, *way[::-1]]
    made = [(n / 20, change) for n, change in enumerate(course)]
    crept = [(at_s, change - 2.0) for at_s, change in made]
    true_s = held(made[:45], made[45:], 0.5, 10.0).seconds
    helped_s = held(crept[:45], crept[45:], 0.5, 8.0).seconds
    left_alone_s = held([], crept, 0.5, 8.0).seconds
    assert true_s == pytest.approx(4.0, abs=0.1)
    assert left_alone_s < helped_s <= true_s


def test_the_live_hold_stays_with_its_sample_when_every_other_one_is_dropped():
    samples = [(n / 10, float(min(n, 20))) for n in range(60)]
    live = LiveHold()
    before_s = live.seconds(samples, 10.0)
    live.thinned()
    assert before_s == pytest.approx(4.9)
    assert live.seconds(samples[::2], 10.0) == pytest.approx(4.8)
