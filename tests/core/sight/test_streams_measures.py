"""The judge's measures against their truth in space: two pieces of code that know nothing of each other."""

from __future__ import annotations

import numpy as np
import pytest

from studio.streams import Camera, Course, Options, Sensor, stream
from studio.streams.measured import measured
from studio.streams.performing import performed
from studio.streams.track import points_at
from supple.core.movement import catalogue
from supple.core.sight.facing import Facing
from supple.core.sight.measures import MEASURES
from supple.core.sight.seen import seen

KNOWN = catalogue()
TELEPHOTO_DEG = 2.0
"""From so far away the body is seen nearly without perspective."""
SIDE = (
    ("gentle_backbend", "head_lean_deg"),
    ("gentle_backbend", "trunk_lean_deg"),
    ("gentle_backbend", "neck_flexion_deg"),
    ("supported_extension", "head_lean_deg"),
    ("supported_extension", "hip_flexion_deg"),
    ("bridge", "hip_flexion_deg"),
    ("bridge", "knee_flexion_deg"),
    ("bridge", "hip_lift"),
    ("double_knee_hug", "hip_flexion_deg"),
    ("double_knee_hug", "knee_in"),
    ("single_knee_hug", "legs_apart_deg"),
    ("single_knee_hug", "other_hip_flexion_deg"),
    ("seated_forward_lean", "trunk_lean_deg"),
    ("bird_dog", "stride_deg"),
)


@pytest.mark.parametrize(("movement", "measure"), SIDE)
@pytest.mark.parametrize("near", ["left", "right"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_from_far_away_the_picture_shows_the_true_angle(movement, measure, near, mirrored):
    from_deg = 90.0 if near == "left" else -90.0
    camera = Camera(from_deg, aspect=1.0, mirrored=mirrored, field_deg=TELEPHOTO_DEG)
    options = Options(
        movement, course=Course(side=near, repetitions=1), camera=camera, sensor=Sensor(8.0, noise=0.0)
    )
    frames = stream(options, KNOWN).frames
    facing = Facing()
    found = []
    for frame in frames:
        body = seen(frame.bodies[0], frame.aspect)
        facing.feed(body, 0.125)
        found.append(MEASURES[measure].function(body))
    times_s = np.array([frame.time_s for frame in frames])
    true = measured(measure, points_at(performed(KNOWN, options), times_s, options.body), near)
    sign = -1.0 if mirrored and measure == "stride_deg" else 1.0
    np.testing.assert_allclose(sign * np.array(found), true, atol=3.0 if measure.endswith("_deg") else 0.05)
