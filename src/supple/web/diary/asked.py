"""Questions that somebody keeps for their physiotherapist."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from supple.web.diary.daily import LONGEST_NOTE

LONGEST_QUESTION = 500


class Question(models.Model):
    """Something to ask the physiotherapist; `answered_at` is NULL while it is open.

    One that is asked again keeps the answer that it had.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("diary.Person", on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=LONGEST_QUESTION)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=LONGEST_NOTE, blank=True, default="")

    class Meta:
        """In the order they were asked."""

        ordering = ("asked_at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="question_says_something"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__isnull=False, answered_at__gte=F("asked_at")),
                name="question_answered_after",
            ),
        )

    def __str__(self) -> str:
        return self.text[:40]
