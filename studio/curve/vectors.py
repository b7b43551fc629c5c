"""A few sequences of the test set for the tests of the core: what is looked at, and what comes out."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from studio.curve.features import sequences
from supple.core.sight.curve import curve_of

FILE = Path(__file__).parents[2] / "tests" / "core" / "sight" / "curve_vectors.json"
EVERY = 97
PLACES = 5


def write() -> None:
    """Write every 97th sequence of the test set with the measure's answer."""
    rows = []
    for one in islice(sequences("test"), 0, None, EVERY):
        if one.neutral is None or one.bent is None:
            continue
        looks = {name: _short(asdict(look)) for name, look in (("neutral", one.neutral), ("bent", one.bent))}
        answer = asdict(curve_of(one.neutral, one.bent))
        rows.append({"kind": one.told["kind"], **looks, "answer": answer})
    FILE.write_text(json.dumps(rows, indent=None) + "\n", encoding="utf-8")


def _short(look: dict[str, object]) -> dict[str, object]:
    return {
        name: [round(number, PLACES) for number in value] if isinstance(value, tuple) else value
        for name, value in look.items()
    }
