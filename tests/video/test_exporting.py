"""CSV, TRC, the dataset and the description: whole, described, and the same each time."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from supple.core.sight.landmarks import INDEX, NAMES
from supple.errors import ExchangeError
from supple.video import Choices, export, exporting
from supple.video.alone import alone
from supple.video.decode import Clip
from supple.video.exporting import check_writable, place_for
from supple.video.filtering import GAP, SEEN
from supple.video.landmarks import Track

PICTURES = 20
NOSE, LEFT_HIP = INDEX["nose"], INDEX["left_hip"]


@pytest.fixture
def made(tmp_path):
    """Two people in 20 pictures; the second is not found in the first five, and its nose never."""
    made = np.random.default_rng(4)
    raw = made.uniform(10, 200, (2, PICTURES, 33, 4))
    raw[..., 2:] = 0.75
    raw[1, :5] = np.nan
    filtered = raw[..., :2].copy()
    flags = np.full((2, PICTURES, 33), SEEN, dtype=np.uint8)
    filtered[1, :, NOSE] = np.nan
    flags[1, :5] = flags[1, :, NOSE] = GAP
    clip = Clip(tmp_path / "réel.mp4", "mp4", "h264", 320, 240, 0, 30.0, 0.7)
    return Track(clip, "0" * 64, np.arange(PICTURES) / 30, raw, filtered, flags, Choices(), passing=3)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_description_comes_last_and_names_every_file(made, tmp_path, monkeypatch) -> None:
    paths = export(made, tmp_path / "out")
    described = json.loads(paths[0].read_text(encoding="utf-8"))
    assert paths[0].name == "landmarks.json"
    assert described["files"] == ["raw.csv", "filtered.csv", "person_1.trc", "person_2.trc", "poses.nc"]
    there = {path.name for path in (tmp_path / "out").iterdir()}
    assert there == {"landmarks.json", *described["files"]}


def test_axes_units_gaps_and_provenance_are_described(made, tmp_path) -> None:
    told = json.loads(export(made, tmp_path)[0].read_text(encoding="utf-8"))
    assert told["axes"]["y"] == "down the picture"
    assert told["units"]["length"] == "px of the upright picture"
    assert told["flags"] == {"0": "seen", "1": "bridged", "2": "gap", "3": "too short to filter"}
    assert told["people"][1]["found_in_pictures"] == 15
    assert told["people"][1]["not_found_s"] == [[0.0, pytest.approx(4 / 30)]]
    assert told["passing_bodies_left_out"] == 3
    assert told["whole_file_read"] is True
    assert told["provenance"]["video"]["name"] == "réel.mp4"


def test_raw_csv_holds_every_number_and_leaves_empty_what_was_not_found(made, tmp_path) -> None:
    export(made, tmp_path)
    read = rows(tmp_path / "raw.csv")
    assert len(read) == 2 * PICTURES
    assert list(read[0])[:4] == ["time_s", "picture", "person", "nose_x_px"]
    assert len(read[0]) == 3 + 4 * len(NAMES)
    first, second = read[0], read[1]
    assert (first["person"], second["person"]) == ("person_1", "person_2")
    assert float(first["left_hip_y_px"]) == pytest.approx(made.raw[0, 0, LEFT_HIP, 1], abs=0.005)
    assert second["left_hip_y_px"] == second["left_hip_presence"] == ""
    assert float(read[-1]["time_s"]) == pytest.approx(19 / 30, abs=1e-6)


def test_filtered_csv_flags_each_landmark(made, tmp_path) -> None:
    export(made, tmp_path)
    last = rows(tmp_path / "filtered.csv")[-1]
    assert (last["nose_x_px"], last["nose_flag"]) == ("", "2")
    assert float(last["left_hip_x_px"]) == pytest.approx(made.filtered[1, -1, LEFT_HIP, 0], abs=0.005)
    assert last["left_hip_flag"] == "0"


def test_trc_is_laid_out_as_opensim_reads_it(made, tmp_path) -> None:
    export(made, tmp_path)
    lines = (tmp_path / "person_2.trc").read_text(encoding="ascii").split("\n")
    assert lines[0] == "PathFileType\t4\t(X/Y/Z)\tperson_2.trc"
    titles, values = lines[1].split("\t"), lines[2].split("\t")
    head = dict(zip(titles, values, strict=True))
    assert (head["NumFrames"], head["NumMarkers"], head["Units"]) == ("20", "33", "px")
    assert lines[3].split("\t")[2::3] == list(NAMES)
    assert lines[4].split("\t")[2:5] == ["X1", "Y1", "Z1"]
    assert lines[5] == ""
    table = [line.split("\t") for line in lines[6:-1]]
    assert {len(row) for row in table} == {2 + 3 * len(NAMES)}
    assert table[0][2:5] == ["NaN"] * 3
    hip = table[10][2 + 3 * LEFT_HIP : 5 + 3 * LEFT_HIP]
    x, y = made.filtered[1, 10, LEFT_HIP]
    assert [float(cell) for cell in hip] == pytest.approx([x, 240 - y, 0.0], abs=1e-4)  # y up from below


def test_trc_in_metres_has_the_torso_that_was_given(made, tmp_path) -> None:
    made.filtered[0, :, [INDEX["left_shoulder"], INDEX["right_shoulder"]]] = (100.0, 50.0)
    made.filtered[0, :, [INDEX["left_hip"], INDEX["right_hip"]]] = (100.0, 150.0)
    path = export(made, tmp_path, torso_m=0.5)[0]
    told = json.loads(path.read_text(encoding="utf-8"))["trc"]
    assert (told["unit"], told["m_per_px"][0]) == ("m", pytest.approx(0.005))
    line = (tmp_path / "person_1.trc").read_text(encoding="ascii").split("\n")[6].split("\t")
    shoulder = 2 + 3 * INDEX["left_shoulder"]
    assert [float(cell) for cell in line[shoulder : shoulder + 2]] == pytest.approx([0.5, 0.95])


def test_whose_torso_was_never_seen_has_no_metres(made, tmp_path) -> None:
    made.filtered[1, :, LEFT_HIP] = np.nan
    export(made, tmp_path, torso_m=0.5)
    told = json.loads((tmp_path / "landmarks.json").read_text(encoding="utf-8"), parse_constant=pytest.fail)
    assert told["trc"]["m_per_px"] == [pytest.approx(0.005, rel=1.0), None]
    cells = (tmp_path / "person_2.trc").read_text(encoding="ascii").split("\n")[10].split("\t")[2:]
    assert set(cells) == {"NaN"}


def test_the_dataset_is_one_of_poses_as_movement_wants_it(made, tmp_path) -> None:
    """What movement 0.15's own validator asks for: variables, dimensions, their order, and names."""
    export(made, tmp_path)
    with xr.open_dataset(tmp_path / "poses.nc") as dataset:
        assert dataset["position"].dims == ("time", "space", "keypoints", "individuals")
        assert dataset["confidence"].dims == ("time", "keypoints", "individuals")
        assert list(dataset["space"].values) == ["x", "y"]
        assert list(dataset["keypoints"].values) == list(NAMES)
        assert list(dataset["individuals"].values) == ["person_1", "person_2"]
        assert dataset.attrs["ds_type"] == "poses"
        assert dataset.attrs["time_unit"] == "seconds"
        assert dataset.attrs["fps"] == pytest.approx(30.0)
        assert dataset["time"].values == pytest.approx(made.times_s)
        hip = dataset["position"].sel(keypoints="left_hip", individuals="person_1", space="y")
        assert hip.values == pytest.approx(made.raw[0, :, LEFT_HIP, 1], abs=1e-3)
        assert np.isnan(dataset["position"].sel(individuals="person_2").values[:5]).all()
        assert dataset["flag"].sel(keypoints="nose", individuals="person_2").values.tolist() == [2] * PICTURES
        assert json.loads(dataset.attrs["log"])[0]["operation"] == "supple landmarks"


