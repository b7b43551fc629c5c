"""What is kept beside the sessions: answers of a day, where pain reaches, check-ins.

`at` is an instant; `day` and `utc_offset_min` are the person's own calendar. What was not asked is NULL or
empty, never a no. Pains, stiffness, sleep and confidence are 0-10, 0 being a value.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from supple.core.safety.reaching import FURTHEST
from supple.web.diary.bounds import in_offset_range, in_range

LONGEST_NOTE = 2000
LONGEST_WALK_MIN = 600


class Used(models.TextChoices):
    """What else somebody used on a day; Supple only notes it."""

    HEAT = "heat", _("Heat")
    MASSAGE = "massage", _("Massage")
    CREAM = "cream", _("Cream")
    MEDICINE = "medicine", _("Medicine")
    WALK = "walk", _("A walk")
    NOTHING = "nothing", _("Nothing of these")


class Slot(models.TextChoices):
    """One of the two times of day at which somebody says how sore they are."""

    MORNING = "morning", _("Morning")
    EVENING = "evening", _("Evening")


def used_known(used: object) -> None:
    """Raise ValidationError where `used` is no list of things that are known, each once."""
    if not isinstance(used, list) or len(set(map(str, used))) != len(used):
        raise ValidationError("What was used is a list, each thing once.")
    if not set(map(str, used)) <= set(Used.values):
        raise ValidationError(f"What was used is one of {', '.join(Used.values)}.")
    if Used.NOTHING in used and len(used) > 1:
        raise ValidationError("Nothing was used, or something was.")


def day_key(person: uuid.UUID, day: dt.date) -> uuid.UUID:
    """Return the id of a person's day: the same on every computer that the diary is taken to."""
    return uuid.uuid5(person, day.isoformat())


class Day(models.Model):
    """The extra answers of one day, each of which may be changed. `stiffness` is after the first hugs.

    `confidence` is how sure somebody is that they can do what they have to despite their back.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("diary.Person", on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    stiffness = models.PositiveSmallIntegerField(null=True)
    sleep = models.PositiveSmallIntegerField(null=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    used = models.JSONField(default=list, blank=True, validators=[used_known])
    walk_min = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; the database itself refuses what cannot be."""

        ordering = ("-day", "-id")
        unique_together = (("person", "day"),)
        constraints = (
            in_range("stiffness", 0, 10, optional=True),
            in_range("sleep", 0, 10, optional=True),
            in_range("confidence", 0, 10, optional=True),
            in_range("walk_min", 1, LONGEST_WALK_MIN, optional=True),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.id}"


class Reach(models.Model):
    """One answer to "where does the pain reach": a place on each side (`supple.core.safety.reaching`).

    `told_new` is what the person said of it. `movement` is after which it moved outward, if they named one.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("diary.Person", on_delete=models.CASCADE, related_name="reaches")
    at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    day = models.DateField()
    left = models.PositiveSmallIntegerField()
    right = models.PositiveSmallIntegerField()
    told_new = models.BooleanField()
    movement = models.CharField(max_length=100, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were answered; the database itself refuses what cannot be."""

        ordering = ("at", "id")
        indexes = (models.Index(fields=("person", "at"), name="reach_by_person"),)
        constraints = (
            in_range("left", 0, FURTHEST),
            in_range("right", 0, FURTHEST),
            in_offset_range(),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.left}/{self.right}"


class CheckIn(models.Model):
    """How sore somebody was at one of their two times of day, without a session."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("diary.Person", on_delete=models.CASCADE, related_name="check_ins")
    at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    day = models.DateField()
    slot = models.CharField(max_length=10, choices=Slot)
    pain = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; one for each time of each day."""

        ordering = ("-at", "-id")
        unique_together = (("person", "day", "slot"),)
        constraints = (
            models.CheckConstraint(condition=Q(slot__in=Slot.values), name="checkin_slot_known"),
            in_range("pain", 0, 10),
            in_offset_range(),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.slot} {self.pain}"

    @property
    def local_at(self) -> dt.datetime:
        """When it was, on the clock of the place where it was."""
        return self.at.astimezone(dt.timezone(dt.timedelta(minutes=self.utc_offset_min)))
