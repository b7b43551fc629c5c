"""Where a backbend is: told to nobody who did not ask for it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Off for everybody."""

    dependencies = [("household", "0003_camera")]

    operations = [migrations.AddField("preferences", "curve", models.BooleanField(default=False))]
