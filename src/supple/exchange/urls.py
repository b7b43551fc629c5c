"""Every address of the site: the pages', and what takes the diary along."""

from __future__ import annotations

from django.urls import path

from supple.exchange import downloads
from supple.web import urls as web

urlpatterns = [
    *web.urlpatterns,
    path("settings/export.zip", downloads.export, name="export"),
    path("settings/backup", downloads.backup, name="backup"),
]

# Django asks the module of all addresses for these.
handler400 = web.handler400
handler403 = web.handler403
handler404 = web.handler404
handler500 = web.handler500
