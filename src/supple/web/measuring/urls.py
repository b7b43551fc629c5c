"""The addresses of the questionnaires."""

from __future__ import annotations

from django.urls import path

from supple.web.measuring import views

urlpatterns = [
    path("questionnaires", views.every, name="questionnaires"),
    path("questionnaires/<slug:name>", views.questionnaire, name="questionnaire"),
    path("questionnaires/answers/<uuid:key>", views.response, name="response"),
    path("questionnaires/answers/<uuid:key>/delete", views.delete, name="delete-response"),
]
