"""Footage for the browser's camera: a computed person who bends back, seen from the side."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Literal

from studio.footage import Camera, Look, Scene, Shoot
from studio.footage.filming import ends, filmed
from studio.streams.options import Course, Options
from studio.streams.performing import performed
from supple.core.movement import catalogue
from supple.core.movement.pose import with_spread
from tests.browser.filming import FRAMES_PER_S, HEIGHT, WIDTH, Clip

MOVEMENT = "gentle_backbend"


@cache
def backbend(spread: Literal["even", "hinge"]) -> Clip:
    """One gentle backbend, from standing at ease: (seconds, picture) each."""
    camera = Camera(from_deg=90, size_px=(WIDTH, HEIGHT))
    scene = Scene(person="rosa", seed=7, camera=camera, look=Look(finer=1))
    course = Course(part="bend", repetitions=1)
    stretches = [
        replace(one, pose_from=with_spread(one.pose_from, spread), pose_to=with_spread(one.pose_to, spread))
        for one in performed(catalogue(), Options(MOVEMENT, 3, course=course))
    ]
    frames = filmed(Shoot(scene, ends(stretches)), stretches, FRAMES_PER_S)
    return tuple((frame.time_s, frame.rgb) for frame in frames)
