"""Pictures of meshes in numpy: what is nearer hides what is behind, and what is outside is left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from studio.bodies.drawing import BACKGROUND, Eye, box, picture
from studio.bodies.sheets import save

EYE = Eye((4.0, 0.0, 0.0), (0.0, 0.0, 0.0), 2.0)
RED, BLUE = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)


def test_the_nearer_box_hides_the_one_behind_it_in_either_order() -> None:
    near, far = box((0.2, -0.3, -0.3), (0.4, 0.3, 0.3), RED), box((-0.6, -0.5, -0.5), (-0.4, 0.5, 0.5), BLUE)
    for surfaces in ([near, far], [far, near]):
        drawn = picture(surfaces, EYE, (80, 60)).astype(int)
        red, _, blue = drawn[30, 40]
        assert red > 100 > blue
        assert drawn[30, 40 + 17, 2] > drawn[30, 40 + 17, 0], "the far box shows beside it"


def test_an_empty_picture_is_background() -> None:
    drawn = picture([box((0.0, 5.0, 5.0), (0.1, 5.1, 5.1), RED)], EYE, (40, 30))
    assert np.abs(drawn / 255.0 - np.array(BACKGROUND)).max() < 0.01


def test_a_picture_is_saved_as_png(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    save(path, np.zeros((2, 3, 3), np.uint8))
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert path.read_bytes()[16:24] == bytes([0, 0, 0, 3, 0, 0, 0, 2])
