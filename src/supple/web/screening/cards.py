"""What the pages of the cards show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from supple.core.safety import Sign, asking

INTRO = {
    "first_use": _(
        "Before your first session: nine short cards. Some signs need a doctor before they need movement."
    ),
    "something_new": _("Something is new. Let us look at the warning signs before you move."),
    "stop_rule": _("That hurt a lot. Let us look at the warning signs, and rest for today."),
    "monthly": _("A month has gone by. Let us look at the warning signs again."),
    "getting_worse": _(
        "By what you noted, it has got worse. Let us look at the warning signs before you move. "
        "Please talk to a physiotherapist or a doctor as well."
    ),
    "again": _("Let us look at the warning signs again."),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """The asking that a card belongs to; it is kept from its first answer on."""

    key: UUID
    why: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A sign on a card, with the answer that it has so far, and whether it may be "known"."""

    sign: Sign
    answer: str
    may_be_known: bool

    @property
    def ticked(self) -> bool:
        """Whether it is anything but a no."""
        return self.answer not in {"", "no"}


def step_of(name: str) -> asking.Step | None:
    """Return the step with this id."""
    return next((step for step in asking.steps() if step.id == name), None)


def context(step: asking.Step, asked: Asking) -> dict[str, Any]:
    """Return the context of a card's page."""
    steps = asking.steps()
    place = steps.index(step)
    before = steps[place - 1] if place else None
    return {
        "here": "signs",
        "step": step,
        "items": [_item(sign, asked.answers) for sign in step.signs],
        "asked": asked,
        "intro": INTRO.get(asked.why, "") if place == 0 else "",
        "number": place + 1,
        "total": len(steps),
        "pieces": [n <= place for n in range(len(steps))],
        "back": reverse("sign", args=(before.id,)) if before else "",
    }


def _item(sign: Sign, answers: Mapping[str, str]) -> Item:
    return Item(sign, answers.get(sign.id, ""), asking.may_be_known(sign))
