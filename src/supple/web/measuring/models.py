"""What is kept of a questionnaire that was finished: its version, the answers and the person's own words."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from supple.web.diary.bounds import in_offset_range, in_range
from supple.web.diary.models import Person

LONGEST_ACTIVITY = 100
LARGEST_VERSION = 1000


class Response(models.Model):
    """One questionnaire, finished. `answers` are numbers as text by question; what has none was not answered.

    One without any answer was sent away: it is not asked again before it next falls due. `activities` are
    those that the person named; scores are compared only while they and the version stay the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="responses")
    questionnaire = models.CharField(max_length=100)
    version = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    day = models.DateField()
    activities = models.JSONField(default=list, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; the database itself refuses what cannot be."""

        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("person", "-at"), name="response_by_person"),)
        constraints = (
            in_range("version", 1, LARGEST_VERSION),
            in_offset_range(),
            models.CheckConstraint(condition=~Q(questionnaire=""), name="response_names_one"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.questionnaire}"
