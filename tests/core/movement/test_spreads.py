"""How a bend is shared over the vertebrae."""

from __future__ import annotations

import pytest

from supple.core.catalogue.schema import check
from supple.core.movement.rules import POSES
from supple.core.movement.spreads import SPREADS, VERTEBRAE, spread_weights
from supple.errors import CatalogueError


@pytest.mark.parametrize("spread", SPREADS)
def test_spreads_share_out_the_whole_bend(spread: str) -> None:
    weights = spread_weights(spread)
    assert len(weights) == len(VERTEBRAE)
    assert sum(weights) == pytest.approx(1.0)
    assert min(weights) >= 0.0


def test_an_even_spread_has_no_peak_and_a_hinge_is_all_peak() -> None:
    assert spread_weights("even") == pytest.approx([1 / 17] * 17)
    assert spread_weights("hinge") == (1.0, *(0.0 for _ in VERTEBRAE[1:]))


def test_the_upper_back_has_most_of_a_thoracic_spread_and_the_low_back_of_a_lumbar_one() -> None:
    assert sum(spread_weights("thoracic")[:5]) < 0.15
    assert sum(spread_weights("lumbar")[:5]) > 0.6


def test_a_curve_runs_straight_between_its_points_and_level_beyond_them() -> None:
    weights = spread_weights({"L4": 1.0, "L2": 3.0})
    total = 1 + 1 + 2 + 3 * 14
    assert weights[:4] == pytest.approx([1 / total, 1 / total, 2 / total, 3 / total])
    assert weights[-1] == pytest.approx(3 / total)


def test_seventeen_shares_are_taken_as_they_are() -> None:
    assert spread_weights([2.0] * 17) == pytest.approx([1 / 17] * 17)


@pytest.mark.parametrize("shares", [[1.0] * 16, [0.0] * 17, [-1.0, *[1.0] * 16], {}, {"L5": 0.0}])
def test_what_is_no_spread_is_refused(shares: object) -> None:
    with pytest.raises(ValueError, match="17 shares"):
        spread_weights(shares)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("evenly", "even"),
        ({"L6": 1}, "must be one of L5"),
        ({"L5": -1}, "from 0 to 100"),
        ({"L5": 0}, "no share above 0"),
        ({}, "no share above 0"),
    ],
)
def test_a_file_that_says_another_spread_is_told_what_may_stand_there(said: object, why: str) -> None:
    with pytest.raises(CatalogueError, match=why):
        check({"it": {"spine_spread": said}}, POSES, "a.toml")
