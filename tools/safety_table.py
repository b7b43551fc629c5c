"""Write docs/safety/warning-signs.md from the data that Supple follows: `python -m tools.safety_table`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from supple.core.catalogue import folder
from supple.core.movement import catalogue
from supple.core.safety import Sign, WarningSigns, warning_signs
from supple.core.safety.asking import may_be_known
from tools.caution_table import cautions, noted, reaching
from tools.markdown import cited, table
from tools.places import ROOT

PAGE = ROOT / "docs" / "safety" / "warning-signs.md"
LEVELS = {"emergency": "emergency", "same_day": "same day", "wait": "wait until seen", "book": "book a visit"}
SETS = {
    "usual": "Most movements",
    "pain_free": "Movements that must add no pain",
    "sore_start": "When the day began at 6 or 7",
}
NEXT = {
    "end": "the session ends, and the warning signs are asked",
    "skip_direction": "this movement and others that bend the same way are left out today",
    "easier": "smaller, then skip it",
    "go_on": "go on",
}

HEAD = """# Warning signs, pain rules, levels and cautions

This page is made from the files that Supple follows (`python -m tools.safety_table`).
A test compares the two.
What is marked [D] is the project's own arrangement: no clinician has signed it off yet.

"""
ASKED = """
## When the signs are asked

- At first use, before any movement.
- When somebody says that something is new: the daily line is “{daily}”.
- After a STOP of the pain rules, during a movement or by the pain at the end of a session.
- Again {days} days after the last full asking.
- When somebody wants a lock to end.

“Not sure” counts as yes. “Known” (checked by somebody, and unchanged) counts as no; an emergency
is never known. An emergency locks at once, the others when all is answered: something more urgent may follow.
Where none is found, Supple says: “{none_found}”

## How a lock ends

- The signs are asked again, and none of those that lock is answered with yes or not sure.
- Or: “I have been seen by … on … and was told that I may exercise.” The visit was at most as many days before
  the answers as the table of levels says. Supple keeps who, when, which signs it was about, and the version
  of the rules. Signs that had not been asked yet are asked then.
"""


def page() -> str:
    """Return the whole page."""
    signs, raw = warning_signs(), _read("pain_rules.toml")
    parts = [
        HEAD,
        *_signs(signs),
        ASKED.format(daily=signs.daily, days=signs.again_after_days, none_found=signs.none_found),
        *_pain(raw),
        *_levels(_read("levels.toml")),
        *reaching(_read("reaching.toml")),
        *cautions(_read("cautions.toml")),
        *_sources([*(sign.source for sign in signs.signs.values()), *noted()]),
    ]
    return "".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((folder() / name).read_text(encoding="utf-8"))


def _signs(signs: WarningSigns) -> Iterator[str]:
    yield f"Version of the warning signs: `{signs.version}`\n\n## Levels of urgency\n\n"
    head = ("level", "what Supple says", "locks movement", "UK", "EU", "US", "visit at most … days before")
    yield table(
        head,
        (
            [
                LEVELS[one.id],
                f"**{one.title}.** {one.say}",
                _yes(one.locks),
                *one.call.values(),
                str(one.seen_within_days or "–"),
            ]
            for one in signs.levels
        ),
    )
    yield "\n## The signs\n"
    for card in signs.cards:
        how = (
            "one by one: yes, no or not sure" if card.kind == "one_by_one" else "A list, with “None of these”"
        )
        yield f"\n### {card.title}\n\n{how}.\n\n"
        yield table(("id", "sign", "level", "may be “known”", "source"), map(_sign, card.items))


def _sign(sign: Sign) -> list[str]:
    level = LEVELS[sign.level]
    if sign.raised_by:
        level += f"; an emergency beside {', '.join(sign.raised_by)}"
    return [sign.id, sign.text, level, _yes(may_be_known(sign)), cited(sign.source)]


def _pain(raw: Mapping[str, Any]) -> Iterator[str]:
    yield "\n## Pain before a session [D]\n\n"
    yield f"Version of the pain rules: `{raw['version']}`. Pain is 0 to 10.\n\n"
    top = 10
    rows = []
    for gate in raw["gate"]:
        least = gate["pain_at_least"]
        levels = ", ".join(one.replace("_", " ") for one in gate["levels"])
        rows.append([f"{least} to {top}", levels, _yes(gate["pain_free_movements"]), gate["say"] or "–"])
        top = least - 1
    yield table(
        ("pain before", "levels", "with movements that must add no pain", "what Supple says"), reversed(rows)
    )
    yield "\n## Pain during a movement [D]\n\nThe first line that fits counts.\n"
    for group in raw["sets"]:
        yield f"\n### {SETS[group['id']]}\n\n"
        yield table(("colour", "when"), ([one["colour"], _when(one["any"])] for one in group["rules"]))
    yield "\n### What follows\n\nAmber with no more pain than before is answered as green.\n\n"
    yield table(
        ("colour", "what Supple says", "what follows"),
        ([one["colour"], one["say"], NEXT[one["next"]]] for one in raw["answers"]),
    )


def _when(conditions: Iterable[Mapping[str, int]]) -> str:
    return ", or ".join(" and ".join(_condition(one)) or "otherwise" for one in conditions)


def _condition(one: Mapping[str, int]) -> Iterator[str]:
    if one.get("during"):
        yield f"pain is {one['during']} or more"
    if "rise" in one:
        yield f"it is {one['rise']} or more above the pain before"


def _levels(raw: Mapping[str, Any]) -> Iterator[str]:
    limits, order = raw["thresholds"], ", ".join(one.replace("_", " ") for one in raw["order"])
    yield f"\n## Levels of movement [D]\n\nVersion of the level rules: `{raw['version']}`. "
    yield f"From the gentlest: {order}. The first is {raw['first']}.\n\n"
    yield f"“Worse the next day”: the next pain before, {limits['next_day_from_h']} to "
    yield f"{limits['next_day_to_h']} hours later, is more than {limits['worse_by']} above that day's.\n\n"
    rows = ([name, when, raw["why"][why]] for why, name, when in _suggestions(raw["first"], limits))
    yield table(("suggested", "when", "what Supple says"), rows)


def _suggestions(first: str, limits: Mapping[str, int]) -> list[tuple[str, str, str]]:
    days = f"in {limits['days_looked_at']} days"
    twice = f"{limits['worse_days_for_down']} times worse the next day {days}; a physiotherapist is named"
    well = f"{limits['sessions_for_up']} sessions {days} at one level, no red, and no next day was worse"
    return [
        ("spasm_day", "spasm day", "pain before leaves nothing else"),
        ("from_spasm_day", "gentle", "the last time was a spasm day"),
        ("pain", "gentle", "pain before leaves no other level"),
        ("flare", "one down", "a new flare"),
        ("worse_twice", "one down", twice),
        ("red", "one down", "the last time had a red, and the next day was worse"),
        ("away", "one down", f"{limits['days_away_for_down']} days away or more"),
        ("up", "the same; one up is offered", well),
        ("same", "the same", "none of these"),
        ("first", first, "the first time"),
    ]


def _sources(names: Iterable[str]) -> Iterator[str]:
    yield "\n## Sources\n\n"
    for name in dict.fromkeys(names):
        source = catalogue().sources[name]
        link = f"https://doi.org/{source['doi']}" if "doi" in source else source.get("url", "")
        unread = "" if source.get("checked", True) else " (not yet read by us at its source)"
        yield f"- {cited(name)} {source['title']}{f', <{link}>' if link else ''}{unread}\n"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


if __name__ == "__main__":
    main()
