"""The two intervals of one experiment: the plain one, and the one that may be looked at every day."""

from __future__ import annotations

import numpy as np

from supple.helping.days import MOST
from supple.helping.experiment import Experiment
from supple.helping.gls import Estimate, estimate, reduce_at, surroundings
from supple.helping.orders import BENEFIT, HARM, Looks, exposure, first_surprise
from supple.helping.series import Floats

# "Helping" is to be wrong for fewer than 5 in 100, even where forgetting depends a little on the block.
HELPING_CHANCE = 0.035
HALVINGS = 8


def plain(experiment: Experiment, outcome: Floats) -> Estimate | None:
    """Estimate the effect of a steady run of days with it, points; `outcome` (days,) may stop before the end.

    A day's pain may depend on what was to be done today and, beside it, on a change since yesterday: what is
    carried over is estimated, so that it does not water the effect down.
    """
    length = len(outcome)
    with_it, carried = exposure(experiment, length)
    around = np.column_stack([surroundings(length, experiment.starts.weekday()), carried])
    (reduced,) = reduce_at(around, with_it[:, None], outcome, [length])
    return estimate(reduced)


def bound(looks: Looks, middle: float) -> tuple[float, float]:
    """Return the effects that no look so far has spoken against, points, within -10 and 10.

    Each end is wrong for at most HELPING_CHANCE of all people, however often they look, if the effect is the
    same every day. `middle` is where to start searching from.
    """
    return _end(looks, middle, HARM), _end(looks, middle, BENEFIT)


def _end(looks: Looks, middle: float, direction: float) -> float:
    inside = float(np.clip(middle, -MOST, MOST))
    outside = -direction * MOST
    if first_surprise(looks, direction, HELPING_CHANCE, outside) is None:
        return outside
    if first_surprise(looks, direction, HELPING_CHANCE, inside) is not None:
        inside = direction * MOST
    for _ in range(HALVINGS):
        between = (inside + outside) / 2
        if first_surprise(looks, direction, HELPING_CHANCE, between) is None:
            inside = between
        else:
            outside = between
    return outside
