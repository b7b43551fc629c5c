"""The diary as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """The application that owns everything that is kept."""

    name = "supple.web.diary"
    label = "diary"
    default_auto_field = "django.db.models.BigAutoField"
