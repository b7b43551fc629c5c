"""docs/add-a-movement.md, followed to the letter: if the page forgets a key or a step, this fails."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import supple.core.catalogue
from supple.cli import main
from supple.core.catalogue.schema import Many, Named, Rule, Table
from supple.core.movement import Catalogue, Choices, catalogue, load, pose_of, rules, timeline
from supple.core.movement.pose import CHOICES, LIMB_ANGLES, TRUNK_ANGLES
from supple.core.movement.spreads import SPREADS
from supple.core.movement.steps import steps_of, words
from tools.poses import drawn

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "add-a-movement.md").read_text(encoding="utf-8")
MOVEMENT, ROUTINE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
TARGETS = re.findall(r"[Ss]ave this(?: box)? as\s+`(\S+\.toml)`", PAGE)
CODE = set(re.findall(r"`([^`\n]+)`", PAGE))
CATALOGUE = Path(supple.core.catalogue.__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue to which the page's files can be added."""
    copy = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return copy


def followed(folder: Path, movement: str = MOVEMENT) -> Catalogue:
    """Do what the page says, and load the catalogue."""
    for name, text in zip(TARGETS, (movement, ROUTINE), strict=True):
        (folder / Path(name).relative_to("src/supple/core/catalogue")).write_text(text, encoding="utf-8")
    return load(folder)


def keys(rule: Rule) -> Iterator[str]:
    """Yield every fixed key under a rule, but those of poses, which have their own tables."""
    match rule:
        case Table():
            for key, inner in {**rule.required, **rule.optional}.items():
                yield key
                yield from () if key == "poses" else keys(inner)
        case Many() | Named():
            yield from keys(rule.of)


def test_the_page_names_the_files_it_gives():
    ids = [text.splitlines()[0] for text in (MOVEMENT, ROUTINE)]
    assert [f'id = "{Path(name).stem}"' for name in TARGETS] == ids


def test_what_the_page_says_makes_a_session(folder):
    known = followed(folder)
    made = timeline(known, "my_morning", Choices())
    work = [beat for beat in made.beats if beat.movement == "heel_slide" and beat.kind == "work"]
    assert [beat.side for beat in work[:4]] == ["left", "left", "right", "right"]
    assert sum(beat.seconds for beat in work) == 48
    for beat in (*made.ready, *made.beats, *made.after):
        assert beat.show
        assert pose_of(known, beat.pose_to)


def test_its_lines_are_spoken_for_both_sides(folder):
    movement = followed(folder).movements["heel_slide"]
    said = {words(step) for step in steps_of(movement, "standard")}
    assert {"left heel away.", "right heel away.", "And back."} <= said


def test_it_may_be_left_out_for_a_caution_as_the_page_shows(folder):
    line = re.search(r'^ +(heel_slide = "leave_out")$', PAGE, re.MULTILINE)
    assert line
    file = folder / "cautions.toml"
    text = file.read_text(encoding="utf-8")
    start = text.index("[cautions.actions]", text.index('id = "breathless_flat"'))
    put = text[:start] + f"[cautions.actions]\n{line[1]}" + text[start + len("[cautions.actions]") :]
    file.write_text(put, encoding="utf-8")
    made = timeline(followed(folder), "my_morning", Choices(cautions=("breathless_flat",)))
    assert "heel_slide" not in {beat.movement for beat in made.beats}


def test_the_source_as_the_page_shows_it_is_taken(folder):
    lines = re.search(r"^    \[jones_2020\]\n(?:    .+\n)+", PAGE, re.MULTILINE)
    assert lines
    with (folder / "sources.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + lines[0].replace("    ", ""))
    known = followed(folder, MOVEMENT.replace('source = "D"', 'source = "jones_2020"', 1))
    assert known.sources["jones_2020"]["doi"] == "10.1000/182"


@pytest.mark.parametrize(
    "key", sorted({*keys(rules.MOVEMENT), *keys(rules.ROUTINE)} - {"article", "one_trip"})
)
def test_the_page_explains_every_key_of_the_files(key):
    assert any(re.search(rf"\b{key}\b", code) for code in CODE), f"Say on the page what `{key}` is."


@pytest.mark.parametrize(("angle", "limits"), {**TRUNK_ANGLES, **LIMB_ANGLES}.items())
def test_the_page_lists_every_angle_with_its_limits(angle, limits):
    low, high = limits
    assert f"| `{angle}` | {low:g} | {high:g} |" in PAGE


@pytest.mark.parametrize(
    "name", sorted({*SPREADS, *CHOICES, *(name for names in CHOICES.values() for name in names)})
)
def test_the_page_lists_every_name_that_a_pose_may_use(name):
    assert name in CODE


def test_every_file_and_command_on_the_page_exists(capsys):
    made_here = {*TARGETS}
    for path in re.findall(r"`((?:src|tools|docs)/[^`\s]+)`", PAGE):
        assert path in made_here or (ROOT / path).exists(), path
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", PAGE):
        assert re.search(rf"^{target}:", targets, re.MULTILINE), target
    for module in re.findall(r"-m tools\.(\w+)", PAGE):
        assert (ROOT / "tools" / f"{module}.py").exists()
    assert main(["movements", "bridge"]) == 0
    assert "Bridge" in capsys.readouterr().out


def test_the_page_of_pictures_shows_every_pose_of_both_sides():
    movement = catalogue().movements["bird_dog"]
    page = drawn(movement)
    for name in movement.poses:
        assert page.count(f">bird_dog.{name}</figcaption>") == 1
        assert page.count(f">bird_dog.{name}.right</figcaption>") == 1


def test_the_page_links_to_its_own_steps():
    headings = {
        re.sub(r"[^\w -]", "", line.lower()).strip().replace(" ", "-")
        for line in re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\(#([^)]+)\)", PAGE)) == headings
