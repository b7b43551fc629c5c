"""The line of the back that is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from supple.core.sight.curve_line import NECK, SACRUM, back_line
from tests.core.sight.test_curve import pair


def test_it_runs_from_the_sacrum_to_the_neck_in_thirds():
    line = back_line(pair("even")[0])
    assert [third for _, third in line] == sorted(third for _, third in line)
    assert {third for _, third in line} == {0, 1, 2}
    heights = [y for (_, y), _ in line]
    assert heights == sorted(heights)
    assert heights[0] == pytest.approx(SACRUM, abs=0.15)
    assert heights[-1] == pytest.approx(NECK, abs=0.15)


def test_the_back_is_behind_somebody_upright():
    upright = replace(pair("even")[0], lean_deg=0.0)
    assert all(x < 0.0 for (x, _), _ in back_line(upright))


def test_an_arm_behind_the_back_is_no_part_of_the_line():
    one = replace(pair("even")[0], lean_deg=0.0, back=(0.05,) * 33, length=0.25)
    armed = replace(one, back=(*one.back[:16], *(0.2,) * 6, *one.back[22:]))
    for (point, third), (plain, same) in zip(back_line(armed), back_line(one), strict=True):
        assert point == pytest.approx(plain)
        assert third == same


def test_who_leans_back_has_the_line_lean_back():
    one = replace(pair("even")[0], lean_deg=0.0)
    (upright_x, _), _ = back_line(one)[-1]
    (leaning_x, _), _ = back_line(replace(one, lean_deg=-30.0))[-1]
    assert leaning_x < upright_x - 0.3
