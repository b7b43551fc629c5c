"""The addresses for phones at home. Every one of them stands behind the door, or behind the gate."""

from __future__ import annotations

from django.urls import path

from supple.web.home import asking, installing, readying, views

urlpatterns = [
    path("home", views.home, name="home"),
    path("home/invite", views.invite, name="invite"),
    path("home/waiting", views.waiting, name="waiting"),
    path("home/devices/<uuid:key>", views.change, name="device"),
    path("pair", asking.pair, name="pair"),
    path("pair/<str:token>", asking.pair_with, name="pair-with"),
    path("ready", readying.ready, name="ready"),
    path("ready/supple.crt", readying.certificate, name="certificate"),
    path("ready/<str:system>", readying.steps, name="ready-steps"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("sw.js", installing.worker, name="worker"),
    path("offline", installing.offline, name="offline"),
]
