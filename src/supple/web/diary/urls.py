"""The addresses of the diary."""

from __future__ import annotations

from django.urls import path

from supple.web.diary import check_ins, day_views, entries, physio_questions, reaches, views

urlpatterns = [
    path("diary", views.diary, name="diary"),
    path("diary/<uuid:key>", entries.entry, name="entry"),
    path("diary/<uuid:key>/delete", entries.delete, name="delete-entry"),
    path("day", day_views.now, name="day-now"),
    path("days/<str:day>", day_views.day, name="day"),
    path("days/<str:day>/reach", day_views.reach, name="reach"),
    path("reaches/<uuid:key>/delete", reaches.delete, name="delete-reach"),
    path("check-in", check_ins.check_in, name="check-in"),
    path("check-ins/<uuid:key>", check_ins.change, name="change-check-in"),
    path("check-ins/<uuid:key>/delete", check_ins.delete, name="delete-check-in"),
    path("questions-for-physio", physio_questions.questions, name="physio-questions"),
    path("questions-for-physio/<uuid:key>", physio_questions.tick, name="tick-question"),
    path("questions-for-physio/<uuid:key>/delete", physio_questions.delete, name="delete-question"),
]
