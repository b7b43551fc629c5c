"""Every address of the site."""

from __future__ import annotations

from django.urls import path

from supple.web import pages
from supple.web.answer import urls as answer
from supple.web.camera import urls as camera
from supple.web.diary import urls as diary
from supple.web.door import open_door
from supple.web.home import urls as home
from supple.web.household import urls as household
from supple.web.learning import urls as learning
from supple.web.measuring import urls as measuring
from supple.web.paper import views as paper
from supple.web.report import urls as report
from supple.web.screening import urls as screening
from supple.web.today import views as today

urlpatterns = [
    path("", today.today, name="today"),
    path("open/<str:token>", open_door, name="open"),
    path("up", pages.up, name="up"),
    path("help", pages.get_help, name="help"),
    *diary.urlpatterns,
    *answer.urlpatterns,
    *measuring.urlpatterns,
    *report.urlpatterns,
    *learning.urlpatterns,
    path("print", paper.sheet, name="print"),
    path("print/pictures/<str:movement>.svg", paper.picture, name="picture"),
    *household.urlpatterns,
    *screening.urlpatterns,
    *home.urlpatterns,
    path("figures/<str:routine>", today.figure, name="figure"),
    path("sessions/<uuid:key>", today.session, name="session"),
    path("sessions/<uuid:key>/plan", today.session_plan, name="plan"),
    path("sessions/<uuid:key>/ways", today.session_ways, name="ways"),
    path("sessions/<uuid:key>/rest", today.rest, name="rest"),
    path("sessions/<uuid:key>/progress", today.progress, name="progress"),
    path("sessions/<uuid:key>/hurts/<uuid:hurt_key>", today.hurt, name="hurt"),
    path("sessions/<uuid:key>/changes/<uuid:change_key>", today.change, name="change"),
    path("sessions/<uuid:key>/end", today.end, name="end"),
    *camera.urlpatterns,
]

handler400 = "supple.web.faults.bad_request"
handler403 = "supple.web.faults.forbidden"
handler404 = "supple.web.faults.not_found"
handler500 = "supple.web.faults.server_error"
