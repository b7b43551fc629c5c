"""The pass over the pictures: a stuck pose model is made afresh, but not all the time."""

from __future__ import annotations

import pytest

from supple.video.checkpoint import Key, frames_of
from supple.video.decode import probe
from supple.video.task import Task
from supple.video.watching import AFRESH_EVERY_S, watch
from tests.video.short_films import RATE, SeesStream, film, hugs

FRAMES = hugs()
KEY = Key("file", "model", 2, 4 / 3)


class Sticks(SeesStream):
    """Sees the same body in every picture from the 40th on, until it is made afresh."""

    made = 0

    def __init__(self, settings=None):
        type(self).made += 1
        self.cured = type(self).made > 1

    def find(self, picture):
        found = super().find(picture)
        if self.cured or picture.number < 40:
            return found
        return type(found)(found.time_s, found.aspect, self.frames[40].bodies)


class StaysStuck(Sticks):
    def __init__(self, settings=None):
        super().__init__(settings)
        self.cured = False


@pytest.fixture
def clip(tmp_path):
    return probe(film(tmp_path / "clip.mp4", 120))


def watched(monkeypatch, clip, kind):
    finder = type("Finder", (kind,), {"frames": FRAMES, "made": 0})
    monkeypatch.setattr("supple.video.watching.PoseFinder", finder)
    path = clip.path.with_name("checkpoint")
    watch(clip, Task(), (path, KEY), lambda _at_s: True)
    return finder.made, list(frames_of(path, 4 / 3))


def test_a_stuck_model_is_made_afresh(monkeypatch, clip):
    made, frames = watched(monkeypatch, clip, Sticks)
    assert made == 2
    assert frames[-1].bodies != frames[50].bodies


def test_it_is_not_made_afresh_all_the_time(monkeypatch, clip):
    made, _ = watched(monkeypatch, clip, StaysStuck)
    assert 2 <= made <= 1 + 120 / RATE / AFRESH_EVERY_S


def test_a_model_that_sees_well_is_kept(monkeypatch, clip):
    assert watched(monkeypatch, clip, type("Sees", (Sticks,), {"find": SeesStream.find}))[0] == 1
