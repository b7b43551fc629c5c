"""What is changed in the middle of a session: it makes another timeline."""

from __future__ import annotations

from django.db import models

from supple.web.diary.bounds import in_range
from supple.web.diary.models import LONGEST_S, Session


class What(models.TextChoices):
    """What was asked for; `CLOSED` is never asked for: pain has moved outward after the movement."""

    EASIER = "easier"
    SKIP_DIRECTION = "skip_direction"
    CLOSED = "closed"


ASKED_FOR = (What.EASIER.value, What.SKIP_DIRECTION.value)


class Change(models.Model):
    """One change: when in the timeline, at which movement, and in which position the person was.

    Its id is made by the page, so that a change that is sent twice is stored once.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="changes")
    at_s = models.FloatField()
    movement = models.CharField(max_length=100)
    position = models.CharField(max_length=20)
    what = models.CharField(max_length=20, choices=What)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they arrived; the database itself refuses what cannot be."""

        ordering = ("created_at", "id")
        constraints = (
            in_range("at_s", 0.0, LONGEST_S),
            models.CheckConstraint(condition=models.Q(what__in=What.values), name="change_what_known"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.what} {self.movement}"
