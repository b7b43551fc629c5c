"""Values that several commands take, read from what was typed."""

from __future__ import annotations

import argparse

from supple.core.movement.model import FASTEST, SLOWEST


def pace(text: str) -> float:
    """Return how much time is stretched; raises ArgumentTypeError for what is no pace."""
    try:
        typed = float(text)
    except ValueError:
        typed = 0.0
    if FASTEST <= typed <= SLOWEST:
        return typed
    raise argparse.ArgumentTypeError(
        f"{text!r} is not a pace; allowed are numbers from {FASTEST:g} to {SLOWEST:g}"
    )
