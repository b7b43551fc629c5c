"""What is kept of the warning signs: each asking with its answers, and each end of a lock."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from supple.core.safety import asking
from supple.core.safety.signs import LEVELS
from supple.errors import SuppleError
from supple.web.diary.models import Person


class Why(models.TextChoices):
    """Why the signs were asked."""

    FIRST_USE = "first_use"
    SOMETHING_NEW = "something_new"
    STOP_RULE = "stop_rule"
    MONTHLY = "monthly"
    AGAIN = "again"
    GETTING_WORSE = "getting_worse"


class Kind(models.TextChoices):
    """How a lock ended."""

    ASKED_AGAIN = "asked_again"
    SEEN = "seen"


def answers_known(answers: object) -> None:
    """Raise ValidationError where `answers` are not answers that the core knows."""
    if not isinstance(answers, dict) or not all(isinstance(it, str) for it in answers.values()):
        raise ValidationError("Answers are a table from sign to answer.")
    try:
        asking.check(answers)
    except SuppleError as error:
        raise ValidationError(str(error)) from error


class Screening(models.Model):
    """One asking of the warning signs, under one version of the rules.

    `answers` grow until `completed_at`; what has no answer was not asked. `level` is the most urgent level
    found, empty for none. `locked_at` is when the answers last locked the movements; a release at or after it
    ends that lock.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="screenings")
    asked_at = models.DateTimeField()
    rules_version = models.CharField(max_length=100)
    why = models.CharField(max_length=20, choices=Why)
    answers = models.JSONField(default=dict, blank=True, validators=[answers_known])
    level = models.CharField(max_length=20, blank=True, default="")
    completed_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; the database itself refuses what cannot be."""

        ordering = ("-asked_at", "-id")
        indexes = (models.Index(fields=("person", "-asked_at"), name="screening_by_person"),)
        constraints = (
            models.CheckConstraint(condition=Q(why__in=Why.values), name="screening_why_known"),
            models.CheckConstraint(condition=Q(level__in=["", *LEVELS]), name="screening_level_known"),
            models.CheckConstraint(
                condition=Q(completed_at=None)
                | Q(completed_at__isnull=False, completed_at__gte=F("asked_at")),
                name="screening_completed_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(locked_at=None) | ~Q(level=""), name="screening_lock_has_a_level"
            ),
        )

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d} {self.why} {self.level or 'none'}"


class Release(models.Model):
    """One end of a lock: by answers, or because somebody was seen and told that they may exercise.

    `signs` are those that it is about, `rules_version` the rules under which it was accepted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="releases")
    kind = models.CharField(max_length=20, choices=Kind)
    signs = models.JSONField(default=list, blank=True)
    seen_by = models.CharField(max_length=200, blank=True, default="")
    seen_on = models.DateField(null=True)
    told_may_exercise = models.BooleanField(default=False)
    rules_version = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        """In the order they came; "seen" names by whom and when, and needs the word that one may exercise."""

        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="release_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.ASKED_AGAIN, seen_by="", seen_on=None, told_may_exercise=False)
                | Q(~Q(seen_by=""), kind=Kind.SEEN, seen_on__isnull=False, told_may_exercise=True),
                name="release_says_by_whom",
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.kind}"
