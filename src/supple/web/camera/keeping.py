"""Keep what the camera saw: each page's newest message, and the sums of all of a session's pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from supple.web.camera import merging, watched
from supple.web.camera.models import MOST_RUNS, Bend, Range, Run, Seen, Watch, named
from supple.web.camera.watched import Holds, Part, Stretch, Watched, from_json
from supple.web.diary.models import Session
from supple.web.faults import Problem

_WATCH = (
    *("pose_model", "model_version", "judge_version", "delegate"),
    *("frames", "watched_s", "lost", "cannot_see", "cues"),
)
_STRETCH = Stretch.__slots__
_BEND = watched.Bend.__slots__


def keep(session: Session, number: int, message: Watched) -> bool:
    """Keep what one page saw, its `number` in the session; tell whether it is the first that it tells.

    Sent twice, it is kept once. Raises `Problem` 404 where the session was loaded anew too often.
    """
    with transaction.atomic():
        _keep_older(session)
        facts = {"told": message.to_json()}
        _run, new = Run.objects.update_or_create(
            pk=named(session.pk, "run", number),
            defaults=facts,
            create_defaults={"session": session, "number": number, **facts},
        )
        runs = list(session.runs.all())
        if len(runs) > MOST_RUNS:
            raise Problem(404, _("This session was loaded anew too often."), _("Start a new one."))
        _write(session, merging.merged([from_json(run.told) for run in runs]))
    return new


def _keep_older(session: Session) -> None:
    """Make a page's message of sums whose own were not kept: of an older Supple, or imported."""
    watch = Watch.objects.filter(session=session).first()
    if watch is None or session.runs.exists():
        return
    facts = {name: getattr(watch, name) for name in _WATCH}
    ranges = list(session.ranges.all())
    bends = tuple(watched.Bend(**{name: getattr(one, name) for name in _BEND}) for one in session.bends.all())
    told = Watched(facts, tuple(_part(one, ranges) for one in session.seen.all()), bends)
    Run.objects.create(pk=named(session.pk, "run", 0), session=session, number=0, told=told.to_json())


def _write(session: Session, whole: Watched) -> None:
    Watch.objects.update_or_create(session=session, defaults=dict(whole.facts))
    session.seen.all().delete()
    session.ranges.all().delete()
    session.bends.all().delete()
    Seen.objects.bulk_create(_seen(session, place, one) for place, one in enumerate(whole.parts))
    Range.objects.bulk_create(
        made for place, one in enumerate(whole.parts) for made in _ranges(session, place, one)
    )
    Bend.objects.bulk_create(_bends(session, whole))


def _bends(session: Session, whole: Watched) -> list[Bend]:
    return [
        Bend(
            pk=named(session.pk, "bend", one.movement, one.part, one.number),
            session=session,
            **{name: getattr(one, name) for name in _BEND},
        )
        for one in whole.bends
    ]


def _part(row: Seen, ranges: Iterable[Range]) -> Part:
    key = (row.movement, row.part, row.side)
    own = [one for one in ranges if (one.movement, one.part, one.side) == key]
    return Part(
        *key,
        expected=row.expected,
        seen=row.seen,
        not_judged=row.not_judged,
        half=row.half,
        coverage=row.coverage,
        holds=Holds(row.holds, row.hold_least_s, row.hold_median_s, row.hold_most_s),
        ranges=tuple(Stretch(**{name: getattr(one, name) for name in _STRETCH}) for one in own),
    )


def _seen(session: Session, place: int, one: Part) -> Seen:
    return Seen(
        pk=named(session.pk, one.movement, one.part, one.side),
        session=session,
        movement=one.movement,
        part=one.part,
        side=one.side,
        expected=one.expected,
        seen=one.seen,
        not_judged=one.not_judged,
        half=one.half,
        coverage=one.coverage,
        holds=one.holds.count,
        hold_least_s=one.holds.least_s,
        hold_median_s=one.holds.median_s,
        hold_most_s=one.holds.most_s,
        place=place,
    )


def _ranges(session: Session, place: int, one: Part) -> list[Range]:
    return [
        Range(
            pk=named(session.pk, one.movement, one.part, one.side, it.measure),
            session=session,
            movement=one.movement,
            part=one.part,
            side=one.side,
            place=10 * place + number,
            **{name: getattr(it, name) for name in _STRETCH},
        )
        for number, it in enumerate(one.ranges)
    ]
