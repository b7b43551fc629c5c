"""Which level to suggest today, and why, in one line. The person decides; it never goes up by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from supple.core.catalogue import folder, read
from supple.core.catalogue.schema import Choice, Many, Named, Number, Table, Text
from supple.core.safety.pain import gate

LEVELS = ("spasm_day", "gentle", "standard", "stronger")
_THRESHOLDS = (
    "next_day_from_h",
    "next_day_to_h",
    "worse_by",
    "days_looked_at",
    "worse_days_for_down",
    "days_away_for_down",
    "sessions_for_up",
)
_RULES = Table(
    {
        "version": Text(),
        "order": Many(Choice(LEVELS), least=4, most=4),
        "first": Choice(LEVELS),
        "thresholds": Table(dict.fromkeys(_THRESHOLDS, Number(0, 100, whole=True))),
        "why": Named(Text()),
    }
)


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier check-in: when, at which level ("" for none), the pain before, and if anything was red.

    `whole` is false of a short break and of what was not finished: too little to say that a level goes well.
    """

    started_at: dt.datetime
    level: str
    pain_before: int
    red: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A level with the one line that says why.

    `next_up` is a higher level that may be offered, never chosen for the person; `see_someone` asks to
    point to a physiotherapist.
    """

    level: str
    why: str
    next_up: str = ""
    see_someone: bool = False


def suggest(past: Sequence[Past], now: dt.datetime, pain_before: int, *, flare: bool = False) -> Suggestion:
    """Return the level to suggest for `pain_before` (0-10) after `past` check-ins, oldest first."""
    rules = _rules()
    open_levels = gate(pain_before).levels
    if "spasm_day" in open_levels:
        return Suggestion("spasm_day", rules["why"]["spasm_day"])
    usual = _usual(rules, past, now, pain_before, flare=flare)
    if usual.level in open_levels:
        return usual
    return Suggestion(open_levels[0], rules["why"]["pain"], see_someone=usual.see_someone)


def _usual(
    rules: dict[str, Any], past: Sequence[Past], now: dt.datetime, pain_before: int, *, flare: bool
) -> Suggestion:
    """Return what the last days alone suggest."""
    why, order = rules["why"], rules["order"]
    done = [one for one in past if one.level]
    if not done:
        return Suggestion(rules["first"], why["first"])
    last = done[-1].level
    if last == "spasm_day":
        return Suggestion("gentle", why["from_spasm_day"])
    down = order[max(order.index(last) - 1, order.index("gentle"))]
    reason = _reason_for_down(rules, past, now, pain_before, flare=flare)
    if reason:
        return Suggestion(down, why[reason], see_someone=reason == "worse_twice")
    up = order[min(order.index(last) + 1, len(order) - 1)]
    if up != last and _went_well(rules, past, now):
        return Suggestion(last, why["up"], next_up=up)
    return Suggestion(last, why["same"])


def _reason_for_down(
    rules: dict[str, Any], past: Sequence[Past], now: dt.datetime, pain_before: int, *, flare: bool
) -> str:
    limits = rules["thresholds"]
    worse = _worse(rules, [*past, Past(now, "", pain_before)])
    recent = [one for one in worse if now - one.started_at <= dt.timedelta(days=limits["days_looked_at"])]
    last = next(one for one in reversed(past) if one.level)
    if flare:
        return "flare"
    if len(recent) >= limits["worse_days_for_down"]:
        return "worse_twice"
    if last.red and last in worse:
        return "red"
    if now - last.started_at >= dt.timedelta(days=limits["days_away_for_down"]):
        return "away"
    return ""


def _went_well(rules: dict[str, Any], past: Sequence[Past], now: dt.datetime) -> bool:
    limits = rules["thresholds"]
    week = [one for one in past if now - one.started_at <= dt.timedelta(days=limits["days_looked_at"])]
    steady = len({one.level for one in week if one.level}) == 1
    many = sum(bool(one.level) and one.whole for one in week) >= limits["sessions_for_up"]
    return steady and many and not any(one.red for one in week) and not _worse(rules, week)


def _worse(rules: dict[str, Any], past: Sequence[Past]) -> list[Past]:
    """Return the check-ins after which the next day was worse; a next day that is not known is not worse."""
    limits = rules["thresholds"]
    start = dt.timedelta(hours=limits["next_day_from_h"])
    end = dt.timedelta(hours=limits["next_day_to_h"])
    return [
        one
        for one, following in pairwise(past)
        if one.level
        and start <= following.started_at - one.started_at <= end
        and following.pain_before > one.pain_before + limits["worse_by"]
    ]


@cache
def _rules() -> dict[str, Any]:
    return read(folder() / "levels.toml", _RULES)
