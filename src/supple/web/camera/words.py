"""What the camera saw, in sentences: counts, holds, range with its uncertainty, and what it did not see.

Nothing is compared with other people, and further is never called better. [D] Two values are told apart only
where they differ by more than 1.96 times the square root of 2 of their uncertainty: the smallest change that
is more than the error of measuring (95 %).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from supple.core.movement import catalogue
from supple.core.sight.load import words as sight_words
from supple.web.camera import bends
from supple.web.camera.models import Lost, Range, Seen, Watch
from supple.web.camera.spots import seen_from_there
from supple.web.diary.models import Session
from supple.web.today.choosing import start_of

SMALLEST_CHANGE = 1.96 * sqrt(2.0)
HUG = ("double_knee_hug", "hugs")


@dataclass(frozen=True, slots=True)
class Told:
    """One part of a movement on one side: its name, and what is said of it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is said of a session: one line at the top, the parts, and what there is to add."""

    title: str
    parts: tuple[Told, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain lists and texts, for the page."""
        parts = [{"title": one.title, "lines": list(one.lines)} for one in self.parts]
        return {"title": self.title, "parts": parts, "notes": list(self.notes)}


def summary(session: Session) -> Summary | None:
    """Return what the camera saw in a session; None where it did not watch."""
    watch = Watch.objects.filter(session=session).first()
    if watch is None:
        return None
    rows, ranges = list(session.seen.all()), list(session.ranges.all())
    parts = tuple(_told(one, [it for it in ranges if _key(it) == _key(one)]) for one in rows)
    unseen, compared = (*_lost(watch), *_quiet(session)), (*_loosening(ranges), *_sides(rows, ranges))
    notes = (*unseen, *compared, *_cues(watch), *bends.notes(session, title_of), *_always(rows))
    return Summary(_title(rows), parts, notes)


def clear(one: float, other: float, uncertainty: float) -> bool:
    """Tell whether two values differ by more than the error of measuring them."""
    return abs(one - other) > SMALLEST_CHANGE * uncertainty


def title_of(movement: str, part: str, side: str) -> str:
    """Return what a part of a movement is called, with its side."""
    found = catalogue().movements.get(movement)
    name = found.name if found else movement
    made = f"{name}: {part_name(part)}" if found and len(found.parts) > 1 else name
    told = {"left": _("%s, left"), "right": _("%s, right")}.get(side, "%s")
    return told % made


def part_name(part: str) -> str:
    """Return a part's name as people read it."""
    return part.replace("_", " ")


def amount(value: float, unit: str) -> str:
    """Return a size in its unit, without more decimals than a camera can give."""
    if unit == "degrees":
        return ngettext("%d degree", "%d degrees", round(abs(value))) % round(abs(value))
    return _("%.1f of your trunk’s length") % abs(value)


def _key(one: Seen | Range) -> tuple[str, str, str]:
    return one.movement, one.part, one.side


def _title(rows: Sequence[Seen]) -> str:
    seen, expected = sum(one.seen for one in rows), sum(one.expected for one in rows)
    if not seen:
        return _("The camera counted nothing today.")
    return _("The camera counted %(seen)d of %(expected)d repetitions.") % {
        "seen": seen,
        "expected": expected,
    }


def _told(one: Seen, ranges: Sequence[Range]) -> Told:
    lines = [_counted(one), *_held(one)]
    if one.seen and ranges:
        lines.append(_range(ranges[0]))
    if one.coverage is not None:
        lines.append(_("In view for %d %% of the time.") % round(100 * one.coverage))
    return Told(title_of(one.movement, one.part, one.side), tuple(lines))


def _counted(one: Seen) -> str:
    told = {"seen": one.seen, "expected": one.expected}
    line = _("Counted: %(seen)d of %(expected)d.") % told
    if not one.seen and not one.not_judged:
        return (
            ngettext("Not seen: %d was to come.", "Not seen: %d were to come.", one.expected) % one.expected
        )
    if one.not_judged:
        more = ngettext(
            "%d more was not seen well enough.", "%d more were not seen well enough.", one.not_judged
        )
        line += " " + more % one.not_judged
    return line


