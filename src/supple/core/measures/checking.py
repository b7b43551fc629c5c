"""What must hold of a questionnaire as a whole, beyond the types of its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from supple.core.measures.model import Item, Meaning, Questionnaire, Scoring
from supple.errors import CatalogueError

ON = ("asked", "offered")

# What must hold of every questionnaire: the key that is at fault, what is wrong, and the test for it.
_MUST: tuple[tuple[str, str, Callable[[Questionnaire], bool]], ...] = (
    (
        "licence.verified",
        "is false, so its status must be “off”",
        lambda it: it.licence.verified or it.status == "off",
    ),
    (
        "items",
        "must be there exactly where it is asked or offered",
        lambda it: bool(it.items) == (it.status in ON),
    ),
    ("ask", "is missing", lambda it: bool(it.ask) or it.status not in ON),
    ("weeks", "must be there exactly where it is asked", lambda it: bool(it.weeks) == (it.status == "asked")),
    ("weeks", "must rise", lambda it: list(it.weeks) == sorted(set(it.weeks))),
    ("items", "has the same id twice", lambda it: len({one.id for one in it.items}) == len(it.items)),
    (
        "activities",
        "must be there exactly where an item is asked for each of them",
        lambda it: (it.activities is not None) == any(one.each_activity for one in it.items),
    ),
    (
        "scoring.method",
        "is “single”, but there is more than one item",
        lambda it: it.scoring.method != "single" or it.item_count == 1,
    ),
    (
        "scoring.lowest",
        "is not below the highest score",
        lambda it: it.scoring.lowest < it.scoring.highest,
    ),
    ("scoring", "names scores that the items cannot give", lambda it: _reaches(it.items, it.scoring)),
    ("meanings", "must cover every score once, in their order", lambda it: _covers(it.meanings, it.scoring)),
)


def consistent(made: Questionnaire, file: str) -> None:
    """Refuse a questionnaire that could not be asked or scored as its file says."""
    for key, fault, holds in _MUST:
        if not holds(made):
            raise CatalogueError(f"{file}: {key} {fault}.")


def _reaches(items: Sequence[Item], scoring: Scoring) -> bool:
    """Tell whether the items can give the lowest and the highest score, and nothing beyond."""
    if not items:
        return True
    lows, highs = [min(one.values) for one in items], [max(one.values) for one in items]
    ends = (sum(lows), sum(highs)) if scoring.method == "sum" else (min(lows), max(highs))
    return ends == (scoring.lowest, scoring.highest)


def _covers(meanings: Sequence[Meaning], scoring: Scoring) -> bool:
    if not meanings:
        return True
    whole = all(later.least == earlier.most + 1 for earlier, later in pairwise(meanings))
    return whole and (meanings[0].least, meanings[-1].most) == (scoring.lowest, scoring.highest)


def fits_a_day(made: Questionnaire, most_s: int) -> None:
    """Refuse a questionnaire that takes longer than a day may ask for."""
    longest = max(made.seconds, made.first_seconds)
    if made.status in ON and longest > most_s:
        raise CatalogueError(f"{made.id}.toml: seconds is {longest}, but a day asks for at most {most_s}.")
