"""What is kept: people, their sessions, and each time that something hurt. More is in `daily` and `asked`.

Ids are made by the page, so that a write that is sent twice is stored once. Facts are never changed by a
second message; what may change (progress, the end) changes by one conditional update whose count is looked
at, so that two racing messages need no lock.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q

from supple.web.diary.asked import Question
from supple.web.diary.bounds import LARGEST_OFFSET_MIN, in_offset_range, in_range
from supple.web.diary.daily import CheckIn, Day, Reach, Slot, Used

__all__ = [
    "LARGEST_OFFSET_MIN",
    "CheckIn",
    "Colour",
    "Day",
    "How",
    "Hurt",
    "Person",
    "Question",
    "Reach",
    "Reason",
    "Session",
    "Slot",
    "Used",
]

HOUSEHOLD = uuid.UUID("5a0b1e00-0000-4000-8000-000000000001")
LONGEST_S = 4 * 3600.0


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
        """Return who was first in a home without accounts, made at the first use."""
        first = cls.objects.order_by("created_at", "pk").first()
        return first or cls.objects.get_or_create(pk=HOUSEHOLD)[0]


class Session(models.Model):
    """One check-in, and the routine that followed it unless the rules said to rest.

    Pains are 0-10 (NPRS), 0 being a value and NULL "not asked". `routine` is empty where none was given.
    `day` and `utc_offset_min` are the person's own calendar; `started_at` and `ended_at` are instants.
    `choices` are texts by name (`supple.web.household.kept`), empty where no routine was given.
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
    choices = models.JSONField(blank=True, default=dict)
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
            in_range("pain_before", 0, 10),
            in_range("pain_after", 0, 10, optional=True),
            in_range("at_s", 0.0, LONGEST_S),
            in_offset_range(),
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
            in_range("pain", 0, 10),
            in_range("at_s", 0.0, LONGEST_S),
            models.CheckConstraint(condition=Q(colour__in=Colour.values), name="hurt_colour_known"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.movement} {self.pain}"
