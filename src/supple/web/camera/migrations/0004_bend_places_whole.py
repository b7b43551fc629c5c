"""A bend has a place with both its ends, or none: the check of before let NULLs pass beside numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations, models
from django.db.models import F, Q

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def leave_out_halves(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take away what no page told, only an export that somebody changed."""
    halves = Q(centroid=None) | Q(low=None) | Q(high=None)
    apps.get_model("camera", "Bend").objects.filter(halves).update(centroid=None, low=None, high=None)


class Migration(migrations.Migration):
    """Nothing else changes."""

    dependencies = [("camera", "0003_bends")]

    operations = [
        migrations.RunPython(leave_out_halves, migrations.RunPython.noop),
        migrations.RemoveConstraint("bend", "bend_interval_holds_centroid"),
        migrations.AddConstraint(
            "bend",
            models.CheckConstraint(
                condition=Q(centroid=None, low=None, high=None)
                | Q(centroid__isnull=False, low__isnull=False, high__isnull=False)
                & Q(low__lte=F("centroid"), high__gte=F("centroid")),
                name="bend_interval_holds_centroid",
            ),
        ),
    ]
