"""What the tests of video files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from supple.video.decode import pictures


@pytest.fixture(scope="session")
def photo(test_data: Path):
    """A photograph of a person who lies on the floor and hugs one knee: height x width x 3, RGB."""
    path = test_data / "photos" / "One_Knee_To_Chest" / "1.jpg"
    return next(iter(pictures(path, longest_px=480))).rgb
