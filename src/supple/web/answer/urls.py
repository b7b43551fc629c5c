"""The addresses of the answer and its experiments."""

from __future__ import annotations

from django.urls import path

from supple.web.answer import setting_up, views

urlpatterns = [
    path("helping", views.helping, name="helping"),
    path("helping/new", setting_up.new, name="new-experiment"),
    path("helping/<uuid:key>", views.one, name="experiment"),
    path("helping/<uuid:key>/end", setting_up.end, name="end-experiment"),
]
