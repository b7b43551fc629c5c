"""Screening as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """The application that owns the answers to the warning signs and the releases."""

    name = "supple.web.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
