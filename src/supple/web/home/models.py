"""Devices on the home network that asked to come in."""

from __future__ import annotations

import uuid

from django.db import models

from supple.web.diary.models import Person

LONGEST_NAME = 40


class Device(models.Model):
    """A phone or tablet: it waits (`paired_at` is None), is in, or is out again (`revoked_at`).

    Its cookie holds a secret of which only the hash is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_NAME)
    secret_hash = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=6)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="devices")
    asked_at = models.DateTimeField()
    paired_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-asked_at", "pk")

    def __str__(self) -> str:
        """Name it by its id alone."""
        return str(self.pk)

    @property
    def is_in(self) -> bool:
        """Whether it was let in, and not put out again."""
        return self.paired_at is not None and self.revoked_at is None

    @property
    def waits(self) -> bool:
        """Whether it asked and has had no answer yet."""
        return self.paired_at is None and self.revoked_at is None
