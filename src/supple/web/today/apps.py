"""Today as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The application that owns what is changed in the middle of a session."""

    name = "supple.web.today"
    label = "today"
    default_auto_field = "django.db.models.BigAutoField"
