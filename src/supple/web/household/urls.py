"""The household's addresses."""

from __future__ import annotations

from django.urls import path

from supple.web.household import views

urlpatterns = [
    path("settings", views.settings, name="settings"),
    path("settings/delete", views.delete_mine, name="delete-mine"),
    path("settings/delete-everything", views.delete_everything, name="delete-everything"),
    path("people", views.who, name="people"),
    path("people/add", views.add, name="add-person"),
]
