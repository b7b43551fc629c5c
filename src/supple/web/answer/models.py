"""What is kept of an experiment: what was declared before it began, and when it was ended."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from supple.web.diary.bounds import in_range
from supple.web.diary.models import Person, Slot

SHORTEST_BLOCK_DAYS, LONGEST_BLOCK_DAYS = 1, 7
# The largest whole number that every program reads from JSON as it is.
LARGEST_SEED = 2**53 - 1
WITH_FIRST, WITHOUT_FIRST = "1", "0"
# Twelve weeks of three days with it and three days without.
MOST_PAIRS = 14


class Asked(models.TextChoices):
    """What an experiment asks."""

    ROUTINE = "routine", _("Does the routine help?")
    MORNING = "morning", _("Is the morning better than later?")
    HEAT = "heat", _("Does heat help?")
    EXTENSION = "extension", _("Do the bends backwards help?")


def _only_zeros_and_ones() -> Exact:
    without = Replace(Replace(F("order"), Value(WITH_FIRST), Value("")), Value(WITHOUT_FIRST), Value(""))
    return Exact(without, Value(""))


class Experiment(models.Model):
    """Pairs of blocks of days, one with something and one without, in an order that was drawn beforehand.

    `order` has a 1 for each pair that begins with it and a 0 for each that begins without. Each block has
    `block_days` days, the first begins on `starts`. Nothing of it changes but `ended_on`, which is set where
    it was ended before its end.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="experiments")
    question = models.CharField(max_length=20, choices=Asked)
    outcome = models.CharField(max_length=10, choices=Slot)
    starts = models.DateField()
    block_days = models.PositiveSmallIntegerField()
    order = models.CharField(max_length=MOST_PAIRS)
    seed = models.PositiveBigIntegerField()
    declared_on = models.DateField()
    ended_on = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; the database itself refuses what cannot be."""

        ordering = ("-starts", "-created_at", "-id")
        indexes = (models.Index(fields=("person", "-starts"), name="experiment_by_person"),)
        constraints = (
            models.CheckConstraint(condition=Q(question__in=Asked.values), name="experiment_question_known"),
            models.CheckConstraint(condition=Q(outcome__in=Slot.values), name="experiment_outcome_known"),
            in_range("block_days", SHORTEST_BLOCK_DAYS, LONGEST_BLOCK_DAYS),
            in_range("seed", 0, LARGEST_SEED),
            models.CheckConstraint(
                condition=Q(starts__gte=F("declared_on")), name="experiment_declared_before"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__isnull=False, ended_on__gte=F("declared_on")),
                name="experiment_ended_after",
            ),
            models.CheckConstraint(condition=~Q(order=""), name="experiment_has_pairs"),
            models.CheckConstraint(condition=Q(_only_zeros_and_ones()), name="experiment_order_known"),
        )

    def __str__(self) -> str:
        return f"{self.question} from {self.starts}"

    @property
    def blocks(self) -> tuple[bool, ...]:
        """Which blocks are with it, in their order."""
        return tuple(block for sign in self.order for block in (sign == WITH_FIRST, sign != WITH_FIRST))

    @property
    def ends(self) -> dt.date:
        """The last day that was declared."""
        return self.starts + dt.timedelta(days=self.block_days * len(self.blocks) - 1)

    @property
    def last_day(self) -> dt.date:
        """The last day that counts: the declared one, or the one on which it was ended before."""
        return min(self.ends, self.ended_on) if self.ended_on else self.ends

    def with_it(self, day: dt.date) -> bool | None:
        """Tell what a day's block asks for; None on a day that is in none."""
        if not self.starts <= day <= self.last_day:
            return None
        return self.blocks[(day - self.starts).days // self.block_days]
