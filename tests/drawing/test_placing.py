"""The picture of where the phone stands: to scale, named, in all colours."""

import xml.etree.ElementTree as ET  # our own drawing

import pytest

from supple.core.movement import catalogue, pose_of
from supple.drawing.placing import Marks, placed

POSE = pose_of(catalogue(), "positions.standing")
MARKS = Marks("Where the phone stands & why", "50 cm", "3 m")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(distance_m=3.0, theme="light"):
    return ET.fromstring(placed(POSE, (), (0.5, distance_m), MARKS, theme))


def test_it_is_named_and_has_both_lengths():
    picture = drawn()
    assert picture.find(f"{SVG}title").text == MARKS.title
    assert [one.text for one in picture.iter(f"{SVG}text")] == ["3 m", "50 cm"]


def test_it_is_to_scale():
    widths = [float(drawn(far).get("viewBox").split()[2]) for far in (2.0, 3.0)]
    assert widths[1] - widths[0] == pytest.approx(500.0)


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_it_holds_no_style_that_the_policy_would_refuse(theme):
    picture = placed(POSE, (), (0.5, 3.0), MARKS, theme)
    assert "style" not in picture
    assert "href" not in picture
