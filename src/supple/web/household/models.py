"""A person's settings: one row each, made when they are first saved."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from supple.core.movement.model import FASTEST, SLOWEST
from supple.web import showing
from supple.web.diary.models import Person

UNHURRIED = 1.75
SHORTEST_DAYS, LONGEST_DAYS = 30, 36_500
SHORTEST_MOVEMENT_DAYS, USUAL_MOVEMENT_DAYS, LONGEST_MOVEMENT_DAYS = 1, 30, 3650


class Country(models.TextChoices):
    """Whose numbers to call; empty shows them all."""

    NOT_SAID = "", _("Not said")
    UK = "UK", _("United Kingdom")
    EU = "EU", _("Elsewhere in Europe")
    US = "US", _("United States")


class Theme(models.TextChoices):
    """Light or dark; empty is as the device says."""

    DEVICE = "", _("Like this device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Voice(models.TextChoices):
    """How much is said aloud; "silent" has no chime either."""

    FULL = "full", _("Everything is said")
    SHORT = "short", _("Fewer words")
    NAMES = "names", _("Names only")
    CHIME = "chime", _("Chime only")
    SILENT = "silent", _("No sound")


class PlaceChoice(models.TextChoices):
    """Where somebody moves."""

    FLOOR = "floor", _("On the floor")
    BED = "bed", _("On the bed")
    CHAIR = "chair", _("On a chair")


class OrderChoice(models.TextChoices):
    """In which order the movements come."""

    ARTICLE = "article", _("As in the article")
    ONE_TRIP = "one_trip", _("One trip to the floor")


class Wish(models.TextChoices):
    """The level that somebody always wants; empty is the one that is suggested."""

    SUGGESTED = "", _("As Supple suggests")
    GENTLE = "gentle", _("Gentle")
    STANDARD = "standard", _("Usual")
    STRONGER = "stronger", _("Stronger")


def _known(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    condition = Q(**{f"{field}__in": choices.values})
    return models.CheckConstraint(condition=condition, name=f"preferences_{field}_known")


class Preferences(models.Model):
    """What somebody has chosen; a person without a row has chosen nothing yet.

    `pace` stretches time (2.0 takes twice as long). `cautions` and `left_out` are lists of ids of the
    catalogue; a newer catalogue may not know one of them any more. `shown_by` is the id of a person of
    `supple.web.showing`, or that of the drawn figure. `retention_days` is NULL where
    the whole diary is kept. `camera` is whether sessions are usually with the camera, `wait_for_me` whether
    the routine then waits for the person, `keep_movement` whether movement data is kept, for `movement_days`;
    `curve` whether the camera also tells where along the spine a backbend is.
    """

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="preferences"
    )
    country = models.CharField(max_length=2, choices=Country, blank=True, default=Country.NOT_SAID)
    theme = models.CharField(max_length=10, choices=Theme, blank=True, default=Theme.DEVICE)
    voice = models.CharField(max_length=10, choices=Voice, default=Voice.FULL)
    shown_by = models.CharField(max_length=20, default=showing.USUAL)
    place = models.CharField(max_length=10, choices=PlaceChoice, default=PlaceChoice.FLOOR)
    order = models.CharField(max_length=10, choices=OrderChoice, default=OrderChoice.ARTICLE)
    level = models.CharField(max_length=10, choices=Wish, blank=True, default=Wish.SUGGESTED)
    pace = models.FloatField(default=1.0)
    cautions = models.JSONField(blank=True, default=list)
    left_out = models.JSONField(blank=True, default=list)
    morning_at = models.TimeField(null=True, blank=True)
    evening_at = models.TimeField(null=True, blank=True)
    retention_days = models.PositiveIntegerField(null=True, blank=True)
    physio_name = models.CharField(max_length=100, blank=True, default="")
    physio_phone = models.CharField(max_length=40, blank=True, default="")
    physio_email = models.CharField(max_length=254, blank=True, default="")
    camera = models.BooleanField(default=False)
    wait_for_me = models.BooleanField(default=False)
    keep_movement = models.BooleanField(default=False)
    movement_days = models.PositiveIntegerField(default=USUAL_MOVEMENT_DAYS)
    curve = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """The database itself refuses what cannot be."""

        constraints = (
            _known("country", Country),
            _known("theme", Theme),
            _known("voice", Voice),
            _known("place", PlaceChoice),
            _known("order", OrderChoice),
            _known("level", Wish),
            models.CheckConstraint(
                condition=Q(pace__gte=FASTEST, pace__lte=SLOWEST), name="preferences_pace_in_range"
            ),
            models.CheckConstraint(
                condition=Q(retention_days=None)
                | Q(
                    retention_days__isnull=False,
                    retention_days__gte=SHORTEST_DAYS,
                    retention_days__lte=LONGEST_DAYS,
                ),
                name="preferences_retention_days_in_range",
            ),
            models.CheckConstraint(
                condition=Q(
                    movement_days__gte=SHORTEST_MOVEMENT_DAYS, movement_days__lte=LONGEST_MOVEMENT_DAYS
                ),
                name="preferences_movement_days_in_range",
            ),
        )

    def __str__(self) -> str:
        return f"settings of {self.person_id}"

    @classmethod
    def of(cls, person: Person) -> Preferences:
        """Return the person's settings, as kept or as they are before anything was chosen."""
        return cls.objects.filter(person=person).first() or cls(person=person)
