"""`supple analyse`: what it prints, writes and ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from supple.cli import main
from supple.video.running import Outcome
from supple.video.summary import exit_code, summary
from tests.video.short_films import film, hugs, seeing

FRAMES = hugs()


@pytest.fixture
def clip(tmp_path, monkeypatch):
    seeing(monkeypatch, FRAMES)
    return film(tmp_path / "clip.mp4", len(FRAMES))


def analyse(*arguments):
    return main(["analyse", *map(str, arguments), "--no-video", "--no-plots"])


def test_one_file_is_counted_and_told_in_a_table(clip, tmp_path, capsys):
    assert analyse(clip, "--movement", "double_knee_hug", "--out", tmp_path / "out") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["file", "length", "repetitions", "not", "judged", "result"]
    assert lines[1].split() == ["clip.mp4", "26", "s", "5", "0", "done"]
    assert lines[3] == f"clip.mp4: {tmp_path / 'out' / 'clip-analysis'}"
    assert lines[4] == "  Double knee hug, hugs: 5 counted."


def test_a_second_run_does_nothing_and_says_so(clip, tmp_path, capsys):
    arguments = (clip, "--movement", "double_knee_hug", "--out", tmp_path / "out")
    analyse(*arguments)
    written = (tmp_path / "out" / "clip-analysis" / "report.json").stat().st_mtime_ns
    assert analyse(*arguments) == 0
    assert "was done before" in capsys.readouterr().out
    assert (tmp_path / "out" / "clip-analysis" / "report.json").stat().st_mtime_ns == written


def test_a_second_run_ends_as_the_first_did(clip, tmp_path, capsys):
    short = film(tmp_path / "short.mp4", 20)
    assert analyse(short, "--out", tmp_path / "out") == 12
    assert analyse(short, "--out", tmp_path / "out") == 12
    assert "was done before: It is 1.9 s long, which is too short" in capsys.readouterr().out


@pytest.mark.parametrize("name", [b"lat\xe9n.mp4", "日本\n.mp4".encode()])
def test_any_name_that_a_file_can_have_is_written_and_told(clip, tmp_path, capsys, name):
    odd = clip.rename(tmp_path / os.fsdecode(name))
    chosen = ("--movement", "double_knee_hug", "--out", tmp_path / "out", "--no-video")
    assert main(["analyse", *map(str, (odd, *chosen))]) == 0
    table = capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert len(table) == 2
    (folder,) = (tmp_path / "out").iterdir()
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert table[1].startswith(report["file"]["name"])
    assert all(ET.parse(plot) for plot in folder.glob("plot-*.svg"))


def test_a_broken_name_does_not_stop_the_others(clip, tmp_path, capsys):
    loop = tmp_path / "loop.mp4"
    loop.symlink_to(loop)
    assert analyse(loop, tmp_path / ("l" * 300), clip, "--out", tmp_path / "out") == 12
    said = capsys.readouterr()
    assert "loop.mp4 cannot be read: Too many levels of symbolic links." in said.err
    assert "cannot be read: File name too long." in said.err
    assert "done" in said.out


def test_one_bad_file_does_not_stop_the_others(clip, tmp_path, capsys):
    bad = tmp_path / "bad.mp4"
    bad.write_text("not a video", encoding="utf-8")
    missing = tmp_path / "missing.mov"
    assert analyse(bad, clip, missing, "--movement", "double_knee_hug", "--out", tmp_path / "out") == 12
    said = capsys.readouterr()
    assert f"supple: {bad} is not a video that can be read." in said.err
    assert f"supple: There is no file {missing}." in said.err
    assert "is not a video that can be read" in said.out
    assert "There is no file" in said.out
    assert "5           0  done" in said.out


@pytest.mark.parametrize("content", [b"", b"not a video", b"\x00" * 4000])
def test_what_is_no_video_is_one_sentence(tmp_path, capsys, content):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(content)
    assert analyse(bad, "--out", tmp_path / "out") == 10
    assert not (tmp_path / "out").exists()
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_the_same_file_twice_is_done_once(clip, tmp_path, capsys):
    assert analyse(clip, clip, "--out", tmp_path / "out") == 0
    assert capsys.readouterr().out.count("clip.mp4:") == 1


def test_two_files_of_one_name_have_a_folder_each(clip, tmp_path, capsys):
    (tmp_path / "other").mkdir()
    other = film(tmp_path / "other" / "clip.mp4", 40)
    assert analyse(clip, other, "--out", tmp_path / "out") == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["clip-analysis", "clip-analysis-2"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--movement", "double_knee_hugg"], "did you mean double_knee_hug?"),
        (["--routine", "five_minutes"], "There is no routine"),
        (["--starts-at", "3"], "--starts-at is for a routine"),
        (["--side", "left"], "--side and --part are for one movement"),
        (["--movement", "double_knee_hug", "--part", "hops"], "There are: hugs"),
    ],
)
def test_wrong_choices_are_refused_before_anything_is_written(clip, tmp_path, capsys, arguments, words):
    assert analyse(clip, *arguments, "--out", tmp_path / "out") == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "option", [["--jobs", "0"], ["--pace", "9"], ["--starts-at", "soon"], ["--people", "7"]]
)
def test_wrong_numbers_are_refused(clip, option, capsys):
    with pytest.raises(SystemExit) as stop:
        analyse(clip, "--routine", *option)
    assert stop.value.code == 2
    assert option[1] in capsys.readouterr().err


def test_a_routine_that_is_not_found_is_said_and_not_judged(clip, tmp_path, capsys):
    assert analyse(clip, "--routine", "--out", tmp_path / "out") == 0
    report = json.loads((tmp_path / "out" / "clip-analysis" / "report.json").read_text(encoding="utf-8"))
    assert report["script"]["start"] == "not_found"
    assert all(movement["parts"] == [] for movement in report["movements"])
    assert any("--starts-at" in note for note in report["notes"])


def test_a_routine_whose_start_is_given_is_judged(clip, tmp_path):
    # The stream does at double speed what the routine asks for first: only that something is judged.
    assert analyse(clip, "--routine", "--starts-at", "2", "--out", tmp_path / "out") == 0
    report = json.loads((tmp_path / "out" / "clip-analysis" / "report.json").read_text(encoding="utf-8"))
    assert report["script"]["start"] == "given"
    first = report["movements"][0]
    assert first["movement"] == "double_knee_hug"
    assert first["ready_at_s"] is not None


def test_a_routine_does_not_begin_after_the_end(clip, tmp_path, capsys):
    assert analyse(clip, "--routine", "--starts-at", "500", "--out", tmp_path / "out") == 2
    assert "is 26 s long: no routine begins at 500 s of it." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_is_not_counted_is_said(clip, tmp_path, capsys):
    assert analyse(clip, "--movement", "bridge", "--out", tmp_path / "out") == 0
    assert "Bridge: its start was never held still" in capsys.readouterr().out


def test_only_this_account_can_read_what_is_written(clip, tmp_path):
    analyse(clip, "--out", tmp_path / "out")
    for path in (tmp_path / "out").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_said(clip, tmp_path, capsys):
    (tmp_path / "file").touch()
    assert analyse(clip, "--out", tmp_path / "file") == 9
    assert "Choose another folder, or free some space." in capsys.readouterr().out


def test_without_the_extra_it_is_one_sentence(clip, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "mediapipe", None)
    assert analyse(clip, "--out", tmp_path / "out") == 11
    error = capsys.readouterr().err
    assert "mediapipe" in error
    assert error.count("\n") == 1


def test_the_command_line_loads_no_video_library():
    code = (
        "import sys, supple.cli; supple.cli._parser();"
        "sys.exit(any(name in sys.modules for name in ('av', 'mediapipe', 'numpy', 'matplotlib')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("codes", "whole"),
    [([0, 0], 0), ([10], 10), ([13, 13], 13), ([0, 10], 12), ([10, 13], 12), ([130, 0], 130), ([130], 130)],
)
def test_the_exit_code_of_several_files(codes, whole):
    outcomes = [Outcome(at, "", "", code, interrupted=code == 130) for at, code in enumerate(codes)]
    assert exit_code(outcomes) == whole


def test_the_table_is_aligned():
    outcomes = [Outcome(0, "a.mp4", "done", seconds=8.0, judged=12), Outcome(1, "longer.mp4", "bad", 10)]
    head, first, second = summary(outcomes).splitlines()
    assert head.index("result") == first.index("done") == second.index("bad")
