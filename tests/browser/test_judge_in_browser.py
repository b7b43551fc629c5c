"""The judge says the same in the browser (Pyodide) as it does here (CPython)."""

import pytest

from studio.streams.draws import draw
from studio.streams.stream import stream
from supple.core.movement import catalogue
from tools.judged import Asked, judged_here, judged_in_browser, places

FRAMES = 10_000
DRAWN = [
    ("double_knee_hug", "hugs"),
    ("single_knee_hug", "hug"),
    ("seated_thoracic_extension", "bend"),
    ("seated_rotation", "turn"),
    ("gentle_backbend", "bend"),
    ("supported_extension", "lift"),
]
NEAR = 1e-4


@pytest.fixture(scope="module")
def asked():
    """Noisy streams of the six movements, of 10,000 frames together."""
    known = catalogue()
    made, left = [], FRAMES
    for seed in range(99):
        for movement, part in DRAWN:
            frames = stream(draw(known, movement, part, seed, "noisy"), known).frames
            frames = [frame for frame in frames if frame.bodies][:left]
            left -= len(frames)
            made += [Asked(movement, part, frames)] if frames else []
        if not left:
            break
    assert sum(len(one.frames) for one in made) == FRAMES
    return made


def test_it_says_the_same(page, server, asked):
    page.goto(server.address)
    there = judged_in_browser(page, *places(), asked)
    for one, here, found in zip(asked, judged_here(asked), there, strict=True):
        assert here["events"], one.movement
        assert_alike(here["events"], found["events"], one.movement)


def assert_alike(here, there, where):
    if isinstance(here, dict):
        assert here.keys() == there.keys(), where
        for key in here:
            assert_alike(here[key], there[key], f"{where}.{key}")
    elif isinstance(here, list):
        assert len(here) == len(there), where
        for index, (one, other) in enumerate(zip(here, there, strict=True)):
            assert_alike(one, other, f"{where}[{index}]")
    elif isinstance(here, float):
        assert there == pytest.approx(here, abs=NEAR, rel=NEAR), where
    else:
        assert here == there, where
