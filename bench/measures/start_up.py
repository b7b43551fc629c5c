"""Seconds from the command to the first page: with no data folder, again, and through `make run`."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.rows import Row
from bench.visitor import visiting
from tools.places import ROOT
from tools.serving import COMMAND, SERVE, running_site

MAKE_RUN = ("make", "--silent", "--directory", str(ROOT), "run", f"ARGS={' '.join(SERVE)}")
TIMES = 3


def measure() -> Iterator[Row]:
    """Yield the first start and the median of some further starts."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        yield Row(
            "first start, in an empty folder",
            _start_s(data_dir, COMMAND),
            "s",
            at_most=5,
        )
        again = statistics.median(_start_s(data_dir, COMMAND) for _ in range(TIMES))
        yield Row("second start", again, "s", at_most=3)
        whole = statistics.median(_start_s(data_dir, MAKE_RUN) for _ in range(TIMES))
        yield Row("second make run", whole, "s", at_most=3)


def _start_s(data_dir: Path, command: Sequence[str]) -> float:
    began_s = time.monotonic()
    with running_site(data_dir, command=command) as site, visiting(site):
        return time.monotonic() - began_s
