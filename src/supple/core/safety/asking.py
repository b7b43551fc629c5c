"""Asking the warning signs: when, in which steps, and what the answers so far amount to.

Answers are {sign id: answer}. A sign without an entry has not been answered yet; that is never a no.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from supple.core.safety.signs import Sign, SignLevel, warning_signs
from supple.errors import SuppleError

Answer = Literal["yes", "no", "not_sure", "known"]
Why = Literal["first_use", "something_new", "stop_rule", "monthly", "again", "getting_worse"]
Answers = Mapping[str, str]

ANSWERS: tuple[str, ...] = get_args(Answer)
WHYS: tuple[str, ...] = get_args(Why)
PRESENT = ("yes", "not_sure")
EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Step:
    """What one screen asks: a single sign, or a list of them; `title` is the title of its card."""

    id: str
    title: str
    one_by_one: bool
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is kept about earlier askings; None where there was none.

    `full_at` is when all signs were last answered. The others count only when they are later: `owed` is
    why an asking was begun that was not finished, `stopped_at` the last STOP, `new_at` the last
    "something is new".
    """

    full_at: dt.datetime | None = None
    owed: Why | None = None
    stopped_at: dt.datetime | None = None
    new_at: dt.datetime | None = None


def due(asked: Asked, now: dt.datetime) -> Why | None:
    """Return why the signs have to be asked before anybody moves; None when they need not be."""
    full = asked.full_at
    if asked.owed:
        return asked.owed
    if full is None:
        return "first_use"
    if asked.stopped_at and asked.stopped_at > full:
        return "stop_rule"
    if asked.new_at and asked.new_at > full:
        return "something_new"
    if now - full >= dt.timedelta(days=warning_signs().again_after_days):
        return "monthly"
    return None


def check(answers: Answers) -> None:
    """Raise SuppleError for a sign or an answer that is not known, or an emergency called "known"."""
    signs = warning_signs().signs
    for name, answer in answers.items():
        if name not in signs:
            raise SuppleError(f"There is no warning sign {name[:20]!r}.", "Answer the signs that were asked.")
        if answer not in ANSWERS:
            raise SuppleError(
                f"{name}: {answer[:20]!r} is no answer.", f"Answer one of {', '.join(ANSWERS)}."
            )
        if answer == "known" and not may_be_known(signs[name]):
            raise SuppleError(f"{name}: an emergency is never “known”.", "Answer yes, no or not sure.")


def may_be_known(sign: Sign) -> bool:
    """Tell whether "known, checked, unchanged" is an answer: never for an emergency."""
    return sign.level != EMERGENCY


def present(answers: Answers, seen: Collection[str] = ()) -> frozenset[str]:
    """Return the signs that are there, or may be ("not sure" is a yes), without those `seen` by someone."""
    return frozenset(name for name, answer in answers.items() if answer in PRESENT and name not in seen)


def found(answers: Answers, seen: Collection[str] = ()) -> SignLevel | None:
    """Return the most urgent level of the answers so far, apart from the signs `seen` by someone."""
    # Kept answers may name a sign that a later version no longer has.
    return warning_signs().found(present(answers, seen) & warning_signs().signs.keys())


def steps() -> tuple[Step, ...]:
    """Return the screens in the order in which they are asked."""
    return tuple(
        step
        for card in warning_signs().cards
        for step in (
            [Step(sign.id, card.title, True, (sign,)) for sign in card.items]
            if card.kind == "one_by_one"
            else [Step(card.id, card.title, False, card.items)]
        )
    )


def next_step(answers: Answers) -> Step | None:
    """Return the first step that has not been answered; None when all have been."""
    return next((step for step in steps() if not is_answered(step, answers)), None)


def is_answered(step: Step, answers: Answers) -> bool:
    """Tell whether all signs of a step have been answered."""
    return all(sign.id in answers for sign in step.signs)


def is_visit_in_time(level: SignLevel, answered: dt.date, seen_on: dt.date) -> bool:
    """Tell whether a visit on `seen_on` can be about signs of this level that were answered on `answered`."""
    return seen_on >= answered - dt.timedelta(days=level.seen_within_days)
