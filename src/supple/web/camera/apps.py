"""The camera as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class CameraConfig(AppConfig):
    """The application that owns what the camera saw."""

    name = "supple.web.camera"
    label = "camera"
    default_auto_field = "django.db.models.BigAutoField"
