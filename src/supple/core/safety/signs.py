"""The warning signs: cards of questions, and what an answer leads to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from supple.core.catalogue import folder, read
from supple.core.catalogue.schema import Choice, Flag, Many, Number, Table, Text
from supple.core.movement import catalogue
from supple.errors import CatalogueError

LEVELS = ("emergency", "same_day", "wait", "book")
_CALL = Table({"UK": Text(), "EU": Text(), "US": Text()})
_DAYS = Number(1, 366, whole=True)
_LEVEL = Table(
    {"id": Choice(LEVELS), "title": Text(), "locks": Flag(), "say": Text(), "call": _CALL},
    {"seen_within_days": _DAYS},
)
_SIGN = Table(
    {"id": Text(), "level": Choice(LEVELS), "text": Text(), "source": Text()},
    {"raised_by": Many(Text(), least=1)},
)
_KIND = Choice(("one_by_one", "list"))
_CARD = Table({"id": Text(), "title": Text(), "kind": _KIND, "items": Many(_SIGN, least=1)})
_RULES = Table(
    {
        "version": Text(),
        "daily": Text(),
        "none_found": Text(),
        "again_after_days": _DAYS,
        "levels": Many(_LEVEL, least=4),
        "cards": Many(_CARD, least=1),
    }
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One warning sign; signs in `raised_by` turn its level into an emergency."""

    id: str
    level: str
    text: str
    source: str
    raised_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignLevel:
    """How urgent a sign is: what to do, whom to call by country, and whether movement is locked.

    A visit ends a lock when it was at most `seen_within_days` before the signs were answered.
    """

    id: str
    title: str
    locks: bool
    say: str
    call: Mapping[str, str]
    seen_within_days: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """Signs that are asked together: one by one, or as a list with "none of these"."""

    id: str
    title: str
    kind: str
    items: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class WarningSigns:
    """The warning signs of one version; they are asked again `again_after_days` after the last time."""

    version: str
    daily: str
    none_found: str
    again_after_days: int
    levels: tuple[SignLevel, ...]
    cards: tuple[Card, ...]

    @property
    def signs(self) -> Mapping[str, Sign]:
        """All signs by their id."""
        return {sign.id: sign for card in self.cards for sign in card.items}

    def found(self, present: Collection[str]) -> SignLevel | None:
        """Return the most urgent level of the signs in `present` (ids), or None where there is none.

        "Not sure" counts as present; the caller passes it so.
        """
        order = [level.id for level in self.levels]
        urgency = min((order.index(self._level(self.signs[name], present)) for name in present), default=None)
        return None if urgency is None else self.levels[urgency]

    @staticmethod
    def _level(sign: Sign, present: Collection[str]) -> str:
        return "emergency" if set(sign.raised_by) & set(present) else sign.level


@cache
def warning_signs() -> WarningSigns:
    """Return the warning signs that come with Supple."""
    raw = read(folder() / "warning_signs.toml", _RULES)
    levels = tuple(SignLevel(**level) for level in raw["levels"])
    cards = tuple(_card(card) for card in raw["cards"])
    said = {key: raw[key] for key in ("version", "daily", "none_found", "again_after_days")}
    return WarningSigns(**said, levels=levels, cards=cards)


def _card(raw: dict[str, Any]) -> Card:
    signs = tuple(Sign(**{**sign, "raised_by": tuple(sign.get("raised_by", ()))}) for sign in raw["items"])
    for sign in signs:
        if sign.source not in catalogue().sources:
            raise CatalogueError(f"warning_signs.toml: {sign.id} has the unknown source {sign.source!r}.")
    return Card(raw["id"], raw["title"], raw["kind"], signs)
