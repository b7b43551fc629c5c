"""How well the judge counts on a few computed streams of every movement; `tools.judge_scores` takes many."""

from __future__ import annotations

from collections.abc import Iterator

from bench.rows import Row
from studio.streams.draws import Kind
from tools.judge_scores import counted_parts, one
from tools.judge_sums import HOLD_WITHIN_S

STREAMS = 3
AIMS: dict[Kind, float] = {"clean": 99.0, "noisy": 95.0}


def measure() -> Iterator[Row]:
    """Yield the share of exact counts and of holds that are near enough, for clean and noisy streams."""
    for kind, aim in AIMS.items():
        seen = [
            one((movement, part, kind, 10_000 + seed))
            for movement, _, part in counted_parts()
            for seed in range(STREAMS)
        ]
        exact = 100.0 * sum(outcome.exact for outcome in seen) / len(seen)
        yield Row(f"{kind} streams counted exactly, of {len(seen)}", exact, "%", at_least=aim)
        errors = [error for outcome in seen for error in outcome.hold_errors_s]
        near = 100.0 * sum(abs(error) <= HOLD_WITHIN_S for error in errors) / len(errors)
        yield Row(f"{kind} streams: holds within {HOLD_WITHIN_S:g} s, of {len(errors)}", near, "%")
