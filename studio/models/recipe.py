"""Which files the models are made of, and what is written into them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "supple" / "pose_models"
MANIFEST = "manifest.json"

PACKAGE = "@mediapipe/pose"
VERSION = "0.5.1675469404"
LICENCE = "Apache-2.0"
WRITER = "mediapipe 0.10.21"
"""Whose metadata writer was used; another version may write other bytes."""


@dataclass(frozen=True, slots=True)
class Normalisation:
    """How a pixel of 0 to 255 becomes the model's input: (pixel - mean) / std."""

    mean: float
    std: float


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package, its name inside a bundle, and its normalisation."""

    source: str
    name: str
    normalisation: Normalisation


DETECTOR = Part(
    "pose_solution_packed_assets.data",  # the package packs exactly one file into it: the detector
    "pose_detector.tflite",
    Normalisation(127.5, 127.5),
)
LANDMARKS = {
    model: Part(f"pose_landmark_{model}.tflite", "pose_landmarks_detector.tflite", Normalisation(0.0, 255.0))
    for model in ("lite", "full")
}
