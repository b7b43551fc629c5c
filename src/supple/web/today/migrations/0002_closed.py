from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("today", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="change", name="change_what_known"),
        migrations.AlterField(
            model_name="change",
            name="what",
            field=models.CharField(
                choices=[("easier", "Easier"), ("skip_direction", "Skip Direction"), ("closed", "Closed")],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", ["easier", "skip_direction", "closed"])),
                name="change_what_known",
            ),
        ),
    ]
