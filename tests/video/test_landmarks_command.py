"""`supple landmarks`: what it says, where it writes, and how it ends."""

from __future__ import annotations

import json
import os

import pytest

from supple.cli import main
from supple.errors import ExchangeError, NobodyError, PartError, VideoError
from tests.video.films import cut, grey, noisy
from tests.video.people import body, frame, seeing


@pytest.fixture
def person(monkeypatch):
    seeing(monkeypatch, lambda picture: frame(picture.time_s, body(0.5), aspect=picture.aspect))


def test_one_file(tmp_path, person, capsys) -> None:
    path = grey(tmp_path / "clip.mp4", 30)
    assert main(["landmarks", str(path), "--out", str(tmp_path)]) == 0
    said = capsys.readouterr()
    folder = tmp_path / "clip.mp4-landmarks"
    assert said.out == f"{path}: 1 person in 1.0 s, found in 100 % of the pictures -> {folder}\n"
    assert said.err == ""
    assert (folder / "landmarks.json").is_file()


def test_choices_are_taken_and_written_down(tmp_path, person) -> None:
    path = grey(tmp_path / "clip.mp4", 30)
    chosen = [
        "--model",
        "lite",
        "--people",
        "3",
        "--cut-off",
        "4",
        "--longest-gap",
        "0.5",
        "--torso-m",
        "0.5",
    ]
    assert main(["landmarks", str(path), "--out", str(tmp_path), *chosen]) == 0
    told = json.loads((tmp_path / "clip.mp4-landmarks" / "landmarks.json").read_text(encoding="utf-8"))
    parameters = told["provenance"]["parameters"]
    assert (parameters["pose"]["model"], parameters["pose"]["bodies"]) == ("lite", 3)
    assert (parameters["filter"]["cut_off_hz"], parameters["filter"]["longest_gap_s"]) == (4.0, 0.5)
    assert told["trc"]["unit"] == "m"


def test_one_bad_file_does_not_keep_the_others_from_being_done(tmp_path, person, capsys) -> None:
    good, bad = grey(tmp_path / "good.mp4", 30), tmp_path / "bad.mp4"
    bad.write_bytes(b"no video")
    code = main(["landmarks", str(bad), str(good), str(tmp_path), "--out", str(tmp_path / "out")])
    assert code == PartError.exit_code
    said = capsys.readouterr()
    assert "good.mp4: 1 person" in said.out
    assert f"supple: {bad} is not a video" in said.err
    assert f"supple: {tmp_path} is a folder. Name the video files in it." in said.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.mp4-landmarks"]


def test_two_files_of_one_name_get_a_folder_each(tmp_path, person) -> None:
    paths = []
    for number, name in enumerate(("a", "b")):
        (tmp_path / name).mkdir()
        paths.append(str(grey(tmp_path / name / "clip.mp4", 30 + number)))
    assert main(["landmarks", *paths, "--out", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "clip.mp4-landmarks",
        "clip.mp4-landmarks-2",
    }


def test_the_same_file_twice_is_done_once(tmp_path, person) -> None:
    path = str(grey(tmp_path / "clip.mp4", 30))
    assert main(["landmarks", path, path, "--out", str(tmp_path / "out")]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["clip.mp4-landmarks"]


def test_a_name_with_no_room_for_the_folders_is_told_before_the_work(tmp_path, monkeypatch, capsys) -> None:
    seeing(monkeypatch, lambda picture: pytest.fail("it was looked at"))
    path = grey(tmp_path / "clip.mp4", 30).rename(tmp_path / f"{'l' * 248}.mp4")
    assert main(["landmarks", str(path), "--out", str(tmp_path)]) == ExchangeError.exit_code
    assert "cannot be written: File name too long. Choose another folder" in capsys.readouterr().err


def test_a_file_that_is_gone_before_the_end_is_done(tmp_path, monkeypatch) -> None:
    path = grey(tmp_path / "clip.mp4", 30)

    def find(picture):
        path.unlink(missing_ok=True)
        return frame(picture.time_s, body(0.5), aspect=picture.aspect)

    seeing(monkeypatch, find)
    assert main(["landmarks", str(path), "--out", str(tmp_path)]) == 0
    assert (tmp_path / "clip.mp4-landmarks" / "landmarks.json").is_file()


def test_a_name_that_is_no_text_is_written_and_told(tmp_path, person, capsys) -> None:
    path = grey(tmp_path / "clip.mp4", 30).rename(tmp_path / os.fsdecode(b"lat\xe9n.mp4"))
    assert main(["landmarks", str(path), "--out", str(tmp_path)]) == 0
    assert r"lat\udce9n.mp4: 1 person" in capsys.readouterr().out
    (folder,) = tmp_path.glob("*-landmarks")
    told = json.loads((folder / "landmarks.json").read_text(encoding="utf-8"))
    assert told["provenance"]["video"]["name"] == r"lat\udce9n.mp4"


@pytest.mark.parametrize(
    ("make", "error", "sentence"),
    [
        (lambda folder: folder / "gone.mp4", VideoError, "There is no file"),
        (lambda folder: grey(folder / "short.mp4", 4), VideoError, "is too short: it has 4 pictures."),
        (lambda folder: cut(noisy(folder / "cut.mkv"), 0.6), PartError, "What could be read was written."),
    ],
)
def test_each_fault_is_a_sentence_and_an_exit_code(tmp_path, person, capsys, make, error, sentence) -> None:
    assert main(["landmarks", str(make(tmp_path)), "--out", str(tmp_path / "out")]) == error.exit_code
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert "Traceback" not in said


def test_what_could_be_read_of_a_cut_file_is_there(tmp_path, person) -> None:
    path = cut(noisy(tmp_path / "cut.mkv"), 0.6)
    main(["landmarks", str(path), "--out", str(tmp_path)])
    told = json.loads((tmp_path / "cut.mkv-landmarks" / "landmarks.json").read_text(encoding="utf-8"))
    assert told["whole_file_read"] is False
    assert "breaks off after" in told["fault"]
    assert told["pictures"] > 25


def test_nobody_ends_with_a_code_of_its_own(tmp_path, monkeypatch, capsys) -> None:
    seeing(monkeypatch, lambda picture: frame(picture.time_s))
    path = grey(tmp_path / "empty-room.mp4", 30)
    assert main(["landmarks", str(path), "--out", str(tmp_path / "out")]) == NobodyError.exit_code
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "wrong", [["--people", "1"], ["--cut-off", "0"], ["--cut-off", "nan"], ["--torso-m", "x"]]
)
def test_choices_that_are_none_are_refused(tmp_path, wrong, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["landmarks", "clip.mp4", *wrong])
    assert ended.value.code == 2
    assert wrong[1] in capsys.readouterr().err
