"""Movements, routines and timelines."""

from supple.core.movement.lines import lines
from supple.core.movement.load import catalogue, load
from supple.core.movement.model import Beat, Catalogue, Choices, Movement, Routine, Timeline
from supple.core.movement.poses import pose_of
from supple.core.movement.timeline import timeline

__all__ = [
    "Beat",
    "Catalogue",
    "Choices",
    "Movement",
    "Routine",
    "Timeline",
    "catalogue",
    "lines",
    "load",
    "pose_of",
    "timeline",
]
