"""The pain rules as tables, for a page that has nobody to ask."""

from __future__ import annotations

from typing import Any

from supple.core.movement.model import Catalogue
from supple.core.safety.pain import Answer, answer, gate

PAINS = range(11)
NOTHING_LEFT = "Nothing is left of today's routine. Rest, and walk a little if it eases."


def answers(catalogue: Catalogue) -> dict[str, Any]:
    """Return what to say before, and to “That hurts”, for every pain.

    `during[pain_free][before][now]` is the place of an answer in `said`.
    """
    said: list[Answer] = []
    during = [[[_place(said, before, now, free) for now in PAINS] for before in PAINS] for free in (0, 1)]
    return {
        "before": [gate(pain).say for pain in PAINS],
        "during": during,
        "said": [{"colour": one.colour, "next": one.next, "say": one.say} for one in said],
        "pain_free": [one.id for one in catalogue.movements.values() if one.pain_free],
        "nothing_left": NOTHING_LEFT,
    }


def _place(said: list[Answer], before: int, now: int, pain_free: int) -> int:
    found = answer(before, now, pain_free=bool(pain_free))
    if found not in said:
        said.append(found)
    return said.index(found)
