"""The cautions, and where pain reaches, as tables for docs/safety/warning-signs.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from supple.core.movement import catalogue
from supple.core.movement.choosing import LEAVE_OUT
from supple.core.movement.model import Caution
from tools.markdown import cited, table

OURS = "D"
REACHING = """
## Where pain reaches [D]

Version of these rules: `{version}`. Left and right apart: {places}.
An earlier answer counts for {known_for_days} days; before the first one, the person says whether it is new.

"""
CLOSED = """
Moved outward, with a movement named: everything that bends the same way is left out for that day, of every
session and of the rest routine. What bends no way closes only itself. The warning signs are asked.
"""
CAUTIONS = """
## Cautions [D]

Version of the cautions: `{version}`. What a clinician has told the person goes first.
A movement that is not named stays as it is. Two cautions together: the more careful action; two different
forms leave the movement out. With fewer than two movements left, a physiotherapist is named.

"""


def reaching(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield the part about where pain reaches, from its file."""
    limits, say = raw["thresholds"], raw["say"]
    places = ", ".join(f"{number} {name.replace('_', ' ')}" for number, name in enumerate(raw["places"]))
    yield REACHING.format(version=raw["version"], places=places, known_for_days=limits["known_for_days"])
    rows = ([name, when, say[name]] for name, when in _findings(raw["signs"]["both_legs"], limits))
    yield table(("finding", "when", "what Supple says"), rows)
    yield CLOSED


def _findings(sign: str, limits: Mapping[str, int]) -> list[tuple[str, str]]:
    twice = f"outward {limits['days_outward_for_someone']} times in {limits['days_looked_at']} days"
    return [
        ("both_legs", f"both legs at {limits['leg_from']} or more, and new: it is the warning sign {sign}"),
        ("outward", f"a rise on a side, to {limits['outward_from']} or more; or said to be new there"),
        ("outward_twice", twice),
        ("new", "moved outward, or said to be new or further out: the warning signs are asked"),
        ("retreating", f"a fall on a side, from {limits['outward_from']} or more"),
        ("same", "none of these"),
        ("first", "the first answer"),
    ]


def cautions(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield the part about the cautions, from their file."""
    yield CAUTIONS.format(version=raw["version"])
    each = catalogue().cautions.values()
    rows = ([f"**{one.name}** {cited(one.note.source)}", *_acts(one)] for one in each)
    yield table(("caution", "left out", "another form instead"), rows)


def noted() -> list[str]:
    """Return the sources that the cautions rest on."""
    return [one.note.source for one in catalogue().cautions.values() if one.note.source != OURS]


def _acts(caution: Caution) -> list[str]:
    known = catalogue().movements
    acts = {name: caution.actions[name] for name in _movements() if name in caution.actions}
    out = [known[name].name for name, act in acts.items() if act == LEAVE_OUT]
    instead = [f"{known[name].name}: {known[act].name}" for name, act in acts.items() if act != LEAVE_OUT]
    return ["; ".join(out) or "–", "; ".join(instead) or "–"]


def _movements() -> list[str]:
    routines = catalogue().routines
    made = [routines[name] for name in ("four_minutes", "spasm_day")]
    return [name for one in made for name in (*one.movements, *(extra.movement for extra in one.extras))]
