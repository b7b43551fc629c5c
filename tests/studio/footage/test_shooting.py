"""Footage: the same from the same seed, and true to its truth."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from studio.bodies.people import people
from studio.footage import Camera, Look, Scene, Shoot, film
from studio.footage.__main__ import main
from studio.footage.cast import known_actor, posed
from studio.footage.filming import film_session
from studio.streams.landmarks import NAMES
from studio.streams.options import Course, Options
from studio.streams.performing import performed
from studio.streams.truth import truth_of
from supple.core.movement import catalogue, pose_of, timeline
from supple.core.movement.spreads import spread_weights
from supple.errors import ExtraError
from supple.video.decode import pictures

KNOWN = catalogue()
SMALL = Camera(size_px=(160, 120))
QUICK = Look(finer=1)
HUG = pose_of(KNOWN, "double_knee_hug.hug")
BACK = pose_of(KNOWN, "gentle_backbend.extended")
STANDING = pose_of(KNOWN, "positions.standing")
BUSY = Look(light="window", background="busy", clutter=4, blur_px=0.6, motion=2, finer=1)
FACED = ("shoulder", "elbow", "hip", "knee", "ankle")


def scene(**changes):
    return replace(Scene(camera=SMALL, look=QUICK), **changes)


def clip(options=None, count=6, **changes):
    options = options or Options("gentle_backbend", course=Course(repetitions=1))
    return list(islice(film(scene(**changes), options, 2.0, KNOWN), count))


def test_the_same_seed_gives_the_same_pictures_and_another_gives_others():
    first, again = (clip(look=BUSY, seed=4) for _ in range(2))
    for one, other in zip(first, again, strict=True):
        assert (one.rgb == other.rgb).all()
        assert (one.mask == other.mask).all()
        assert one.truth.to_json() == other.truth.to_json()
    assert (first[0].rgb != clip(look=BUSY, seed=5, count=1)[0].rgb).mean() > 0.5


@pytest.mark.parametrize("person", ["rosa", "edwin", "grace", "kofi"])
@pytest.mark.parametrize("pose", [HUG, BACK, STANDING], ids=["hug", "back", "standing"])
@pytest.mark.parametrize("from_deg", [90.0, -90.0, 0.0])
def test_the_silhouette_holds_the_joints(person, pose, from_deg):
    frame = Shoot(scene(person=person, camera=replace(SMALL, from_deg=from_deg)), [pose]).frame(pose)
    inside = frame.mask > 0
    places = [*frame.truth.spine_places[:-1]]
    places += [frame.truth.places[NAMES.index(f"{s}_{j}")] for s in ("left", "right") for j in FACED]
    for x, y in places:
        column, row = int(x * 160), int(y * 120)
        assert inside[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2].any()


def test_a_body_fills_the_picture_as_asked_and_stands_where_the_camera_says():
    for fill in (0.5, 0.9):
        frame = Shoot(scene(camera=replace(SMALL, fill=fill)), [STANDING]).frame(STANDING)
        rows, _ = np.nonzero(frame.mask > 127)
        assert np.ptp(rows) / 120 == pytest.approx(fill, abs=0.05)
    near, far = (
        (Shoot(scene(camera=replace(SMALL, distance_m=m)), [STANDING]).frame(STANDING).mask > 127).sum()
        for m in (3.0, 6.0)
    )
    assert near == pytest.approx(4.0 * far, rel=0.15)


def test_a_mirrored_picture_has_its_names_changed_too():
    plain = Shoot(scene(), [HUG]).frame(HUG)
    mirrored = Shoot(scene(camera=replace(SMALL, mirrored=True)), [HUG]).frame(HUG)
    assert (mirrored.mask == plain.mask[:, ::-1]).all()
    left, right = NAMES.index("left_knee"), NAMES.index("right_knee")
    assert mirrored.truth.places[left] == pytest.approx(plain.truth.places[right] * (-1, 1) + (1, 0))
    assert mirrored.truth.points_m[left] == pytest.approx(plain.truth.points_m[right])


def test_a_spread_changes_the_back_and_not_how_far_it_bends():
    shoot = Shoot(scene(), [BACK])
    hinge, even = (shoot.frame(BACK, spread) for spread in ("hinge", "even"))
    assert sum(hinge.truth.bends_deg) == pytest.approx(sum(even.truth.bends_deg))
    assert hinge.truth.bends_deg[0] == pytest.approx(sum(BACK.bends_deg))
    assert even.truth.bends_deg == pytest.approx([sum(BACK.bends_deg) * w for w in spread_weights("even")])
    assert np.abs(hinge.truth.spine_m - even.truth.spine_m).max() > 0.01
    assert (hinge.mask != even.mask).sum() > 20


def test_the_neck_is_where_the_spine_ends():
    truth = Shoot(scene(), [STANDING]).frame(STANDING).truth
    steps = np.linalg.norm(np.diff(truth.spine_m, axis=0), axis=1)
    assert steps == pytest.approx([0.036] * 5 + [0.0225] * 12, abs=0.014)
    assert truth.torso == pytest.approx(0.48, abs=0.03)


def test_light_changes_the_picture_and_not_the_truth():
    bright, dim = (clip(look=replace(QUICK, light=light), count=1)[0] for light in ("day", "dim"))
    assert dim.rgb.mean() < 0.6 * bright.rgb.mean()
    assert (dim.mask == bright.mask).all()
    assert dim.truth.places == pytest.approx(bright.truth.places, nan_ok=True)


def test_nothing_stands_before_the_body():
    for seed in range(4):
        cluttered, empty = (clip(look=replace(QUICK, clutter=n), seed=seed, count=1)[0] for n in (9, 0))
        assert (cluttered.mask == empty.mask).all()
        assert (cluttered.rgb != empty.rgb).any()


def test_a_performance_is_labelled_as_its_stream_is():
    options = Options("gentle_backbend", course=Course(repetitions=2))
    truth = truth_of(performed(KNOWN, options))
    frames = clip(options, count=400)
    for one in truth.repetitions:
        inside = [frame.truth for frame in frames if one.start_s < frame.time_s < one.end_s - 0.6]
        assert {frame.movement for frame in inside} <= {"gentle_backbend", ""}
        assert {frame.repetition for frame in inside if frame.movement} == {truth.repetitions.index(one) + 1}
    phases = {phase.id for part in KNOWN.movements["gentle_backbend"].parts for phase in part.phases}
    assert {frame.truth.phase for frame in frames if frame.truth.movement} == phases
    assert any(frame.truth.hold for frame in frames)
    assert not frames[0].truth.movement
    assert not frames[0].truth.hold


def test_a_session_brings_what_each_pose_rests_on():
    session = timeline(KNOWN, "four_minutes")
    kept = replace(session, ready=session.ready[:2], beats=session.beats[:2], after=())
    frames = list(film_session(scene(), Options("four_minutes"), kept, 0.5))
    assert len(frames) > 5
    assert all((frame.mask > 127).any() for frame in frames)


def test_a_person_is_the_same_posed_as_in_the_clips():
    actor = known_actor("rosa")
    model, shown = posed(actor, STANDING)
    assert model.points[:, 2].min() == pytest.approx(0.0, abs=0.01)
    assert shown.joints["left_hand"][2] < shown.joints["left_forearm"][2] < shown.joints["left_upper_arm"][2]
    palm = model.points[actor.figure.whole.weights[:, actor.person.names.index("left_fingers")] > 0.5]
    assert np.linalg.norm(palm.mean(axis=0) - shown.joints["left_fingers"]) < 0.06


def test_a_body_that_cannot_be_made_here_is_one_sentence(monkeypatch):
    def missing(described):
        raise ModuleNotFoundError("No module named 'torch'", name="torch")

    monkeypatch.setattr("studio.footage.cast.figure", missing)
    with pytest.raises(ExtraError, match="A new body needs torch"):
        Shoot(scene(person=replace(people()["rosa"], cloth="loose")), [STANDING])


@pytest.mark.parametrize("kind", ["mp4", "y4m", "mjpeg"])
def test_the_command_writes_a_clip_and_its_truth(tmp_path, kind):
    out, truth = tmp_path / f"clip.{kind}", tmp_path / "truth.json"
    asked = [
        "bridge",
        "--out",
        out,
        "--truth",
        truth,
        "--rate",
        "1",
        "--repetitions",
        "1",
        "--size",
        "160x120",
    ]
    assert main([*map(str, asked), "--finer", "1", "--view", "right"]) == 0
    told = json.loads(truth.read_text("utf-8"))
    assert told["landmarks"] == list(NAMES)
    shown = [picture.rgb.shape for picture in pictures(out)] if kind == "mp4" else []
    assert set(shown) <= {(120, 160, 3)}
    raw = out.read_bytes()
    count = {"mp4": len(shown), "y4m": raw.count(b"FRAME\n"), "mjpeg": raw.count(b"\xff\xd8\xff")}[kind]
    assert count == len(told["frames"]) > 5
    if kind == "y4m":
        assert raw.startswith(b"YUV4MPEG2 W160 H120 F1000:1000 Ip A1:1 C420jpeg\n")
        assert len(raw) == raw.index(b"\n") + 1 + count * (6 + 160 * 120 * 3 // 2)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["gentle_backben", "--out", "a.mp4"], "did you mean gentle_backbend?"),
        (["bridge"], "Name a file with --out"),
        (["bridge", "--out", "a.avi"], "a.avi is no video that can be written"),
        (["bridge", "--out", "a.mp4", "--size", "tiny"], "'tiny' is no size of a picture"),
    ],
)
def test_what_cannot_be_filmed_is_one_sentence(asked, said, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert main(asked) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
