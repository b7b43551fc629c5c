"""The whole body's way, beside the measure that is counted by."""

from __future__ import annotations

from random import Random
from statistics import fmean

import pytest

from supple.core.sight.holding import Before, stretch_of, timed
from supple.core.sight.seen import ANKLE, EAR, ELBOW, HIP, KNEE, NOSE, SHOULDER, WRIST, Seen
from supple.core.sight.timing import Bend, hold_of

WAY = [n / 40 for n in range(41)]
SHARES = [*[0.0] * 60, *WAY, *[1.0] * 80, *WAY[::-1], *[0.0] * 10]
"""Three seconds of rest, two seconds out, four there and two back, at 20 pictures a second."""
LEAD = 75
TRUE_S = 6.0
AT_REST = {
    NOSE: (0.2, 0.5),
    EAR: (0.2, 0.5),
    SHOULDER: (0.3, 0.5),
    HIP: (0.5, 0.5),
    KNEE: (0.7, 0.5),
    ANKLE: (0.9, 0.5),
}
MOVING = (NOSE, EAR, EAR + 1, SHOULDER, SHOULDER + 1, ELBOW, WRIST)


def wander(lot, spread, keep=0.9):
    """Return errors that last for about half a second, as a pose model has them."""
    off = [lot.gauss(0.0, spread)]
    while len(off) < len(SHARES):
        off.append(keep * off[-1] + (1.0 - keep**2) ** 0.5 * lot.gauss(0.0, spread))
    return off


def bodies(shares, lot=None, moving=MOVING):
    """Return bodies of a torso of 0.2 whose `moving` points rise by 0.06."""
    off = {point: wander(lot, 0.003) if lot else [0.0] * len(shares) for point in moving}
    return [body({point: 0.06 * share + off[point][n] for point in moving}) for n, share in enumerate(shares)]


def body(risen, bad=frozenset()):
    x, y = [0.5] * 33, [0.5] * 33
    for point, (at_x, at_y) in AT_REST.items():
        x[point], y[point] = at_x, at_y
        if point != NOSE:
            x[point + 1], y[point + 1] = at_x, at_y
    for point, far in risen.items():
        y[point] -= far
    return Seen(x, y, bad, 1.0)


def stretch(shares, off=None):
    """Return the stretch of a measure that goes as far as 10 degrees."""
    changes = [10.0 * share + it for share, it in zip(shares, off or [0.0] * len(shares), strict=True)]
    made = [(n / 20, change) for n, change in enumerate(changes)]
    return stretch_of(Before(made[:LEAD], ()), made[LEAD:], 0.5, max(changes))


def test_all_points_together_time_a_hold_better_than_a_measure_that_wanders():
    alone_s, together_s = [], []
    for seed in range(30):
        lot = Random(seed)
        found = stretch(SHARES, wander(lot, 1.0))
        alone_s.append(abs(timed(found).seconds - TRUE_S))
        together_s.append(abs(hold_of(found, bodies(SHARES, lot), Bend()).seconds - TRUE_S))
    assert fmean(together_s) < 0.6 * fmean(alone_s)


def test_it_is_surer_than_the_measure():
    found = stretch(SHARES, wander(Random(1), 1.0))
    assert hold_of(found, bodies(SHARES, Random(2)), Bend()).uncertainty_s < timed(found).uncertainty_s


def test_points_that_move_in_their_own_time_are_not_believed():
    """The points are up half a second before the measure is, and stay half a second longer."""
    earlier = [max(SHARES[max(0, n - 10) : n + 11]) for n in range(len(SHARES))]
    found = stretch(SHARES)
    assert hold_of(found, bodies(earlier), Bend()) == timed(found)


def test_a_body_that_does_not_move_leaves_it_to_the_measure():
    found = stretch(SHARES)
    assert hold_of(found, bodies(SHARES, moving=()), Bend()) == timed(found)


def test_points_that_are_not_seen_take_no_part():
    seen = bodies(SHARES)
    gone = [
        body({point: 0.5 if n % 3 == 0 and point == WRIST else 0.06 * share for point in MOVING}, _bad(n))
        for n, share in enumerate(SHARES)
    ]
    found = stretch(SHARES)
    assert hold_of(found, gone, Bend()).seconds == pytest.approx(
        hold_of(found, seen, Bend()).seconds, abs=0.03
    )


def _bad(n):
    return frozenset({WRIST}) if n % 3 == 0 else frozenset()


def test_how_the_measure_bends_away_from_the_body_is_learned():
    """Half way, the measure is at 60 % of its own: its half comes earlier."""
    ahead = [share + 0.4 * share * (1.0 - share) for share in SHARES]
    bend = Bend()
    hold = hold_of(stretch(ahead), bodies(SHARES), bend)
    assert bend.value == pytest.approx(0.4, abs=0.05)
    assert hold.seconds == pytest.approx(timed(stretch(ahead)).seconds, abs=0.05)
    assert bend.spread < Bend().spread
