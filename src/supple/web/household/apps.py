"""The household as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class HouseholdConfig(AppConfig):
    """The application that owns people's settings."""

    name = "supple.web.household"
    label = "household"
    default_auto_field = "django.db.models.BigAutoField"