def _held(one: Seen) -> list[str]:
    if one.hold_median_s is None or one.hold_least_s is None or one.hold_most_s is None:
        return []
    middle_s, least_s, most_s = round(one.hold_median_s), round(one.hold_least_s), round(one.hold_most_s)
    told = ngettext("Held for about %d second", "Held for about %d seconds", middle_s) % middle_s
    if least_s == most_s:
        return [f"{told}."]
    return [_("%(held)s (%(least)d to %(most)d).") % {"held": told, "least": least_s, "most": most_s}]


def _range(one: Range) -> str:
    measure = sight_words().measures.get(one.measure)
    told = {
        "name": (measure.name if measure else one.measure),
        "amount": amount(one.median, one.unit),
        "error": amount(one.uncertainty, one.unit),
    }
    return _("From your start, %(name)s: %(amount)s, give or take %(error)s.") % told


def _lost(watch: Watch) -> list[str]:
    said = {
        Lost.REFUSED: _("The camera stayed off, as you chose."),
        Lost.FAILED: _("The camera could not be started."),
        Lost.LATE: _("The camera was not ready in time."),
        Lost.LOST: _("The camera went away in the middle."),
        Lost.TURNED_OFF: _("You turned the camera off in the middle."),
        Lost.SLOW: _("This device was too slow for the camera."),
    }
    return [said[Lost(watch.lost)]] if watch.lost else []


def _quiet(session: Session) -> list[str]:
    """Return what the camera kept quiet about, and why."""
    quiet: dict[str, list[str]] = {}
    for one in seen_from_there(session, start_of(session)):
        if one.why_not:
            quiet.setdefault(one.why_not, []).append(catalogue().movements[one.movement].name)
    return [f"{', '.join(names)}: {why}" for why, names in quiet.items()]


def _loosening(ranges: Iterable[Range]) -> list[str]:
    """Return the first hug against the last, where they can be told apart."""
    hugs = next((one for one in ranges if (one.movement, one.part) == HUG), None)
    if hugs is None or hugs.repetitions < 2:
        return []
    if not clear(hugs.first, hugs.last, hugs.uncertainty):
        return [_("Your first and your last hug: no difference that the camera could be sure of.")]
    further = abs(hugs.last) > abs(hugs.first)
    told = amount(abs(hugs.last) - abs(hugs.first), hugs.unit)
    if further:
        return [_("Today your last hug went about %s further than your first.") % told]
    return [_("Today your last hug went about %s less far than your first.") % told]


def _sides(rows: Sequence[Seen], ranges: Sequence[Range]) -> list[str]:
    """Say where the sides differ by more than the error of measuring; of less, nothing can be said."""
    made = []
    for one in (it for it in rows if it.side == "left"):
        left = next((it for it in ranges if _key(it) == _key(one)), None)
        right = next((it for it in ranges if left and _is_other(left, it)), None)
        if (
            left
            and right
            and clear(abs(left.median), abs(right.median), max(left.uncertainty, right.uncertainty))
        ):
            made.append(
                _("%s: left and right went differently far today. That is common, and no fault.")
                % title_of(one.movement, one.part, "")
            )
    return made


def _is_other(left: Range, one: Range) -> bool:
    same = (one.movement, one.part, one.measure) == (left.movement, left.part, left.measure)
    return same and one.side == "right"


def _cues(watch: Watch) -> list[str]:
    cues = [name.partition("/")[2] for name in watch.cues]
    if not cues:
        return []
    # At most two: a list of faults helps nobody.
    return [_("A thought for next time: “%s”") % cue for cue in cues[:2]]


def _always(rows: Iterable[Seen]) -> list[str]:
    if not any(one.seen for one in rows):
        return []
    return [_("These are a camera’s estimates, for comparing you with yourself. Further is not better.")]
