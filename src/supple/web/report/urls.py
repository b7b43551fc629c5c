"""The report's addresses."""

from __future__ import annotations

from django.urls import path

from supple.web.report import views

urlpatterns = [
    path("report", views.page, name="report"),
    path("report/pain.svg", views.picture, name="report-picture"),
    path("report/how-far.svg", views.how_far, name="report-how-far"),
    path("report/report.pdf", views.pdf, name="report-pdf"),
    path("report/weeks.csv", views.table, name="report-table"),
    path("settings/times.ics", views.times, name="times"),
]
