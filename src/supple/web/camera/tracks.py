"""Keep movement data where somebody asked for it: points of the body over time, packed small. No picture."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import zlib
from dataclasses import dataclass
from io import BytesIO
from struct import Struct

from django.db.models import QuerySet, Sum
from django.db.models.functions import Length
from django.http import HttpRequest
from django.utils.translation import gettext as _

from supple.web import reading
from supple.web.camera.models import EARLIEST_S, LONGEST_TRACK, MOST_CHUNKS, Track, named
from supple.web.diary.models import LONGEST_S, Person, Session
from supple.web.faults import Problem
from supple.web.household.models import Preferences

POINTS = 33
ROW = 1 + 2 * POINTS
_ROW = Struct(f"<{ROW}h")
"""One row: little-endian numbers of 16 bits, whatever this machine's own order is."""
ROW_BYTES = _ROW.size
LARGEST_BYTES = 48 * 1024
VERSION = 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of movement data: `rows` are little-endian int16, one time and 33 points a row."""

    start_s: float
    rate_hz: float
    rows: bytes


def chunk(request: HttpRequest) -> Chunk:
    """Read a stretch of movement data; raises `Problem`."""
    raw = reading.body(request, ("version", "rate_hz", "start_s", "rows"))
    reading.whole(raw, "version", VERSION, VERSION)
    return Chunk(
        start_s=reading.number(raw, "start_s", EARLIEST_S, LONGEST_S),
        rate_hz=reading.number(raw, "rate_hz", 0.5, 60.0),
        rows=_rows(raw),
    )


def keep(session: Session, place: tuple[int, int], message: Chunk) -> bool:
    """Keep a stretch once; tell whether it is new. Its `place` is the page's number, and its own in the page.

    Raises `Problem` 404 where there are too many, 409 where the person does not want it kept.
    """
    run, number = place
    key = named(session.pk, "track", run, number)
    if number >= MOST_CHUNKS or session.tracks.exclude(pk=key).count() >= MOST_CHUNKS:
        raise Problem(404, _("That is more movement data than a session has."), _("Send less of it."))
    if not Preferences.of(session.person).keep_movement:
        raise Problem(
            409, _("Movement data is not kept."), _("Turn it on in the settings, if you want it kept.")
        )
    rows = base64.b64encode(gzip.compress(message.rows, mtime=0)).decode()
    if len(rows) > LONGEST_TRACK:
        raise Problem(413, _("That is too much at once."), _("Send at most 48 KiB."))
    where = {"session": session, "run": run, "number": number}
    facts = {"start_s": message.start_s, "rate_hz": message.rate_hz, "rows": rows}
    _track, new = Track.objects.update_or_create(pk=key, defaults=facts, create_defaults={**where, **facts})
    return new


def points(track: Track) -> list[tuple[float, tuple[float, ...]]]:
    """Return a stretch's rows: the second, and x, y of each point in picture heights.

    Raises ValueError where the row in the database is no stretch of movement data.
    """
    try:
        packed = base64.b64decode(track.rows, validate=True)
        with gzip.open(BytesIO(packed)) as file:
            # A row that was imported may be anything: a little can unpack to very much.
            plain = file.read(LARGEST_BYTES + 1)
    except (ValueError, OSError, EOFError, zlib.error) as error:
        raise ValueError(track.pk) from error
    if len(plain) % ROW_BYTES or len(plain) > LARGEST_BYTES:
        raise ValueError(track.pk)
    rows = _ROW.iter_unpack(plain)
    return [(track.start_s + row[0] / 100.0, tuple(one / 10_000.0 for one in row[1:])) for row in rows]


def kept_by(person: Person) -> QuerySet[Track]:
    """Return all movement data of a person's sessions."""
    return Track.objects.filter(session__person=person)


def forget_before(person: Person, now: dt.datetime) -> int:
    """Delete the movement data that is older than the person wants to keep; return how many stretches."""
    limit = now - dt.timedelta(days=Preferences.of(person).movement_days)
    return kept_by(person).filter(session__started_at__lt=limit).delete()[0]


def size_bytes(tracks: QuerySet[Track]) -> int:
    """Return about how much room movement data takes."""
    found = tracks.aggregate(size=Sum(Length("rows")))["size"]
    return int(found or 0)


def _rows(raw: reading.Body) -> bytes:
    text, allowed = raw.get("rows"), _("rows of 67 numbers of 16 bits, in base 64, at most 48 KiB")
    try:
        rows = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except ValueError:
        rows = b""
    if not rows or len(rows) % ROW_BYTES or len(rows) > LARGEST_BYTES:
        raise reading.refused("rows", _("is not right"), allowed)
    return rows
