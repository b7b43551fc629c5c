"""The second look at real photographs: it keeps silent, or says something that could be."""

from __future__ import annotations

import numpy as np
import pytest

from supple.core.sight.curve import Curve, curve_of
from supple.video.decode import pictures
from supple.video.outlining import Whereabouts, look_at_picture, looks_at, mask_of
from supple.video.pose import PoseFinder, Settings


def test_a_mask_keeps_rows_and_columns():
    made = np.zeros((3, 4), dtype=np.float32)
    made[1, 2] = 1.0
    mask = mask_of(made)
    assert (mask.width, mask.height) == (4, 3)
    assert mask.values[1 * 4 + 2] == 255
    assert sum(mask.values) == 255


def test_nothing_wanted_opens_no_file(tmp_path):
    assert looks_at(tmp_path / "none.mp4", [[], []]) == [[], []]


@pytest.fixture(scope="module")
def looks(test_data):
    """Each pair of photographs, first and second."""
    made = {}
    for folder in sorted(path for path in (test_data / "photos").iterdir() if path.is_dir()):
        pair = []
        for number in (0, 1):
            with PoseFinder(Settings(outline=True)) as finder:
                pair.append(look_at_picture(finder, next(iter(pictures(folder / f"{number}.jpg")))))
        made[folder.name] = tuple(pair)
    return made


def test_people_who_lie_sit_or_face_the_camera_get_no_curve(looks):
    """Of 20 pairs of photographs, both ways round, one is of somebody upright who straightens."""
    told = {(name, way): curve_of(*pair[::way]) for name, pair in looks.items() for way in (1, -1)}
    assert len(told) == 40
    answered = {key for key, one in told.items() if isinstance(one, Curve)}
    assert answered <= {("Standing_Pelvic_Tilt", -1)}


def test_who_straightens_from_a_stoop_bends_no_further_than_a_person_can(looks):
    neutral, bent = reversed(looks["Standing_Pelvic_Tilt"])
    told = curve_of(neutral, bent)
    if isinstance(told, Curve):
        assert 10.0 < told.total_deg.value < 60.0
        assert told.centroid.high - told.centroid.low > 0.2


def test_some_photographs_have_an_outline(looks):
    found = [one for pair in looks.values() for one in pair if one is not None]
    assert len(found) >= 25
    assert all(0.75 <= one.found <= 1.0 for one in found)


def test_somebody_elsewhere_is_somebody_else(test_data):
    picture = next(iter(pictures(test_data / "photos" / "Standing_Pelvic_Tilt" / "0.jpg")))
    with PoseFinder(Settings(outline=True)) as finder:
        assert look_at_picture(finder, picture, Whereabouts(0.0, (0.05, 0.05), 0.1)) is None
