"""The measures of the body that is drawn: an adult 1.70 m tall, in metres.

Bone lengths follow common body-segment proportions (Winter, Biomechanics and Motor Control of
Human Movement, 4th ed., 2009, fig. 4.1); flesh and spinal curves are chosen for a clear picture.
Local axes: forward, left, up.
"""

from __future__ import annotations

from dataclasses import dataclass

from supple.core.movement.vectors import Vec

TORSO_M = 0.48
"""Length from between the hips to between the shoulders: the unit of every measured length."""

LUMBAR_M = 0.036
THORACIC_M = 0.0225
VERTEBRA_M = (LUMBAR_M,) * 5 + (THORACIC_M,) * 12
SACRUM: Vec = (-0.03, 0.0, 0.1)
"""The joint below L5, seen from between the hips."""
REST_LEAN_DEG = (20, 11, 2, -6, -11, -13, -13, -11, -9, -6, -2, 3, 7, 11, 15, 19, 22)
"""How far each vertebra L5 … T1 leans forward when standing easily: hollow low back, round upper back."""
REST_NECK_DEG = 14.0
NECK_M = 0.088
NECK_BASE: Vec = (-0.005, 0.0, 0.01)
HEAD_CENTRE: Vec = (0.012, 0.0, 0.072)
HEAD_RADIUS_M = 0.099

HIP: Vec = (0.0, 0.088, 0.0)
THIGH_M = 0.42
SHIN_M = 0.405
KNEE_M = 0.055
"""Radius of the knee."""
HEEL: Vec = (-0.052, 0.0, -0.072)
BALL: Vec = (0.115, 0.0, -0.072)
TOE: Vec = (0.185, 0.0, -0.066)

SHOULDER: Vec = (0.03, 0.172, -0.035)
"""The shoulder joint, seen from T3."""
COLLAR_BONE_FROM_M = 0.025
"""How far to the side the collar bone begins; the shoulder joint is at its other end."""
UPPER_ARM_M = 0.285
FOREARM_M = 0.25
PALM_M = 0.075
FINGER_M = 0.095
"""From the middle of the palm to the fingertips."""
HAND_THICK_M = 0.022

SEAT_M = 0.425
BED_M = 0.45
SEATED_BACK_M = -0.42
"""Where the hips are, forwards, while sitting on a chair or a bed's edge; the ankles are at 0."""
SEAT_FRONT_M = 0.22
"""How far a chair's seat reaches ahead of its middle."""
BED_HALF_M = (1.05, 0.47)
"""Half the length and half the width of the bed; who lies along it lies in its middle."""
HIPS_TO_EDGE_M = 0.26
"""How far the hips are from the edge of the bed that one sits on."""
BESIDE_M = BED_HALF_M[1] - HIPS_TO_EDGE_M
"""How far they are then from the middle of the bed."""
LEG_CHAIR_M = 0.45
"""Where a chair stands whose seat the lower legs are laid on, facing the body; the hips are at 0."""


@dataclass(frozen=True, slots=True)
class Section:
    """Describe one slice through the trunk: where it is, and how far the flesh goes from there.

    `frame` is the bone it moves with, `height_m` its place along that bone; `front_m`, `back_m`
    and `half_width_m` reach from the line of the spine.
    """

    frame: str
    height_m: float
    front_m: float
    back_m: float
    half_width_m: float


TRUNK = (
    Section("pelvis", -0.095, 0.045, 0.06, 0.125),
    Section("pelvis", -0.06, 0.085, 0.115, 0.155),
    Section("pelvis", -0.01, 0.1, 0.13, 0.168),
    Section("pelvis", 0.05, 0.1, 0.125, 0.16),
    Section("L5", 0.0, 0.125, 0.075, 0.15),
    Section("L4", 0.0, 0.122, 0.06, 0.142),
    Section("L2", 0.0, 0.12, 0.054, 0.137),
    Section("T12", 0.0, 0.126, 0.055, 0.141),
    Section("T10", 0.0, 0.142, 0.058, 0.148),
    Section("T8", 0.0, 0.158, 0.06, 0.155),
    Section("T6", 0.0, 0.162, 0.06, 0.16),
    Section("T4", 0.0, 0.145, 0.058, 0.158),
    Section("T3", 0.0, 0.122, 0.056, 0.14),
    Section("T2", 0.0, 0.096, 0.056, 0.105),
    Section("T1", 0.0, 0.07, 0.054, 0.07),
)
"""Slices from the seat up to the base of the neck."""

LEG_BALLS = (
    ("thigh", (0.0, 0.0, -0.16), 0.075),
    ("thigh", (0.0, 0.0, -0.3), 0.066),
    ("shin", (0.004, 0.0, 0.0), KNEE_M),
    ("shin", (-0.012, 0.0, -0.13), 0.052),
    ("shin", (0.0, 0.0, -0.3), 0.036),
    ("foot", HEEL, 0.0),
    ("foot", BALL, 0.0),
    ("foot", TOE, 0.0),
)
"""Balls of flesh by which a leg touches what it lies on: bone, place on it, radius in metres."""
