"""Stills: whole, standalone drawings without style attributes, in colours that can be told apart."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import supple.web
from supple.core.movement import catalogue
from supple.core.movement.pose import pose_from
from supple.core.movement.poses import pose_of
from supple.drawing.palette import PALETTES
from supple.drawing.paths import path
from supple.drawing.props import PROPS
from supple.drawing.svg import still

ASSETS = Path(supple.web.__file__).parent / "assets"
CSS, TOKENS = ((ASSETS / name).read_text() for name in ("figure.css", "tokens.css"))


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_a_still_is_a_whole_drawing(view: str, theme: str) -> None:
    pose = pose_of(catalogue(), "seated_rotation.start")
    drawing = still(pose, view, theme=theme, title="Seated <rotation>", props=["chair"])
    root = ET.fromstring(drawing)
    assert root.attrib["viewBox"]
    assert root[0].text == "Seated <rotation>"
    assert "style" not in drawing
    assert "nan" not in drawing
    assert PALETTES[theme]["skin"] in drawing


@pytest.mark.parametrize("prop", PROPS)
def test_every_prop_can_be_drawn(prop: str) -> None:
    assert still(pose_from({}), props=[prop]).count("<path") > still(pose_from({})).count("<path")


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
@pytest.mark.parametrize("colour", ["skin", "skin-far", "top", "top-far", "bottom", "bottom-far", "hair"])
def test_the_figure_stands_out_from_the_stage(theme: str, colour: str) -> None:
    assert contrast(PALETTES[theme][colour], PALETTES[theme]["stage"]) >= 3.0


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_the_spine_stands_out_from_the_shirt(theme: str) -> None:
    assert contrast(PALETTES[theme]["vertebra"], PALETTES[theme]["top"]) >= 2.5


def test_page_and_paper_have_the_same_colours() -> None:
    blocks = re.findall(r"\{([^{}]*--fig-stage[^{}]*)\}", CSS)
    found = [dict(re.findall(r"--fig-([a-z-]+): (#[0-9a-f]{6});", block)) for block in blocks]
    assert found == [PALETTES["light"], PALETTES["dark"], PALETTES["dark"]]
    stages = re.findall(r"--still: (#[0-9a-f]{6});", TOKENS)
    assert stages == [palette["stage"] for palette in found]


def test_paper_is_white_and_else_as_by_day() -> None:
    assert PALETTES["paper"] == {**PALETTES["light"], "stage": "#ffffff"}


def test_lines_stay_open_and_areas_close() -> None:
    points = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    assert path(points, "line") == "M0 0Q10 0 10 10"
    assert path(points, "area").endswith("Z")
    assert path(points, "flat") == "M0 0L10 0L10 10Z"
    assert path(points, "dots") == "M0 0h0M10 0h0M10 10h0"


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255.0 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
