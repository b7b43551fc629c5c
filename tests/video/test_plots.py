"""Plots: valid SVG, the same each time, marks for what was counted and not seen, and no global state."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from studio.streams import Options, stream
from supple.video.analysing import course_of, judged, report_on
from supple.video.curves import MOST_POINTS, Curves
from supple.video.decode import probe
from supple.video.plots import plot_all
from supple.video.task import Task
from supple.video.watching import Watched
from tests.video.short_films import film


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plots")
    frames = stream(Options("double_knee_hug")).frames
    course, curves = course_of(Task(movement="double_knee_hug"), lambda: frames), Curves()
    result = judged(course, frames, (curves.add,))
    clip = probe(film(folder / "a $x_1$ & <b>.mp4", 3))
    return report_on((clip, "0"), course, Watched("end", ()), result), curves


def test_one_plot_for_each_measure_that_was_seen(made, tmp_path):
    names = {path.name for path in plot_all(*made, tmp_path)}
    assert "plot-hip_flexion_deg.svg" in names
    assert names == {path.name for path in tmp_path.iterdir()}


def test_a_plot_is_an_svg_with_numbered_repetitions(made, tmp_path):
    plot_all(*made, tmp_path)
    tree = ET.parse(tmp_path / "plot-hip_flexion_deg.svg")
    texts = ["".join(text.itertext()).strip() for text in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"1", "2", "3", "4", "5", "seconds", "degrees"} <= set(texts)
    assert "hip bend: a $x_1$ & <b>.mp4" in texts


def test_letters_that_matplotlib_has_not_are_no_fault(made, tmp_path):
    report, curves = made
    named = replace(report, file=replace(report.file, name="日本 é😀.mp4"))
    svg = plot_all(named, curves, tmp_path)[0].read_text(encoding="utf-8")  # a warning would be an error
    assert "日本 é😀.mp4" in svg


def test_the_same_report_gives_the_same_plot(made, tmp_path):
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        plot_all(*made, folder)
    name = "plot-hip_flexion_deg.svg"
    assert (first / name).read_bytes() == (second / name).read_bytes()


def test_pyplot_is_never_loaded():
    code = "import sys, supple.video.plots; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_curves_stay_small_however_long_the_file(made):
    moment = next(iter(course_of(Task(), list).moments(stream(Options("double_knee_hug")).frames[:1])))
    curves = Curves()
    for _ in range(5 * MOST_POINTS):
        curves.add(moment)
    assert len(curves.times_s) <= MOST_POINTS
    assert all(len(values) == len(curves.times_s) for values in curves.values.values())
