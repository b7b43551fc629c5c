"""A `[sight]` table is checked when the catalogue is read, and names what there is."""

import re
import shutil
from pathlib import Path

import pytest

import supple.core.catalogue
from supple.core.movement import catalogue, load
from supple.core.sight.load import sight_of, words
from supple.core.sight.seeing import PARTS
from supple.errors import CatalogueError

CATALOGUE = Path(supple.core.catalogue.__file__).parent


@pytest.fixture
def spoilt(tmp_path):
    """Return a function that changes the double knee hug's file in a copy, and loads it."""
    copy = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    file = copy / "movements" / "double_knee_hug.toml"

    def loaded(pattern, into):
        text = file.read_text(encoding="utf-8")
        changed = re.sub(pattern, into, text, count=1)
        assert changed != text
        file.write_text(changed, encoding="utf-8")
        return load(copy)

    return loaded


@pytest.mark.parametrize("name", catalogue().movements)
def test_every_movement_says_what_a_camera_can_tell(name):
    sight = sight_of(catalogue().movements[name])
    assert sight.tells
    assert sight.cannot_tell
    assert sight.position == catalogue().movements[name].position


@pytest.mark.parametrize(
    ("pattern", "into", "said"),
    [
        ('measure = "hip_flexion_deg"', 'measure = "hip_flexion"', "sight.start: measure is 'hip_flexion'"),
        (r'parts = \["hugs"\]', 'parts = ["hug"]', "sight.counts: parts is 'hug'"),
        ('cue = "Let your shoulders be heavy."\nmeasure', 'cue = "Heavy."\nmeasure', "sight.faults: cue"),
        ("least_coverage = 0.6", "least_coverage = 3", "sight.least_coverage is 3"),
        ('towards = "more"', 'towards = "mor"', "did you mean more"),
    ],
)
def test_a_fault_is_named_with_its_place(spoilt, pattern, into, said):
    with pytest.raises(CatalogueError) as raised:
        spoilt(pattern, into)
    assert "double_knee_hug.toml" in str(raised.value)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("movement", "seconds"), [("double_knee_hug", 0.8), ("seated_rotation", 1.0), ("single_knee_hug", 3.0)]
)
def test_what_takes_less_than_a_fifth_of_the_scripts_time_is_no_repetition(movement, seconds):
    sight = sight_of(catalogue().movements[movement])
    assert sight.counts[0].least_s == pytest.approx(seconds)


def test_measures_need_parts_of_the_body_that_there_are():
    for one in words().measures.values():
        assert set(one.needs) <= set(PARTS)
    assert set(words().parts) == set(PARTS)
