"""The estimates agree with statsmodels, an independent implementation."""

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.tsa.statespace.sarimax import SARIMAX

from supple.helping.gls import AUTOCORRELATIONS, WEEKDAY_SD, estimate, reduce_at, surroundings
from supple.helping.series import Floats

DAYS = 120


def a_person(seed: int, missing: float = 0.0, days: int = DAYS) -> tuple[Floats, Floats]:
    chance = np.random.default_rng(seed)
    with_it = chance.integers(0, 2, days).astype(float)
    scatter = np.zeros(days)
    for day in range(1, days):
        scatter[day] = 0.5 * scatter[day - 1] + chance.normal()
    pain = 5 - 0.8 * with_it + 0.01 * np.arange(days) + scatter
    pain[chance.random(days) < missing] = np.nan
    return pain, with_it


@pytest.mark.parametrize("missing", [0.0, 0.3])
@pytest.mark.parametrize("index", [0, 6, 12, 18])
def test_at_a_given_autocorrelation_it_is_statsmodels_gls(index: int, missing: float) -> None:
    pain, with_it = a_person(index, missing)
    (reduced,) = reduce_at(surroundings(DAYS, 0), with_it[:, None], pain, [DAYS])
    xx, xy, yy = (reduced.cross[index, row, column] for row, column in ((0, 0), (0, 1), (1, 1)))
    told = np.flatnonzero(~np.isnan(pain))
    phi = AUTOCORRELATIONS[index]
    around = surroundings(DAYS, 0)[told]
    since_first = phi ** (told - told[0]).astype(float)
    covariance = phi ** np.abs(np.subtract.outer(told, told)).astype(float)
    # An unknown start is one of very large variance; weekdays are effects with a prior.
    covariance += 1e6 * np.outer(since_first, since_first) + WEEKDAY_SD**2 * around[:, 2:] @ around[:, 2:].T
    fitted = sm.GLS(pain[told], np.column_stack([around[:, :2], with_it[told]]), sigma=covariance).fit()
    assert xy / xx == pytest.approx(fitted.params[2], abs=1e-4)
    degrees = len(told) - 4
    error = np.sqrt((yy - xy**2 / xx) / degrees / xx)
    assert error == pytest.approx(fitted.bse[2] * np.sqrt((degrees + 1) / degrees), rel=1e-3)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_the_autocorrelation_unknown_it_is_near_statsmodels_maximum_likelihood(seed: int) -> None:
    pain, with_it = a_person(seed, missing=0.1, days=400)
    around = surroundings(400, 0)
    (reduced,) = reduce_at(around, with_it[:, None], pain, [400])
    found = estimate(reduced)
    assert found is not None
    # One weekday is left out: its column would repeat the level.
    beside = np.column_stack([around[:, :8], with_it])
    fitted = SARIMAX(pain, exog=beside, order=(1, 0, 0)).fit(disp=False)
    assert found.value == pytest.approx(fitted.params[8], abs=0.03)
    assert found.autocorrelation == pytest.approx(fitted.params[9], abs=0.03)
    assert (found.high - found.low) / 3.92 == pytest.approx(fitted.bse[8], rel=0.08)


def test_a_level_added_to_every_day_changes_nothing() -> None:
    pain, with_it = a_person(4, missing=0.2)
    one, other = (
        estimate(reduce_at(surroundings(DAYS, 0), with_it[:, None], pain + level, [DAYS])[0])
        for level in (0, 3)
    )
    assert one is not None
    assert other is not None
    assert (one.value, one.low, one.high) == pytest.approx((other.value, other.low, other.high), abs=1e-6)


def test_a_look_on_the_way_is_the_same_as_only_having_those_days() -> None:
    pain, with_it = a_person(5, missing=0.2)
    # The trend is counted over the row that is handed in: the same columns for both.
    around = surroundings(DAYS, 0)
    early, _ = reduce_at(around, with_it[:, None], pain, [60, DAYS])
    (alone,) = reduce_at(around[:60], with_it[:60, None], pain[:60], [60])
    assert early.told == alone.told
    found, expected = estimate(early), estimate(alone)
    assert found is not None
    assert expected is not None
    assert found.value == pytest.approx(expected.value, abs=1e-5)


@pytest.mark.parametrize("told", [0, 1, 2, 3])
def test_too_few_days_give_no_estimate(told: int) -> None:
    pain = np.full(30, np.nan)
    pain[:told] = 4.0
    (reduced,) = reduce_at(surroundings(30, 0), np.eye(30)[:, :1], pain, [30])
    assert estimate(reduced) is None
