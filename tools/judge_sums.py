"""Sum up how streams were judged: counts, a constant guess beside them, holds and ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean, median, stdev
from typing import Any

from studio.streams.scoring import Outcome
from supple.core.movement import catalogue
from supple.core.sight.load import words
from supple.core.sight.model import Count

HOLD_WITHIN_S = 0.3


def summed(outcomes: Sequence[Outcome], count: Count, part: str) -> dict[str, Any]:
    """Sum up the streams of one part: counts, a constant guess beside them, holds and ranges."""
    movement = catalogue().movements[outcomes[0].options.movement]
    guess = next(it.repetitions for it in movement.parts if it.id == part)
    off = [abs(one.counted - one.true) for one in outcomes]
    guessed = [abs(guess * (2 if movement.sides == "alternating" else 1) - one.true) for one in outcomes]
    return {
        "n": len(outcomes),
        "exact": share(it == 0 for it in off),
        "within_one": share(it <= 1 for it in off),
        "guess_exact": share(it == 0 for it in guessed),
        "guess_within_one": share(it <= 1 for it in guessed),
        "abstained": share(one.abstained for one in outcomes),
        "false_cue": share(one.cues > 0 for one in outcomes),
        "early": sum(one.early for one in outcomes),
        "failed_seeds": [one.options.seed for one in outcomes if not one.exact],
        "hold": _hold(
            [error for one in outcomes for error in one.hold_errors_s],
            [one_s for one in outcomes for one_s in one.hold_uncertainties_s],
            sum(one.holds_untold for one in outcomes),
        ),
        "range": _range([error for one in outcomes for error in one.range_errors], count),
    }


def share(flags: Iterable[bool]) -> float:
    """Give the share of what is true, to four digits."""
    listed = list(flags)
    return round(sum(listed) / len(listed), 4)


def _hold(errors_s: Sequence[float], told_s: Sequence[float], untold: int) -> dict[str, Any] | None:
    """Give the errors of the holds that were told (`n`), and the share of all that were not."""
    if not errors_s:
        return None
    within = share(abs(error) <= HOLD_WITHIN_S for error in errors_s)
    absolute = sorted(abs(error) for error in errors_s)
    return {
        "n": len(errors_s),
        "untold": round(untold / (len(errors_s) + untold), 4),
        "median_s": round(median(errors_s), 3),
        "p95_absolute_s": round(absolute[int(0.95 * (len(absolute) - 1))], 3),
        "within_0_3_s": within,
        "within_two_uncertainties": share(
            abs(error) <= 2.0 * told for error, told in zip(errors_s, told_s, strict=True)
        ),
    }


def _range(errors: Sequence[float], count: Count) -> dict[str, Any] | None:
    """Give bias and limits of agreement (Bland and Altman 1986, doi:10.1016/S0140-6736(86)90837-8)."""
    if len(errors) < 2:
        return None
    bias, spread = fmean(errors), 1.96 * stdev(errors)
    return {
        "measure": count.measure,
        "unit": words().measures[count.measure].unit,
        "n": len(errors),
        "bias": round(bias, 2),
        "limits": [round(bias - spread, 2), round(bias + spread, 2)],
    }
