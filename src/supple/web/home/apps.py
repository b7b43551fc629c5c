"""The app that keeps which devices were let in."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Devices on the home network."""

    name = "supple.web.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"
