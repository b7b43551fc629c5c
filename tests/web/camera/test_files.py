"""What the camera needs is where the page is told, in the version that is pinned."""

from __future__ import annotations

import json

import pytest

from supple.web.camera import files
from tools.places import ROOT, VENDOR

PINNED = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]


def test_the_versions_are_the_pinned_ones():
    assert PINNED["pyodide"] == files.PYODIDE
    assert PINNED["@mediapipe/tasks-vision"] == files.TASKS_VISION


def test_tasks_vision_stays_at_the_one_that_tells_nobody():
    # Later ones send usage figures to their maker.
    assert files.TASKS_VISION == "0.10.35"


@pytest.mark.parametrize("name", ["vision", "pyodide", "wasm"])
def test_vendored_files_are_there(name):
    path = files.files()[name].split("/static/vendor/")[1]
    assert (VENDOR / path).exists()
