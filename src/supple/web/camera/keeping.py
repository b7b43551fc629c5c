"""Keep what the camera saw: the newest message takes the place of the one before it."""

from __future__ import annotations

from django.db import transaction

from supple.web.camera.messages import Part, Watched
from supple.web.camera.models import Range, Seen, Watch, named
from supple.web.diary.models import Session


def keep(session: Session, message: Watched) -> bool:
    """Keep what was seen in a session; tell whether it is the first time. Sent twice, it is kept once."""
    with transaction.atomic():
        _watch, new = Watch.objects.update_or_create(session=session, defaults=dict(message.facts))
        session.seen.all().delete()
        session.ranges.all().delete()
        Seen.objects.bulk_create(_seen(session, place, one) for place, one in enumerate(message.parts))
        Range.objects.bulk_create(
            made for place, one in enumerate(message.parts) for made in _ranges(session, place, one)
        )
    return new


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
            measure=it.measure,
            unit=it.unit,
            repetitions=it.repetitions,
            least=it.least,
            median=it.median,
            most=it.most,
            uncertainty=it.uncertainty,
            first=it.first,
            last=it.last,
            place=10 * place + number,
        )
        for number, it in enumerate(one.ranges)
    ]
