"""What the report says, gathered from one person's diary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from supple.core.movement import catalogue
from supple.core.safety import warning_signs
from supple.web.answer import measured
from supple.web.answer.days import Noted, is_done, noted
from supple.web.answer.page import Answer, as_it_goes, of_experiment
from supple.web.camera.trends import Trend, trends
from supple.web.diary.models import How, Person, Session, Slot
from supple.web.household.models import Preferences
from supple.web.measuring.kept import Scored
from supple.web.report import ranges
from supple.web.screening.models import Why

# [D] Twelve weeks fill one page; what is older is in the export.
SPAN = dt.timedelta(days=84)
WEEK = dt.timedelta(days=7)
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it, whole sentences or short facts."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days: how many had the routine, and the mean pain at both times of day (None: not told)."""

    starts: dt.date
    days_done: int
    morning: float | None
    evening: float | None
    evenings_told: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that page, PDF and CSV say; `pains` are evenings (or mornings) by day, for the picture.

    `trends` are how far movements went, where a camera watched.
    """

    name: str
    made_on: dt.date
    since: dt.date
    sections: tuple[Section, ...]
    weeks: tuple[Week, ...]
    pains: tuple[tuple[dt.date, Slot, int], ...]
    trends: tuple[Trend, ...] = ()


def report(owner: Person, today: dt.date) -> Report:
    """Gather the report of the last twelve weeks."""
    told = noted(owner, today - SPAN + dt.timedelta(days=1), today)
    first = min(told.span(), default=today)
    far = tuple(trends(owner, today - SPAN))
    sessions = [one for day in sorted(told.sessions) for one in told.sessions[day]]
    return Report(
        name=owner.name,
        made_on=today,
        since=first,
        sections=(
            Section(_("Why this page"), (_reason(first),)),
            Section(_("What the person wants to do again"), _goals(measured.scores(owner))),
            Section(_("Warning signs asked"), _signs(owner)),
            Section(_("Done"), _done(sessions, first, today)),
            Section(_("Stopped, and why"), _stopped(sessions)),
            Section(_("Is it helping?"), _answer(_newest(owner, today))),
            Section(_("How far each movement goes"), ranges.lines(far, MOST_LINES)),
            Section(_("Chosen with care"), _cautions(owner)),
            Section(_("Questions for you"), _questions(owner)),
        ),
        weeks=tuple(_weeks(told, first, today)),
        pains=tuple(
            (place.day, place.slot, it.pain) for place, it in sorted(told.pains.items(), key=_by_day)
        ),
        trends=far,
    )


def _by_day(item: tuple[object, object]) -> tuple[dt.date, str]:
    place = item[0]
    return place.day, place.slot  # type: ignore[attr-defined]


def _reason(first: dt.date) -> str:
    since = {"day": _shown(first)}
    return (
        _("What Supple's diary holds since %(day)s, as the person told it. Nobody has examined them.") % since
    )


def _goals(scores: Iterable[Scored]) -> tuple[str, ...]:
    lines = []
    for scored in scores:
        activities = ", ".join(scored.stored.activities)
        was = _(" (first %(before).1f)") % {"before": scored.change.before} if scored.change else ""
        told = {
            "name": scored.asked.name,
            "value": scored.shown,
            "was": was,
            "day": _shown(scored.stored.day),
        }
        lines.append(
            _("%(name)s: %(value)s on %(day)s%(was)s.") % told + (f" {activities}." if activities else "")
        )
    return tuple(lines) or (_("Not told yet."),)


def _signs(owner: Person) -> tuple[str, ...]:
    levels = {level.id: level.title for level in warning_signs().levels}
    asked = owner.screenings.exclude(completed_at=None)[:MOST_LINES]
    lines = []
    for one in asked:
        found = levels.get(one.level, one.level) if one.level else _("no sign that stops movement")
        told = {"day": _shown(one.asked_at.date()), "why": Why(one.why).label.lower(), "found": found}
        lines.append(_("%(day)s (%(why)s): %(found)s.") % told)
    return tuple(lines) or (_("Not asked yet."),)


def _done(sessions: Sequence[Session], first: dt.date, today: dt.date) -> tuple[str, ...]:
    days = len({one.day for one in sessions if is_done(one)})
    told = {"days": days, "of": (today - first).days + 1, "sessions": len(sessions)}
    return (_("The routine was done on %(days)d of %(of)d days; %(sessions)d check-ins in all.") % told,)


def _stopped(sessions: Sequence[Session]) -> tuple[str, ...]:
    lines = []
    for one in sessions:
        told = {"day": _shown(one.day), "why": one.reason or _("no reason given")}
        if one.how == How.STOPPED:
            lines.append(_("%(day)s: stopped (%(why)s).") % told)
        for hurt in one.hurts.all():
            hurts = {"day": _shown(one.day), "movement": _movement(hurt.movement), "pain": hurt.pain}
            lines.append(_("%(day)s: %(movement)s hurt, %(pain)d of 10.") % hurts)
    return tuple(lines[-MOST_LINES:]) or (_("Nothing."),)


def _newest(owner: Person, today: dt.date) -> Answer:
    begun = owner.experiments.filter(starts__lte=today).first()
    return of_experiment(owner, begun, today) if begun else as_it_goes(owner, today)


def _answer(found: Answer) -> tuple[str, ...]:
    return (f"{found.short}: {found.sentence}", *found.sure)


def _cautions(owner: Person) -> tuple[str, ...]:
    known = catalogue()
    stored = Preferences.of(owner)
    lines = [known.cautions[name].name for name in stored.cautions if name in known.cautions]
    lines += [_("Without %s") % _movement(name).lower() for name in stored.left_out]
    return tuple(lines) or (_("No cautions, nothing left out."),)


def _questions(owner: Person) -> tuple[str, ...]:
    open_ones = owner.questions.filter(answered_at=None).order_by("asked_at")[:MOST_LINES]
    return tuple(one.text for one in open_ones) or (_("None written down."),)


def _weeks(told: Noted, first: dt.date, today: dt.date) -> Iterable[Week]:
    starts = first
    while starts <= today:
        days = {starts + dt.timedelta(days=number) for number in range(7)}
        pains = {
            slot: [it.pain for at, it in told.pains.items() if at.day in days and at.slot == slot]
            for slot in Slot
        }
        done = sum(any(map(is_done, told.sessions.get(day, ()))) for day in days)
        evenings = pains[Slot.EVENING]
        yield Week(starts, done, _mean(pains[Slot.MORNING]), _mean(evenings), len(evenings))
        starts += WEEK


def _mean(values: Sequence[int]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None


def _movement(key: str) -> str:
    movement = catalogue().movements.get(key)
    return movement.name if movement else key


def _shown(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
