"""A household that has been here for a while: `python -m tests.browser.living DATA_DIR` makes it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import uuid
from pathlib import Path

from tools.places import ROOT

SPACE = uuid.UUID("7d0c9c44-7f0e-4f6a-9d7c-6e2f6a2d9f10")
DAYS = 40
QUESTIONNAIRE = "pgic"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"


def made(name: str) -> uuid.UUID:
    """Return the id of something in this household."""
    return uuid.uuid5(SPACE, name)


def live(data_dir: Path) -> Path:
    """Make the data folder, and return it."""
    subprocess.run([sys.executable, "-m", "tests.browser.living", str(data_dir)], check=True, cwd=ROOT)
    return data_dir


def main() -> None:
    """Make the data folder, where the warning signs were answered, and live in it."""
    from supple.web.serve import configure

    configure(Path(sys.argv[1]))
    from supple.web import startup

    startup.migrate()
    from supple.web.diary.models import Person

    person = Person.household()
    Person.objects.filter(pk=person.pk).update(name="Ana")
    Person.objects.create(pk=made("ben"), name=f"Ben {LONG_WORD}")
    _answer_signs(person)
    _prefer(person)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    for ago in range(1, DAYS):
        _day(person, now, ago)
    _today(person, now)
    _ask(person, now)
    for ago in range(1, DAYS):
        _watched(ago)


def _watched(ago):
    """Let the camera have watched; of the last session, movement data is kept too."""
    import base64
    import gzip

    from supple.web.camera import keeping, messages
    from supple.web.camera.models import Track
    from supple.web.diary.models import Session

    session = Session.objects.filter(pk=made(f"session {ago}")).first()
    if session is None:
        return
    size = 60.0 + ago % 7
    stretch = messages.Stretch("hip_flexion_deg", "degrees", 1, size, size, size, 10.0, size, size)
    parts = tuple(
        messages.Part("single_knee_hug", "hug", side, 1, 1, 0, 0, 0.9, messages.Holds(1, 9, 9, 9), (stretch,))
        for side in ("left", "right")
    )
    facts = {"pose_model": "lite", "delegate": "CPU", "frames": 3000, "watched_s": 200.0, "lost": ""}
    keeping.keep(session, 0, messages.Watched(facts, parts))
    if ago == 1:
        points = [value for row in range(50) for value in (20 * row, *(150 * one for one in range(66)))]
        rows = b"".join(value.to_bytes(2, "little") for value in points)
        packed = base64.b64encode(gzip.compress(rows, mtime=0)).decode()
        facts = {"number": 0, "start_s": 0.0, "rate_hz": 5.0, "rows": packed}
        Track.objects.create(pk=made("track"), session=session, **facts)


def _answer_signs(person):
    from django.utils import timezone

    from supple.core.safety import warning_signs
    from supple.web.screening import record

    now = timezone.now()
    asking = record.begin(person, made("signs"), "first_use", now)
    record.answer(asking, dict.fromkeys(warning_signs().signs, "no"), now)


def _prefer(person):
    from supple.web.household.models import Preferences

    Preferences.objects.update_or_create(
        person=person,
        defaults={
            "country": "UK",
            "cautions": ["knee_pain", "dizzy"],
            "physio_name": "Jo Marsh",
            "physio_phone": "020 7946 0999",
            "physio_email": "jo.marsh@practice.example",
            "morning_at": dt.time(7, 30),
            "evening_at": dt.time(21, 0),
        },
    )


def _day(person, now, ago):
    from supple.web.diary.models import CheckIn, Day, Session

    at = now - dt.timedelta(days=ago)
    when = {"utc_offset_min": 0, "day": at.date()}
    if ago % 5:
        Session.objects.create(
            pk=made(f"session {ago}"),
            person=person,
            started_at=at,
            ended_at=at + dt.timedelta(minutes=5),
            how="stopped" if ago % 7 == 0 else "done",
            reason="fatigue" if ago % 7 == 0 else "",
            pain_before=3 + ago % 4,
            pain_after=2 + ago % 3,
            nothing_new=True,
            routine="four_minutes",
            level="standard",
            choices={"level": "standard", "place": "floor"},
            core_version="living",
            at_s=120.0,
            sequence=3,
            **when,
        )
    CheckIn.objects.create(
        pk=made(f"check-in {ago}"), person=person, at=at, slot="evening", pain=ago % 6, **when
    )
    note = f"Slept badly, then a long drive. {LONG_WORD} " * 2 if ago == 1 else ""
    facts = {"stiffness": ago % 7, "sleep": 6, "used": ["heat", "walk"], "walk_min": 20, "note": note}
    Day.objects.create(pk=made(f"day {ago}"), person=person, day=at.date(), **facts)


def _today(person, now):
    from supple.web.diary.models import Hurt, Question, Reach, Session

    session = Session.objects.get(pk=made("session 1"))
    facts = {"at_s": 60.0, "movement": "single_knee_hug", "pain": 6, "colour": "red"}
    Hurt.objects.create(pk=made("hurt"), session=session, **facts)
    Session.objects.create(
        pk=made("open session"),
        person=person,
        started_at=now - dt.timedelta(minutes=10),
        utc_offset_min=0,
        day=(now - dt.timedelta(minutes=10)).date(),
        pain_before=4,
        nothing_new=True,
        routine="four_minutes",
        level="standard",
        choices={"level": "standard", "place": "floor"},
        core_version="living",
        at_s=60.0,
        sequence=2,
    )
    when = {"at": now, "utc_offset_min": 0, "day": now.date()}
    Reach.objects.create(pk=made("reach"), person=person, left=3, right=1, told_new=False, **when)
    asked = {"person": person, "asked_at": now - dt.timedelta(days=2)}
    Question.objects.create(pk=made("question"), text="May I lift my grandchild?", **asked)
    answered = {"answered_at": now, "answer": "As long as it feels good the day after."}
    Question.objects.create(pk=made("old question"), text="How long should I walk?", **answered, **asked)


def _ask(person, now):
    from supple.web.answer.models import Experiment
    from supple.web.measuring.models import Response

    starts = (now - dt.timedelta(days=DAYS - 2)).date()
    shape = {"block_days": 3, "order": "10110100101101", "seed": 7, "starts": starts, "declared_on": starts}
    Experiment.objects.create(
        pk=made("experiment"), person=person, question="routine", outcome="evening", **shape
    )
    when = {"at": now, "utc_offset_min": 0, "day": now.date()}
    facts = {"questionnaire": QUESTIONNAIRE, "version": 1, "answers": {"change": "3"}}
    Response.objects.create(pk=made("response"), person=person, **facts, **when)


if __name__ == "__main__":
    main()
