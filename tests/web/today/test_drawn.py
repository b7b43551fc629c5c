"""The figure holds every clip that a session may ask for."""

from __future__ import annotations

import json

import pytest

from supple.core.movement import Choices, catalogue
from supple.core.safety.ways import ways
from supple.web.today.drawn import figure

STARTS = [
    Choices(),
    Choices(level="gentle", left_out=("gentle_backbend", "supported_extension")),
    Choices(level="stronger", place="bed", order="one_trip"),
    Choices(place="chair", cautions=("dizzy",)),
]


@pytest.mark.parametrize("routine", sorted(catalogue().routines))
@pytest.mark.parametrize("start", STARTS, ids=lambda start: f"{start.level} {start.place}")
def test_every_beat_of_every_way_has_its_clip(routine, start):
    clips = json.loads(figure(routine, start))["clips"]
    beats = [beat for way in ways(catalogue(), routine, [start], closing=True).values() for beat in way.beats]
    assert {f"{beat.pose_from}>{beat.pose_to}" for beat in beats} == set(clips)


def test_the_address_of_a_figure_is_kept_for_good(ana):
    answer = ana.get("/figures/four_minutes", headers={"accept-encoding": "gzip"})
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Encoding"] == "gzip"
    assert ana.get("/figures/nothing").status_code == 404
