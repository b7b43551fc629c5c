"""The answer as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AnswerConfig(AppConfig):
    """The application that owns the experiments."""

    name = "supple.web.answer"
    label = "answer"
    default_auto_field = "django.db.models.BigAutoField"
