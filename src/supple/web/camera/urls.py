"""The addresses of what the camera saw."""

from __future__ import annotations

from django.urls import path

from supple.web.camera import views

urlpatterns = [
    path("camera/places/<str:place>.svg", views.place, name="camera-place"),
    path("diary/<uuid:key>/movement", views.replay, name="replay"),
    path("sessions/<uuid:key>/landmarks", views.rows, name="movement-rows"),
    path("settings/movement-data/delete", views.delete_all_tracks, name="delete-all-movement-data"),
    path("sessions/<uuid:key>/seen", views.seen, name="seen-by-camera"),
    path("sessions/<uuid:key>/seen/<int:run>", views.keep, name="keep-seen"),
    path("sessions/<uuid:key>/landmarks/<int:run>/<int:number>", views.track, name="movement-data"),
    path("sessions/<uuid:key>/landmarks/delete", views.delete_tracks, name="delete-movement-data"),
]
