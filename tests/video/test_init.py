"""`import supple.video` is cheap, and gives what it names."""

from __future__ import annotations

import subprocess
import sys

import pytest

import supple.video
from supple.errors import UsageError

SLOW = ("av", "cv2", "matplotlib", "mediapipe", "numpy", "scipy", "xarray")


@pytest.mark.parametrize("module", ["supple.video", "supple.video.commands", "supple.cli"])
def test_importing_it_loads_nothing_slow(module) -> None:
    code = f"import sys, {module}; print(*(name for name in {SLOW} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("name", supple.video.__all__)
def test_every_name_is_there(name) -> None:
    assert getattr(supple.video, name).__name__ == name


def test_a_movement_and_a_routine_at_once_are_refused(tmp_path) -> None:
    with pytest.raises(UsageError, match="A movement and a routine are asked for at once"):
        supple.video.analyse(tmp_path, "double_knee_hug", task=supple.video.Task(routine="four_minutes"))


def test_a_name_it_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'analyze'"):
        _ = supple.video.analyze
