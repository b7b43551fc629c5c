"""How a device comes in, and how it is put out again. Each answer changes one row, once."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from uuid import UUID

from django.db.models import QuerySet

from supple.web.diary.models import Person
from supple.web.home.models import LONGEST_NAME, Device
from supple.web.home.running import LETTERS

CODE_LETTERS = 6
WAITS_FOR = dt.timedelta(minutes=10)


def ask(name: str, now: dt.datetime) -> tuple[Device, str]:
    """Note that a device wants to come in; return it with the secret for its cookie."""
    drop_late(now)
    secret = secrets.token_urlsafe(32)
    device = Device.objects.create(
        name=name.strip()[:LONGEST_NAME],
        secret_hash=hash_of(secret),
        code="".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS)),
        asked_at=now,
    )
    return device, secret


def drop_late(now: dt.datetime) -> None:
    """Forget devices that asked and were not let in, ten minutes after they asked."""
    Device.objects.filter(paired_at=None, asked_at__lt=now - WAITS_FOR).delete()


def waiting(now: dt.datetime) -> QuerySet[Device]:
    """Return the devices that asked a short while ago and have had no answer."""
    return Device.objects.filter(paired_at=None, revoked_at=None, asked_at__gte=now - WAITS_FOR)


def let_in(key: UUID, person: Person, now: dt.datetime) -> bool:
    """Let a waiting device in, to this person's pages; False where it waits no longer."""
    return bool(waiting(now).filter(pk=key).update(paired_at=now, last_seen_at=now, person=person, code=""))


def put_out(key: UUID, now: dt.datetime) -> bool:
    """Refuse a waiting device, or put out one that is in, from its next request on."""
    return bool(Device.objects.filter(pk=key, revoked_at=None).update(revoked_at=now, code=""))


def put_all_out(now: dt.datetime) -> int:
    """Put every device out; return how many were in or waiting."""
    return Device.objects.filter(revoked_at=None).update(revoked_at=now, code="")


def rename(key: UUID, name: str) -> bool:
    """Give a device another name."""
    kept = name.strip()[:LONGEST_NAME]
    return bool(kept) and bool(Device.objects.filter(pk=key).update(name=kept))


def find(secret: str) -> Device | None:
    """Return the device that the cookie's secret belongs to, in or not."""
    return Device.objects.filter(secret_hash=hash_of(secret)).first() if secret else None


def hash_of(secret: str) -> str:
    """Return what is kept of a secret; it is random and long, so one round is enough."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
