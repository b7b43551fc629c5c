"""Who shows the movements."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Give everybody the usual person."""

    dependencies = [("household", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="shown_by",
            field=models.CharField(default="rosa", max_length=20),
        ),
    ]
