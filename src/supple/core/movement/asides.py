"""What a session says that belongs to no beat."""

from __future__ import annotations

WAITING = "Take your time. Tap when you are ready."
HEAR = "Hello. This is how I speak."

ASIDES = (WAITING, HEAR)
