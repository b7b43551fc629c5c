"""The addresses of the warning signs, the lock and the bad days."""

from __future__ import annotations

from django.urls import path

from supple.web.screening import locking, spasm, views

urlpatterns = [
    path("signs", views.signs, name="signs"),
    path("signs/done", views.done, name="signs_done"),
    path("signs/<str:name>", views.sign, name="sign"),
    path("lock", locking.lock, name="lock"),
    path("lock/seen", locking.seen, name="seen"),
    path("spasm-day", spasm.spasm_day, name="spasm_day"),
    path("spasm-day/ease", spasm.ease, name="spasm_day_ease"),
    path("spasm-day/begin", spasm.begin, name="spasm_day_begin"),
]
