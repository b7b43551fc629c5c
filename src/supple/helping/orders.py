"""How surprising a difference is, among all orders of the blocks that the coin could have given.

If the thing asked about changes nothing, somebody's pain does not depend on how the coins fell: every order
of the pairs was as likely as the real one, whatever yesterday's pain, trend, weekday or bad start did to the
numbers. So the real order's score is compared with all 2^pairs scores, and the chance of being fooled is
counted, not modelled (Fisher 1935; Edgington and Onghena 2007). Autocorrelation only sharpens the score.

Looking after every pair is paid for by spending the chance of being fooled bit by bit up to the declared end
(Lan and DeMets 1983): the orders that would already have been called helping are not counted again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from supple.helping.experiment import Experiment
from supple.helping.gls import Reduced, reduce_at, surroundings
from supple.helping.series import Floats, coins, days_with_it

SPEND_POWER = 1.5
# The first day after a change counts half: yesterday's block may still be felt.
FIRST_DAY = 0.5
LEAST_TOLD = 4
TIE = 1e-9
# How much of the first day after a change may still belong to the block before.
CARRIED = (0.0, 0.5)
BENEFIT, HARM = -1.0, 1.0


@dataclass(frozen=True, slots=True)
class Looks:
    """The sums after each pair that has ended, and how the coins fell.

    `reduced` holds one table a pair; its columns are the pairs' contrasts, the days with it, what is carried
    over, and the outcome. `signs` (pairs,) is +1 where the block with it came first; `planned` were declared.
    `scores` are those of all orders after each pair, supposing no effect.
    """

    reduced: tuple[Reduced, ...]
    signs: Floats
    planned: int
    scores: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the real order stands at the last look: of `orders`, `as_good` score at least as well."""

    orders: int
    as_good: int


def looks_at(experiment: Experiment, outcome: Floats, pairs: int) -> Looks:
    """Return the looks after each of the first `pairs` pairs; `outcome` is a day each, NaN where not told."""
    pair_days = 2 * experiment.block_days
    length = pairs * pair_days
    around = surroundings(length, experiment.starts.weekday())
    ends = [number * pair_days for number in range(1, pairs + 1)]
    with_it, carried = exposure(experiment, length)
    columns = np.column_stack([contrasts(pairs, experiment.block_days), with_it, carried])
    reduced = reduce_at(around, columns, outcome[:length], ends)
    signs = coins(experiment)[:pairs]
    scores = tuple(_scores(one, signs[:pair]) for pair, one in enumerate(reduced, start=1))
    return Looks(reduced, signs, experiment.pairs, scores)


def exposure(experiment: Experiment, length: int) -> tuple[Floats, Floats]:
    """Return a day each 1 where it was to be done, and yesterday's less today's: what may be carried over."""
    with_it = days_with_it(experiment, length)
    return with_it, np.concatenate([with_it[:1], with_it[:-1]]) - with_it


def contrasts(pairs: int, block_days: int) -> Floats:
    """Return a column for each pair, (days, pairs): +1/2 on its first block, -1/2 on its second."""
    one = np.ones(block_days)
    one[0] = FIRST_DAY
    return np.kron(np.eye(pairs), np.concatenate([one, -one])[:, None] / 2)


def first_surprise(looks: Looks, direction: float, chance: float, effect: float = 0.0) -> int | None:
    """Return after which pair the days first spoke against `effect`, or None.

    `direction` is BENEFIT where less pain speaks, HARM where more does. If the effect is just `effect` points
    on every day, this happens for at most `chance` of all people, however often they look. An effect other
    than none may need a day to come and go: it is spoken against only where all of CARRIED agree.
    """
    pairs = [
        _surprise(looks, direction * chance, effect, carried) for carried in (CARRIED if effect else (0.0,))
    ]
    found = [pair for pair in pairs if pair is not None]
    return max(found) if len(found) == len(pairs) else None


def _surprise(looks: Looks, chance: float, effect: float, carried: float) -> int | None:
    crossed = np.zeros(1, dtype=bool)
    actual = 0
    for pair, reduced in enumerate(looks.reduced, start=1):
        actual = 2 * actual + int(looks.signs[pair - 1] > 0)
        crossed = np.repeat(crossed, 2)
        spent = abs(chance) * (pair / looks.planned) ** SPEND_POWER
        left = int(spent * len(crossed) + TIE) - int(crossed.sum())
        if left < 1 or left >= len(crossed) or reduced.told < LEAST_TOLD:
            continue
        scores = looks.scores[pair - 1]
        if effect:
            scores = _scores(reduced, looks.signs[:pair], effect, carried)
        scores = np.sign(chance) * scores
        scores[crossed] = -np.inf
        best_left_out = np.partition(scores, len(scores) - left - 1)[len(scores) - left - 1]
        surprising = scores > best_left_out + TIE
        if surprising[actual]:
            return pair
        crossed |= surprising
    return None


def standing(looks: Looks) -> Standing:
    """Return how many orders would have shown at least as much benefit as the real one, by now."""
    pairs = len(looks.reduced)
    if not pairs:
        return Standing(1, 1)
    scores = BENEFIT * looks.scores[-1]
    actual = int("".join("1" if sign > 0 else "0" for sign in looks.signs), 2)
    return Standing(2**pairs, int((scores >= scores[actual] - TIE).sum()))


def _scores(reduced: Reduced, signs: Floats, effect: float = 0.0, carried: float = 0.0) -> Floats:
    """Return every order's score: the generalised least squares estimate over its standard error, unscaled.

    The effect supposed is taken off the days first, and the autocorrelation is then found without using the
    order; so under that effect the scores do not depend on how the coins fell.
    """
    pairs = len(signs)
    off = np.array([-effect, -effect * carried, 1.0])
    last = reduced.cross[:, -3:, -3:] @ off
    each = reduced.cross[:, :pairs, :pairs]
    with_outcome = reduced.cross[:, :pairs, -3:] @ off
    shifted = last @ off
    best = int(np.argmax(reduced.likelihood(shifted)))
    scores, information = _over_orders(with_outcome[best], each[best])
    standardised: Floats = scores / np.sqrt(np.maximum(information, TIE))
    return standardised


def _over_orders(linear: Floats, quadratic: Floats) -> tuple[Floats, Floats]:
    """Return s @ linear and s @ quadratic @ s for all orders s, (2^pairs,); row r is r in binary, 1 for +1.

    Each pair doubles the rows, so that no table of all orders is needed.
    """
    sums, squares = np.zeros(1), np.zeros(1)
    to_come = np.zeros((1, len(linear)))
    for pair, value in enumerate(linear):
        across, to_come = 2 * to_come[:, 0], to_come[:, 1:]
        squares = squares + quadratic[pair, pair]
        squares = _interleaved(squares - across, squares + across)
        sums = _interleaved(sums - value, sums + value)
        products = quadratic[pair, pair + 1 :]
        to_come = _interleaved(to_come - products, to_come + products)
    return sums, squares


def _interleaved(minus: Floats, plus: Floats) -> Floats:
    """Return each row of `minus`, and after it the same row of `plus`."""
    rows = np.empty((2 * len(minus), *minus.shape[1:]))
    rows[0::2], rows[1::2] = minus, plus
    return rows
