"""What the tests of the camera share: a session that was watched, as the page tells it."""

from __future__ import annotations

import pytest

# As the page tells it: one that could be told.
BEND = {
    "movement": "gentle_backbend",
    "part": "bend",
    "number": 1,
    "centroid": 0.41,
    "low": 0.27,
    "high": 0.55,
    "why": None,
    "method": 1,
}


def stretch(**changes):
    made = {
        "measure": "hip_flexion_deg",
        "unit": "degrees",
        "repetitions": 4,
        "least": 18.0,
        "median": 25.0,
        "most": 30.0,
        "uncertainty": 10.0,
        "first": 18.0,
        "last": 30.0,
    }
    return {**made, **changes}


def part(**changes):
    made = {
        "movement": "double_knee_hug",
        "part": "hugs",
        "side": None,
        "expected": 5,
        "seen": 4,
        "not_judged": 1,
        "half": 0,
        "coverage": 0.97,
        "holds_s": [],
        "ranges": [stretch()],
    }
    return {**made, **changes}


def seen(**changes):
    made = {
        "version": 1,
        "model": "lite",
        "frames": 3012,
        "watched_s": 211.4,
        "delegate": "CPU",
        "lost": None,
        "parts": [part()],
        "faults": [],
        "cannot_see": [{"movement": None, "why": "nobody", "seconds": 12.5}],
    }
    return {**made, **changes}


@pytest.fixture
def watched(start, put):
    """Start a session with the camera, tell what was seen, and return the session's address."""

    def watch(client, key=None, told=None, **changes):
        address = start(client, key, camera=True, **changes)
        answer = put(client, f"{address}/seen/0", told or seen())
        assert answer.status_code == 201, answer.content
        return address

    return watch
