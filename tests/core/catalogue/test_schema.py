"""A fault in a catalogue file names file, key, what is wrong and what is allowed."""

import shutil
from importlib import resources
from pathlib import Path

import pytest

from supple.core.movement import load
from supple.errors import CatalogueError


@pytest.fixture
def folder(tmp_path):
    with resources.as_file(resources.files("supple.core.catalogue")) as catalogue:
        shutil.copytree(catalogue, tmp_path / "catalogue")
    return tmp_path / "catalogue"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


FAULTS = [
    (
        'breath = "out"',
        'breath = "hold"',
        r"parts\[0\].phases\[0\].breath is 'hold', but must be one of in, out, easy",
    ),
    ('breath = "out"', 'breath = "ou"', r"did you mean out\?"),
    ("seconds = 3", "seconds = 0", r"seconds is 0, but must be a number from 0.5 to 60"),
    ("seconds = 3", 'seconds = "3"', r"seconds is '3', but must be a number"),
    (
        "repetitions = 1",
        "repetitions = 1.5",
        r"parts\[0\].repetitions is 1.5, but must be a whole number from 1 to 30",
    ),
    ('pose = "hug"', 'pose = "hugg"', r"pose is 'hugg', but must be one of .*did you mean hug\?"),
    ('sides = "each"', 'side = "each"', r"side is not a known key; allowed are .*did you mean sides\?"),
    ('sides = "each"', "", r"sides is missing"),
    ('name = "Single knee hug"', 'name = " "', r"name is empty"),
    ('source = "article"', 'source = "blog"', r"is 'blog', but must be one of D, article"),
    ('id = "single_knee_hug"', 'id = "knee_hug"', r"id is 'knee_hug', but must be the file's own name"),
    ("[[parts]]", "[[partss]]", r"partss is not a known key"),
    ('area = "low_back"', 'area = "low_bak"', r"areas: area is 'low_bak', .*did you mean low_back\?"),
    (
        'area = "low_back"\nfeel = "stretch"',
        'area = "low_back"\nfeel = "burn"',
        r"feel is 'burn', but must be one of",
    ),
    ('not_like = "leg_up"', 'not_like = "leg_upp"', r"not_like of .* is 'leg_upp', .*did you mean leg_up\?"),
    ('not_like = "leg_up"', "", r"not_like of 'The straight leg lifts or rolls out.' is ''"),
    ("[poses.start]", "[poses.start]\nleft_knee_deg = 3", r"poses.start.left_knee_deg is not a known key"),
    ("[poses.start]", "[poses.start", r"is not a TOML file"),
]


@pytest.mark.parametrize(("old", "new", "message"), FAULTS)
def test_fault_in_a_movement(folder, old, new, message):
    change(folder / "movements" / "single_knee_hug.toml", old, new)
    with pytest.raises(CatalogueError, match=rf"^single_knee_hug.toml: .*{message}"):
        load(folder)


def test_feel_is_required(folder):
    file = folder / "movements" / "seated_rotation.toml"
    change(file, "[feel]", "[feels]")
    with pytest.raises(CatalogueError, match="feels is not a known key"):
        load(folder)


def test_routine_names_only_known_movements(folder):
    change(folder / "routines" / "four_minutes.toml", '"seated_rotation"', '"seated_rotatoin"')
    with pytest.raises(
        CatalogueError, match=r"four_minutes.toml: movements .*did you mean seated_rotation\?"
    ):
        load(folder)


def test_the_catalogue_as_it_is_loads(folder):
    assert len(load(folder).movements) == 25
