"""One file from beginning to end, interrupted and taken up again; the pose model is a computed stream."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from supple.video.places import Place, place_for
from supple.video.running import Order, run, task_key
from supple.video.task import Task
from tests.video.short_films import film, hugs, seeing

WHOLE = Task(movement="double_knee_hug")
TASK = Task(movement="double_knee_hug", video=False, plots=False)
FRAMES = hugs()


@pytest.fixture
def finder(monkeypatch):
    return seeing(monkeypatch, FRAMES)


@pytest.fixture
def clip(tmp_path):
    return film(tmp_path / "clip.mp4", len(FRAMES))


def order(clip, task=TASK, sha256="of the clip"):
    place = place_for(clip.parent / "out", "clip", task_key(sha256, task), set())
    return Order(0, clip, sha256, task, place)


def go_on(_share, _before):
    return True


def stopping_at(share):
    return lambda done, _before: done < share


def report_in(folder):
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_everything_is_written_and_nothing_is_left_over(clip, finder):
    outcome = run(order(clip, WHOLE), go_on)
    assert (outcome.code, outcome.judged, outcome.sentence) == (0, 5, "done")
    names = sorted(path.name for path in outcome.folder.iterdir())
    assert names[:2] == ["annotated.mp4", "frames.csv"]
    assert "report.json" in names
    assert all(name.startswith(("annotated", "frames", "plot-", "report")) for name in names)


def test_a_second_run_keeps_out_of_a_folder_that_is_being_written(clip, finder):
    first, heard = order(clip), []

    def share(_share, _before):
        heard.append(run(first, go_on)) if not heard else None
        return True

    assert run(first, share).code == 0
    assert heard[0].code == 9
    assert "Another run is writing into" in heard[0].sentence
    assert run(order(clip), go_on).code == 0


def test_the_report_says_with_what_it_was_made(clip, finder):
    report = report_in(run(order(clip), go_on).folder)
    assert report["file"]["sha256"] == "of the clip"
    assert len(report["provenance"]["model_sha256"]) == 64
    assert report["provenance"]["parameters"]["movement"] == "double_knee_hug"
    assert {"av", "mediapipe"} <= set(report["provenance"]["libraries"])
    assert report["provenance"]["resumed_at_s"] == []


def test_the_table_has_a_row_for_each_picture_and_counts_up(clip, finder):
    folder = run(order(clip), go_on).folder
    with (folder / "frames.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(FRAMES)
    counts = [int(row["count"]) for row in rows]
    assert counts == sorted(counts)
    assert counts[-1] == 5
    assert {"getting_ready", "counting"} <= {row["state"] for row in rows}
    assert any(float(row["hip_flexion_deg"] or 0) > 120 for row in rows)
    assert {float(row["coverage"]) for row in rows if row["state"] == "counting"} == {1.0}


def test_the_table_says_how_much_of_the_measures_was_seen(clip, finder):
    finder.frames = tuple(type(one)(one.time_s, one.aspect, (hidden_ankles(one),)) for one in FRAMES)
    folder = run(order(clip), go_on).folder
    with (folder / "frames.csv").open(encoding="utf-8", newline="") as file:
        shares = {float(row["coverage"]) for row in csv.DictReader(file)}
    assert shares
    assert max(shares) < 1.0


def hidden_ankles(frame):
    """Put both ankles far below the picture."""
    body = list(frame.bodies[0])
    for ankle in (27, 28):
        body[4 * ankle + 1] = 1.8
    return body


def test_interrupted_results_are_kept_and_the_second_run_goes_on(clip, finder):
    stopped = run(order(clip), stopping_at(0.35))
    assert (stopped.code, stopped.interrupted) == (130, True)
    partial = report_in(stopped.folder)
    assert partial["ended"] == "interrupted"
    assert 0 < partial["seen"]["frames"] < len(FRAMES)
    assert any("has not been looked at" in note for note in partial["notes"])

    looked = finder.looked
    again = order(clip)
    assert again.place == Place(stopped.folder, "unfinished")
    done = run(again, go_on)
    warmed_up = 2 * 10 + 1
    assert finder.looked - looked <= len(FRAMES) - partial["seen"]["frames"] + warmed_up
    assert done.judged == 5
    assert len(report_in(done.folder)["provenance"]["resumed_at_s"]) == 1


def test_a_run_taken_up_again_says_the_same_as_one_that_was_not(tmp_path, clip, finder):
    run(order(clip), stopping_at(0.5))
    resumed = report_in(run(order(clip), go_on).folder)
    plain = report_in(run(order(clip, sha256="another name"), go_on).folder)
    for report in (resumed, plain):
        del report["provenance"], report["file"]
    assert resumed == plain


def test_stopped_while_drawing_keeps_the_whole_report(clip, finder):
    stopped = run(order(clip, WHOLE), stopping_at(0.85))
    assert report_in(stopped.folder)["ended"] == "end"
    assert not (stopped.folder / "annotated.mp4").exists()
    assert not list(stopped.folder.glob(".*"))
    looked = finder.looked
    assert run(order(clip, WHOLE), go_on).code == 0
    assert finder.looked - looked <= 2 * 10 + 1


def test_finished_results_are_found_again(clip, finder):
    done = run(order(clip), go_on)
    assert order(clip).place == Place(done.folder, "finished")


@pytest.mark.parametrize("other", [{"sha256": "another file"}, {"task": replace(TASK, mirrored=True)}])
def test_other_results_are_never_written_over(clip, finder, other):
    done = run(order(clip), go_on)
    place = order(clip, **other).place
    assert place.found == "new"
    assert place.folder.name == "clip-analysis-2"
    assert done.folder.name == "clip-analysis"


@pytest.mark.parametrize("report", ["mine", "[1]", '{"provenance": []}', '{"provenance": {"parameters": 1}}'])
def test_a_folder_of_somebody_elses_is_left_alone(clip, report):
    folder = clip.parent / "out" / "clip-analysis"
    folder.mkdir(parents=True)
    (folder / "report.json").write_text(report, encoding="utf-8")
    assert order(clip).place.folder.name == "clip-analysis-2"


def test_a_fault_while_writing_leaves_nothing_half_written(clip, finder, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("supple.video.table.Table.add", full)
    outcome = run(order(clip), go_on)
    assert outcome.code == 9
    assert "No space left on device" in outcome.sentence
    assert sorted(path.name for path in outcome.folder.iterdir()) == [
        "unfinished.json",
        "unfinished.landmarks",
    ]


def test_a_file_that_goes_meanwhile_is_said_and_what_was_seen_is_kept(clip, finder):
    def share(done, _before):
        if done > 0.5:
            clip.unlink(missing_ok=True)
        return True

    outcome = run(order(clip), share)
    assert (outcome.code, outcome.sentence) == (10, f"There is no file {clip}. Look at its name.")
    assert (outcome.folder / "unfinished.landmarks").stat().st_size > len(FRAMES) * 500


def test_a_folder_that_another_run_filled_meanwhile_is_left_alone(clip, finder):
    planned, other = order(clip), order(clip, sha256="another file")
    run(other, go_on)
    before = (other.place.folder / "report.json").read_bytes()
    outcome = run(planned, go_on)
    assert outcome.code == 9
    assert "was filled by another run meanwhile. Give the same command again" in outcome.sentence
    assert (other.place.folder / "report.json").read_bytes() == before
    assert order(clip).place.folder.name == "clip-analysis-2"


def test_nobody_in_the_whole_file_is_said_and_kept(clip, finder):
    finder.frames = tuple(type(frame)(frame.time_s, frame.aspect, ()) for frame in FRAMES)
    outcome = run(order(clip), go_on)
    assert outcome.code == 13
    assert outcome.sentence == "No person was found in it."
    assert report_in(outcome.folder)["notes"][0] == "No person was found in it."


def test_a_short_file_is_said(tmp_path, finder):
    outcome = run(order(film(tmp_path / "clip.mp4", 20)), go_on)
    assert outcome.code == 12
    assert "too short" in outcome.sentence


def test_a_file_that_breaks_off_is_analysed_up_to_there(clip, finder):
    cut = film(clip.with_suffix(".mkv"), len(FRAMES))
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    outcome = run(order(cut), go_on)
    assert outcome.code == 12
    assert "breaks off" in outcome.sentence
    report = report_in(outcome.folder)
    assert report["ended"] == "cut_off"
    assert 0 < report["seen"]["frames"] < len(FRAMES)