def test_the_same_track_gives_the_same_bytes(made, tmp_path) -> None:
    def digests(folder):
        export(made, folder)
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}

    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_what_cannot_be_finished_leaves_no_half_file(made, tmp_path, monkeypatch) -> None:
    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting.dataset, "write", fail)
    with pytest.raises(ExchangeError, match="No space left on device"):
        export(made, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_is_not_finished_leaves_an_earlier_run_as_it_was(made, tmp_path, monkeypatch, fault) -> None:
    def fail(*_arguments):
        raise fault

    export(made, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(exporting.dataset, "write", fail)
    with pytest.raises((ExchangeError, KeyboardInterrupt)):
        export(made, tmp_path, torso_m=0.5)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_a_killed_run_left_is_in_nobodys_way(made, tmp_path) -> None:
    folder = place_for(tmp_path, made, set())
    (folder / exporting.UNFINISHED).mkdir(parents=True)
    (folder / exporting.UNFINISHED / "raw.csv").write_text("half of it", encoding="utf-8")
    (folder / "raw.csv").write_text("it was killed while files took their places", encoding="utf-8")
    assert place_for(tmp_path, made, set()) == folder
    export(made, folder)
    assert len(rows(folder / "raw.csv")) == 2 * PICTURES
    assert not (folder / exporting.UNFINISHED).exists()


def test_two_runs_do_not_write_into_one_folder(made, tmp_path) -> None:
    tmp_path.joinpath("out").mkdir()
    with alone(tmp_path / "out"), pytest.raises(ExchangeError, match="Another run is writing into"):
        export(made, tmp_path / "out")


def test_a_name_with_no_room_for_a_folders_is_a_sentence(made, tmp_path) -> None:
    long = replace(made, clip=replace(made.clip, path=tmp_path / f"{'l' * 250}.mp4"))
    with pytest.raises(ExchangeError, match="cannot be written: File name too long"):
        place_for(tmp_path, long, set())


def test_a_folder_that_cannot_be_made_is_a_sentence(made, tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExchangeError, match=r"cannot be written: .* Choose another folder"):
        export(made, tmp_path / "file" / "out")


def test_people_of_an_earlier_run_do_not_stay(made, tmp_path) -> None:
    export(made, tmp_path)
    export(replace(made, raw=made.raw[:1], filtered=made.filtered[:1], flags=made.flags[:1]), tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.trc")) == ["person_1.trc"]


def test_a_folder_belongs_to_one_video(made, tmp_path) -> None:
    first = place_for(tmp_path, made, set())
    export(made, first)
    assert first.name == "réel.mp4-landmarks"
    assert place_for(tmp_path, made, set()) == first
    other = replace(made, sha256="1" * 64)
    assert place_for(tmp_path, other, set()).name == "réel.mp4-landmarks-2"
    assert place_for(tmp_path, made, {first}).name == "réel.mp4-landmarks-2"
    (tmp_path / "réel.mp4-landmarks-2").mkdir()
    (tmp_path / "réel.mp4-landmarks-2" / "mine.txt").write_text("not Supple's")
    assert place_for(tmp_path, other, set()).name == "réel.mp4-landmarks-3"


def test_a_folder_is_named_as_text_too(made, tmp_path) -> None:
    assert export(made, str(tmp_path / "out"))[0] == tmp_path / "out" / "landmarks.json"


def test_what_cannot_be_written_is_told_before_the_work(tmp_path) -> None:
    check_writable(tmp_path / "new" / "folder")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(ExchangeError, match=r"cannot be written: .* Choose another folder"):
        check_writable(tmp_path / "file" / "out")
