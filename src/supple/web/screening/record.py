"""Keep answers and releases; tell which asking is open, and whether a lock stands.

A lock is the newest screening that locked, until it is released. Askings that were begun again later do not
end it before all their signs are answered.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from supple.core.safety import SignLevel, asking, warning_signs
from supple.errors import SuppleError
from supple.web.diary.models import Person
from supple.web.faults import Problem
from supple.web.screening.models import Kind, Release, Screening

# Answers of yesterday say nothing about today: an asking that was left is begun anew.
STAYS_OPEN = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Visit:
    """Who saw the person when, and said that they may exercise."""

    by: str
    on: dt.date


def lock(person: Person) -> Screening | None:
    """Return the screening that locks the person's movements; None when nothing does."""
    newest = person.screenings.exclude(locked_at=None).order_by("-locked_at").first()
    return None if newest is None or _is_released(newest) else newest


def current(person: Person, now: dt.datetime) -> Screening | None:
    """Return the asking that is still open; None where there is none, or where it is too old to go on."""
    newest = person.screenings.first()
    if newest is None or newest.completed_at or (newest.locked_at and not _is_released(newest)):
        return None
    last = newest.releases.last()
    return newest if now - (last.at if last else newest.asked_at) < STAYS_OPEN else None


def own(person: Person, key: UUID) -> Screening | None:
    """Return the person's screening of that id; raises `Problem` 404 where it is another's."""
    stored = Screening.objects.filter(pk=key).first()
    if stored and stored.person_id != person.pk:
        raise Problem(404, _("There is no such asking."), _("Begin with the first question."))
    return stored


def begin(person: Person, key: UUID, why: str, now: dt.datetime) -> Screening:
    """Begin an asking, or return the one that is open already."""
    with transaction.atomic():
        if opened := current(person, now):
            return opened
        first = {"person": person, "asked_at": now, "why": why, "rules_version": warning_signs().version}
        stored, _new = Screening.objects.get_or_create(pk=key, defaults=first)
    if stored.person_id != person.pk:
        raise Problem(404, _("There is no such asking."), _("Begin with the first question."))
    return stored


def answer(screening: Screening, answers: asking.Answers, now: dt.datetime) -> Screening:
    """Keep the answers of one step and what they lead to; one that is over or locked stays as it is.

    Raises:
        Problem: 422 for a sign or an answer that is not known.
    """
    try:
        asking.check(answers)
    except SuppleError as error:
        raise Problem(422, error.message, error.hint) from error
    with transaction.atomic():
        stored = Screening.objects.select_for_update().get(pk=screening.pk)
        if stored.completed_at or (stored.locked_at and not _is_released(stored)):
            return stored
        stored.answers = {**stored.answers, **answers}
        _conclude(stored, now)
        stored.save()
    return stored


def _conclude(screening: Screening, now: dt.datetime) -> None:
    level = level_of(screening)
    whole = asking.next_step(screening.answers) is None
    if level:
        screening.level = level.id
    elif not screening.locked_at:
        screening.level = ""
    if whole:
        screening.completed_at = now
    # What is less than an emergency waits for the rest: something more urgent may follow.
    if level and level.locks and (whole or level.id == asking.EMERGENCY):
        screening.locked_at = now
    elif whole and (locked := lock(screening.person)):
        release(locked, None, now)


def level_of(screening: Screening) -> SignLevel | None:
    """Return what the answers amount to, apart from the signs that somebody has looked at."""
    return asking.found(screening.answers, seen_signs(screening))


def seen_signs(screening: Screening) -> frozenset[str]:
    """Return the signs that a release was about."""
    if not screening.locked_at:
        return frozenset()
    return frozenset(name for one in screening.releases.all() for name in one.signs)


def open_signs(screening: Screening) -> frozenset[str]:
    """Return the signs that are there, or may be, and that nobody has looked at."""
    return asking.present(screening.answers, seen_signs(screening))


def release(screening: Screening, visit: Visit | None, now: dt.datetime) -> Release:
    """End a lock: by a `visit`, or by answers (None); sent twice, it is kept once."""
    with transaction.atomic():
        stored = Screening.objects.select_for_update().get(pk=screening.pk)
        if earlier := _release_of(stored):
            return earlier
        made = Release(screening=stored, kind=Kind.ASKED_AGAIN, at=now, rules_version=warning_signs().version)
        made.signs = sorted(open_signs(stored))
        if visit:
            made.kind, made.told_may_exercise = Kind.SEEN, True
            made.seen_by, made.seen_on = visit.by, visit.on
        made.save()
        return made


def _release_of(screening: Screening) -> Release | None:
    return screening.releases.filter(at__gte=screening.locked_at).first()


def _is_released(screening: Screening) -> bool:
    return _release_of(screening) is not None
