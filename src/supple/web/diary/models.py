"""What is kept: people, their sessions, and each time that something hurt.

Ids are made by the page, so that a write that is sent twice is stored once. Facts are never changed by a
second message; what may change (progress, the end) changes by one conditional update whose count is looked
at, so that two racing messages need no lock.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q

HOUSEHOLD = uuid.UUID("5a0b1e00-0000-4000-8000-000000000001")
LONGEST_S = 4 * 3600.0
LARGEST_OFFSET_MIN = 14 * 60


class How(models.TextChoices):
    """How a session ended."""

    DONE = "done"
    STOPPED = "stopped"


class Reason(models.TextChoices):
    """Why a session was stopped."""

    PAIN = "pain"
    FATIGUE = "fatigue"
    OTHER = "other"


class Colour(models.TextChoices):
    """What the pain rules say about a pain during a movement."""

    STOP = "stop"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Person(models.Model):
    """Somebody whose back it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name or "household"

    @classmethod
    def household(cls) -> Person:
        """Return the one person of a home without accounts, made at the first use."""
        return cls.objects.get_or_create(pk=HOUSEHOLD)[0]


def _range(field: str, low: float, high: float, *, optional: bool = False) -> models.CheckConstraint:
    condition = Q(**{f"{field}__gte": low, f"{field}__lte": high})
    if optional:
        condition |= Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(condition=condition, name=f"%(class)s_{field}_in_range")


class Session(models.Model):
    """One check-in, and the routine that followed it unless the rules said to rest.

    Pains are 0-10 (NPRS), 0 being a value and NULL "not asked". `routine` is empty where none was given.
    `day` and `utc_offset_min` are the person's own calendar; `started_at` and `ended_at` are instants.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    day = models.DateField()
    pain_before = models.PositiveSmallIntegerField()
    nothing_new = models.BooleanField()
    routine = models.CharField(max_length=100, blank=True, default="")
    level = models.CharField(max_length=100, blank=True, default="")
    core_version = models.CharField(max_length=100)
    at_s = models.FloatField(default=0.0)
    sequence = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, choices=How, blank=True, default="")
    reason = models.CharField(max_length=10, choices=Reason, blank=True, default="")
    pain_after = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; the database itself refuses what cannot be."""

        ordering = ("-started_at", "-id")
        indexes = (models.Index(fields=("person", "-started_at"), name="session_by_person"),)
        constraints = (
            _range("pain_before", 0, 10),
            _range("pain_after", 0, 10, optional=True),
            _range("at_s", 0.0, LONGEST_S),
            _range("utc_offset_min", -LARGEST_OFFSET_MIN, LARGEST_OFFSET_MIN),
            models.CheckConstraint(condition=Q(how__in=["", *How.values]), name="session_how_known"),
            models.CheckConstraint(condition=Q(reason__in=["", *Reason.values]), name="session_reason_known"),
            models.CheckConstraint(
                # A comparison with NULL would pass: "is not null" is said as well.
                condition=Q(how="", ended_at=None)
                | Q(~Q(how=""), ended_at__isnull=False, ended_at__gte=F("started_at")),
                name="session_ends_once_after_start",
            ),
            models.CheckConstraint(
                condition=Q(reason="") | Q(how=How.STOPPED), name="session_reason_when_stopped"
            ),
            models.CheckConstraint(
                condition=Q(pain_after=None) | ~Q(how=""), name="session_pain_after_the_end"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.id}"

    @property
    def local_started_at(self) -> dt.datetime:
        """When it began, on the clock of the place where it began."""
        return self.started_at.astimezone(dt.timezone(dt.timedelta(minutes=self.utc_offset_min)))


class Hurt(models.Model):
    """One press of “That hurts”: when in the timeline, during what, how much, and what the rules said."""

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="hurts")
    at_s = models.FloatField()
    movement = models.CharField(max_length=100)
    pain = models.PositiveSmallIntegerField()
    colour = models.CharField(max_length=10, choices=Colour)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they arrived; the database itself refuses what cannot be."""

        ordering = ("created_at", "id")
        constraints = (
            _range("pain", 0, 10),
            _range("at_s", 0.0, LONGEST_S),
            models.CheckConstraint(condition=Q(colour__in=Colour.values), name="hurt_colour_known"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.movement} {self.pain}"
