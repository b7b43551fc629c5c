"""The diaries of ana and ben, as an export holds them."""

from __future__ import annotations

import datetime as dt
import uuid

from supple.exchange.tables import TABLES
from supple.web.holding import LOCK_FILE, TURN_FILE
from tests.web.camera.conftest import BEND

NOW = dt.datetime(2026, 3, 8, 18, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=1)


def key(number):
    return str(uuid.UUID(int=number, version=4))


ANA, BEN, CID = key(1), key(2), key(3)


def person(number=1, **changes):
    row = {"id": key(number), "name": "ana", "created_at": "2026-03-01T06:00:00+00:00"}
    return {**row, **changes}


def session(number=11, **changes):
    """An ended session of ana's."""
    row = {
        "id": key(number),
        "person": ANA,
        "started_at": "2026-03-01T06:30:00.250000+00:00",
        "utc_offset_min": 60,
        "day": "2026-03-01",
        "pain_before": 0,
        "nothing_new": True,
        "routine": "four_minutes",
        "level": "standard",
        "choices": {"level": "standard", "place": "bed", "pace": "1.75", "cautions": "dizzy,knee_pain"},
        "core_version": "1",
        "at_s": 240.0,
        "sequence": 24,
        "ended_at": "2026-03-01T06:34:10+00:00",
        "how": "done",
        "reason": "",
        "pain_after": 0,
        "created_at": "2026-03-01T06:30:01+00:00",
    }
    return {**row, **changes}


OPEN = {"at_s": 0.0, "sequence": 0, "ended_at": None, "how": "", "pain_after": None}


def hurt(number=21, **changes):
    row = {
        "id": key(number),
        "session": key(11),
        "at_s": 35.5,
        "movement": "single_knee_hug",
        "pain": 0,
        "colour": "green",
        "created_at": "2026-03-01T06:31:00+00:00",
    }
    return {**row, **changes}


def bend(number=23, **changes):
    return {"id": key(number), "session": key(11), **BEND, "why": "", **changes}


def document(**changes):
    """What an export of ana's and ben's household looks like."""
    made = {
        "supple_export": 3,
        "made_at": NOW.isoformat(),
        "version": "0.1.0",
        **{table.name: [] for table in TABLES},
        "people": [person(), person(2, name="=ben", created_at="2026-03-02T06:00:00+00:00")],
        "sessions": [
            session(),
            session(12, **OPEN, pain_before=10, started_at="2026-03-03T06:30:00+00:00", nothing_new=False),
            session(13, person=BEN, pain_after=None, started_at="2026-03-01T06:33:00+00:00"),
        ],
        "hurts": [hurt(), hurt(22, pain=7, colour="red", created_at="2026-03-01T06:32:00+00:00")],
    }
    return {**made, **changes}


def names_in(folder):
    """The names of what is in the folder, without the empty files by which processes hold it."""
    return sorted({path.name for path in folder.iterdir()} - {LOCK_FILE, TURN_FILE})
