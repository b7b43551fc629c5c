"""Addresses of the pages to read."""

from __future__ import annotations

from django.urls import path

from supple.web.learning import stills, views

urlpatterns = [
    path("learn", views.index, name="learn"),
    path("learn/questions", views.questions, name="questions"),
    path("learn/<slug:topic_id>", views.topic, name="topic"),
    path("movements", views.movements, name="movements"),
    path("movements/poses/<str:key>.svg", stills.pose, name="pose"),
    path("movements/<slug:movement_id>", views.movement, name="movement"),
    path("movements/<slug:movement_id>/closer", views.closer, name="closer"),
    path("about", views.about, name="about"),
]
