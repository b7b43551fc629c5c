"""The camera: off, and nothing kept, until somebody chooses otherwise."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Ask nobody's camera to watch."""

    dependencies = [("household", "0002_shown_by")]

    operations = [
        migrations.AddField("preferences", "camera", models.BooleanField(default=False)),
        migrations.AddField("preferences", "wait_for_me", models.BooleanField(default=False)),
        migrations.AddField("preferences", "keep_movement", models.BooleanField(default=False)),
        migrations.AddField("preferences", "movement_days", models.PositiveIntegerField(default=30)),
        migrations.AddConstraint(
            "preferences",
            models.CheckConstraint(
                condition=models.Q(movement_days__gte=1, movement_days__lte=3650),
                name="preferences_movement_days_in_range",
            ),
        ),
    ]
