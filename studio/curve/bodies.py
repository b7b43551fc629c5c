"""The made-up people of the two sets: no body is in both.

`python -m studio.curve bodies` makes them (with anny, in the studio's own environment) and keeps them below
`build/`; `make` needs only what is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from studio.bodies.figures import Shape, somebody
from studio.bodies.people import Person, people
from studio.bodies.source import source

KEPT = Path(__file__).parents[2] / "build" / "curve"
SEEDS = {"train": 7_001, "test": 90_002, "astray-train": 5_003, "astray-test": 60_004}
COUNTS = {"train": 100, "test": 60, "astray-train": 30, "astray-test": 30}
"""How many bodies each set has; who goes astray are the first of the same people."""
LIGHTEST, HEAVIEST = 18.0, 38.0
LIGHTEST_MAN = 19.5
"""Below this body mass index the source has no man."""
CLOTHS = ("tight", "fitted", "loose")
HAIR = ("short", "bob", "bun", "none")


def make(chosen: str) -> None:
    """Make the people of a set, each from a seed of its own."""
    everybody = []
    for number in range(COUNTS[chosen]):
        person, bmi = drawn(chosen, number)
        source(person)
        everybody.append({**asdict(person), "bmi": bmi})
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"people-{chosen}.json").write_text(json.dumps(everybody, indent=1), encoding="utf-8")


def drawn(chosen: str, number: int) -> tuple[Person, float]:
    """Draw a body of a set and its body mass index; clothes, hair and colours too."""
    chance = np.random.default_rng((SEEDS[chosen], number))
    gender = float(chance.uniform())
    lightest = LIGHTEST + (LIGHTEST_MAN - LIGHTEST) * (1.0 - gender)
    shape = Shape(
        gender=gender,
        age=float(chance.uniform(0.5, 0.95)),
        bmi=float(chance.uniform(lightest, HEAVIEST)),
        muscle=float(chance.uniform(0.25, 0.75)),
        height=float(chance.uniform(0.3, 0.7)),
    )
    like = list(people().values())[int(chance.integers(4))]
    tones = ("#8d5524", "#c68642", "#e0ac69", "#f1c27d", "#ffdbac", "#5c3a21")
    worn = {
        "cloth": str(chance.choice(CLOTHS)),
        "hair": str(chance.choice(HAIR)),
        "colours": {
            **like.colours,
            "skin": str(chance.choice(tones)),
            "shirt": _colour(chance),
            "trousers": _colour(chance),
            "hair": str(chance.choice(("#171312", "#33221a", "#6b4a2b", "#b9b6b0", "#c9a24b"))),
        },
    }
    person = somebody(shape, like, **worn)
    return replace(person, id=f"{chosen}-{number:03d}"), shape.bmi


def kept(chosen: str) -> Iterator[tuple[Person, float]]:
    """Yield the people of a set as they were made, each with the body mass index."""
    people_of = chosen.removeprefix("astray-")
    for table in json.loads((KEPT / f"people-{people_of}.json").read_text(encoding="utf-8"))[
        : COUNTS[chosen]
    ]:
        bmi = table.pop("bmi")
        yield Person(**table), bmi


def _colour(chance: np.random.Generator) -> str:
    red, green, blue = (int(part) for part in chance.integers(25, 230, 3))
    return f"#{red:02x}{green:02x}{blue:02x}"
