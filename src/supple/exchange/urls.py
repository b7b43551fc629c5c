"""Every address of the site: the pages', and what takes the diary along."""

from __future__ import annotations

from django.urls import path

from supple.exchange import downloads
from supple.web.urls import urlpatterns as pages

urlpatterns = [
    *pages,
    path("settings/export.zip", downloads.export, name="export"),
    path("settings/backup", downloads.backup, name="backup"),
]
