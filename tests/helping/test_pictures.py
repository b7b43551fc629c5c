import datetime as dt
import xml.etree.ElementTree as ET

import numpy as np

from supple.helping import Experiment, picture, plan
from supple.helping.pictures import svg
from tests.helping.conftest import START, MakeDays

SVG = "{http://www.w3.org/2000/svg}"
AFTER = START + dt.timedelta(days=90)


def planned() -> Experiment:
    return plan("heat", START, 5, declared_on=START)


def test_points_are_the_told_days_within_the_experiment(evenings: MakeDays) -> None:
    pains = np.full(90, 4.0)
    pains[3] = np.nan
    seen = picture(planned(), evenings(pains), AFTER)
    assert len(seen.points) == 83
    assert all(seen.blocks[n // 3].with_it == point.with_it for n, point in enumerate(seen.points[:3]))
    assert seen.estimate is not None
    assert "points" in seen.description


def test_the_drawing_says_in_words_what_it_shows(evenings: MakeDays) -> None:
    chance = np.random.default_rng(2)
    shown = picture(planned(), evenings(np.round(chance.uniform(2, 8, 84))), AFTER)
    drawn = ET.fromstring(svg(shown))
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == "t d"
    assert [child.tag for child in drawn][:2] == [SVG + "title", SVG + "desc"]
    assert drawn[0].text == shown.title
    assert drawn[1].text == shown.description
    assert len([text for text in drawn.iter(SVG + "text") if text.text == "with it"]) == 1


def test_the_drawing_asks_for_nothing_from_elsewhere(evenings: MakeDays) -> None:
    drawn = svg(picture(planned(), evenings([4.0, 5.0]), AFTER))
    assert "<!DOCTYPE" not in drawn
    assert 'href="http' not in drawn
    assert "<script" not in drawn


def test_before_anything_is_told_it_still_draws() -> None:
    shown = picture(planned(), [], START)
    assert ET.fromstring(svg(shown))[1].text == "Days and their pain; there are too few to compare."


def test_the_same_picture_is_the_same_bytes(evenings: MakeDays) -> None:
    shown = picture(planned(), evenings([4.0] * 40), AFTER)
    assert svg(shown) == svg(shown)
