"""The whole way with the real pose model: somebody walking, photographs held in turn, two jobs."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from supple.cli import main
from supple.video import analyse

pytestmark = pytest.mark.slow
EXAMPLE = Path(__file__).parents[2] / "examples" / "analyse_a_video.py"
RATE = 10


def held(photos, to, name, turns=2, *, slower=1, sideways=False):
    """Write a video in which two photographs fade into one another, `turns` times there and back.

    A phone held upright writes its pictures `sideways`, with a flag that says so.
    """
    start, end = (
        np.asarray(
            Image.open(photos / name / f"{at}.jpg").convert("RGB").resize((640, 426)), dtype=np.float32
        )
        for at in (0, 1)
    )
    fade = [step / RATE for step in range(RATE)]
    shares = [0.0] * 2 * RATE + ([*fade, *[1.0] * RATE, *fade[::-1], *[0.0] * RATE]) * turns
    with av.open(str(to), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = *((426, 640) if sideways else (640, 426)), "yuv420p"
        if sideways:
            stream.set_display_rotation(-90)
        for number, share in enumerate(shares):
            rgb = (start + (end - start) * share).astype(np.uint8)
            stored = np.ascontiguousarray(np.rot90(rgb)) if sideways else rgb
            frame = av.VideoFrame.from_ndarray(stored, format="rgb24")
            frame.pts = number * slower
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return to


def test_a_walk_is_seen_and_nothing_is_counted(test_data, tmp_path):
    walk = test_data / "walk-video" / "demo.mp4"
    arguments = [str(walk), "--no-plots", "--movement", "double_knee_hug", "--out", str(tmp_path)]
    assert main(["analyse", *arguments]) == 0
    folder = tmp_path / "demo-analysis"
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["seen"]["frames"] == 230
    assert report["seen"]["with_body"] > 200
    assert report["seen"]["with_several"] > 50
    assert report["movements"][0]["parts"] == []
    with av.open(str(folder / "annotated.mp4")) as container:
        assert sum(1 for _ in container.decode(video=0)) == 230


@pytest.mark.parametrize(
    ("photos", "movement"),
    [
        ("Superman", "supported_extension"),
        ("Pelvic_Tilt_Into_Bridge", "bridge"),
        ("Hug_Knees_To_Chest", "double_knee_hug"),
    ],
)
def test_movements_held_from_photographs_are_counted(test_data, tmp_path, photos, movement):
    clip = held(test_data / "photos", tmp_path / "clip.mp4", photos, turns=4)
    report = analyse(clip, movement)
    (seen,) = report.movements
    assert [part.judged for part in seen.parts] == [4]
    assert report.repetitions == 4


def test_a_knee_that_is_hugged_for_long_enough_is_counted(test_data, tmp_path):
    clip = held(test_data / "photos", tmp_path / "clip.mp4", "One_Knee_To_Chest", turns=3, slower=2)
    assert analyse(clip, "single_knee_hug").repetitions == 3


def test_lifting_from_the_front_is_no_knee_hug(test_data, tmp_path):
    clip = held(test_data / "photos", tmp_path / "clip.mp4", "Superman")
    report = analyse(clip, "double_knee_hug")
    assert report.repetitions == 0
    assert any("nothing was counted" in note for note in report.notes)


def test_two_jobs_say_the_same_as_one(test_data, tmp_path):
    photos = test_data / "photos"
    clips = [
        held(photos, tmp_path / f"{name}.mp4", name, turns=1) for name in ("Hug_Knees_To_Chest", "Superman")
    ]
    said = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        arguments = [*map(str, clips), "--movement", "double_knee_hug", "--no-video", "--jobs", jobs]
        assert main(["analyse", *arguments, "--out", str(out)]) == 0
        reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob("*/report.json"))]
        for report in reports:
            del report["provenance"]["made_at"]
        tables = [path.read_bytes() for path in sorted(out.glob("*/frames.csv"))]
        said.append((reports, tables))
    assert said[0] == said[1]
    assert len(said[0][0]) == 2


def test_the_example_runs(test_data, tmp_path, capsys):
    clip = held(test_data / "photos", tmp_path / "clip.mp4", "Pelvic_Tilt_Into_Bridge")
    spec = importlib.util.spec_from_file_location("analyse_a_video", EXAMPLE)
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    assert example.main([str(clip), "bridge"]) == 0
    out = capsys.readouterr().out
    assert "2 counted, 0 not judged" in out
    assert "It cannot tell:" in out
    assert example.main([str(tmp_path / "missing.mp4")]) == 10


def test_an_upright_phones_video_gives_what_the_plain_one_gives(test_data, tmp_path):
    plain, upright = (
        analyse(
            held(test_data / "photos", tmp_path / f"{sideways}.mp4", "Hug_Knees_To_Chest", sideways=sideways),
            "double_knee_hug",
        )
        for sideways in (False, True)
    )
    assert (plain.file.rotation_deg, upright.file.rotation_deg) == (0, 90)
    assert (upright.file.width_px, upright.file.height_px) == (plain.file.width_px, plain.file.height_px)
    assert upright.seen.with_body == plain.seen.with_body > 0
    (one,), (other,) = plain.movements[0].parts, upright.movements[0].parts
    assert (one.part, one.judged) == (other.part, other.judged)
    assert one.judged > 0
    assert one.ranges[0].median == pytest.approx(other.ranges[0].median, abs=3.0)
