"""The questionnaires as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class MeasuringConfig(AppConfig):
    """The application that owns the answers to questionnaires."""

    name = "supple.web.measuring"
    label = "measuring"
    default_auto_field = "django.db.models.BigAutoField"
