"""The figure for the page: the same parts and points in every frame, in whole numbers, small."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.pose import between, pose_from
from supple.core.movement.poses import pose_of
from supple.drawing.camera import VIEWS
from supple.drawing.figure import MOST_FRAMES, VIEW_BOX, Clip, clip, figure_json, frame, frames_needed, way
from supple.drawing.parts import PARTS
from supple.drawing.props import prop


@pytest.fixture(scope="module")
def figure() -> dict[str, Any]:
    return figure_json(timeline(catalogue(), "four_minutes"), catalogue())


def test_every_beat_has_its_clip(figure: dict[str, Any]) -> None:
    session = timeline(catalogue(), "four_minutes")
    for beat in (*session.ready, *session.beats, *session.after):
        made = figure["clips"][f"{beat.pose_from}>{beat.pose_to}"]
        assert made["view"] in figure["parts"]


def test_each_part_has_as_many_points_in_every_frame(figure: dict[str, Any]) -> None:
    counts = {view: [len(row) for row in frame(pose_from({}), VIEWS[view])] for view in figure["parts"]}
    for made in figure["clips"].values():
        for one in made["frames"]:
            assert [len(row) for row in one] == counts[made["view"]]
            assert all(isinstance(value, int) for row in one for value in row)


def test_what_stands_by_is_named_as_well_as_drawn(figure: dict[str, Any]) -> None:
    assert any("chair" in made["things"] for made in figure["clips"].values())
    for key, made in figure["clips"].items():
        assert made["things"] == list(clip_of(key).props)
        assert bool(made["things"]) >= bool(made["props"])


def clip_of(key: str) -> Clip:
    pose_from, pose_to = key.split(">")
    poses = {name: pose_of(catalogue(), name) for name in (pose_from, pose_to)}
    return clip(poses, pose_from, pose_to, "side", 2)


def test_parts_are_named_once_and_painted_by_class(figure: dict[str, Any]) -> None:
    for parts in figure["parts"].values():
        assert len({part["name"] for part in parts}) == len(parts)
        assert all(part["class"].startswith("fig-") for part in parts)
        assert {part["kind"] for part in parts} <= {"area", "line", "dots"}


def test_everything_is_inside_the_picture(figure: dict[str, Any]) -> None:
    for made in figure["clips"].values():
        x, y, width, height = VIEW_BOX[made["view"]]
        for one in made["frames"]:
            for row in one:
                assert x <= min(row[0::2]) <= max(row[0::2]) <= x + width
                assert y <= min(row[1::2]) <= max(row[1::2]) <= y + height


def test_a_frame_is_small(figure: dict[str, Any]) -> None:
    frames = [one for made in figure["clips"].values() for one in made["frames"]]
    sizes = [len(json.dumps(one, separators=(",", ":"))) for one in frames]
    assert sum(sizes) / len(sizes) < 3_300
    assert max(sizes) < 3_800


def test_clips_meet_where_beats_meet(figure: dict[str, Any]) -> None:
    session = timeline(catalogue(), "four_minutes")
    for before, after in pairwise((*session.ready, *session.beats, *session.after)):
        one = figure["clips"][f"{before.pose_from}>{before.pose_to}"]
        other = figure["clips"][f"{after.pose_from}>{after.pose_to}"]
        if one["view"] == other["view"]:
            assert one["frames"][-1] == other["frames"][0]


def test_a_hold_is_one_frame_and_a_wide_turn_has_more() -> None:
    still, bent = pose_from({}), pose_from({"left_knee_flexion_deg": 90})
    assert frames_needed(still, still) == 1
    assert 2 < frames_needed(still, bent) <= MOST_FRAMES


def test_straight_lines_between_frames_stay_close_to_the_curve() -> None:
    poses = {key: pose_of(catalogue(), f"single_knee_hug.{key}") for key in ("start", "hug")}
    made = clip(poses, "start", "hug", "side")
    steps = len(made.frames) - 1
    leg = next(index for index, part in enumerate(PARTS["side"]) if part.name == "left_leg")
    for index in range(steps):
        true = frame(between(poses["start"], poses["hug"], (index + 0.5) / steps), VIEWS["side"])
        rows = zip(true[leg], made.frames[index][leg], made.frames[index + 1][leg], strict=True)
        assert max(abs(value - (a + b) / 2.0) for value, a, b in rows) < 8


def test_the_number_of_frames_can_be_asked_for() -> None:
    poses = {"a": pose_from({}), "b": pose_from({"left_knee_flexion_deg": 90})}
    made = clip(poses, "a", "b", "front", 3)
    assert len(made.frames) == 3
    assert made.frames[0] != made.frames[2]


@pytest.mark.parametrize(("view", "bed"), [("side", "bed"), ("front", "bed_edge")])
def test_there_is_one_bed_while_somebody_gets_up(view: str, bed: str) -> None:
    made = timeline(catalogue(), "four_minutes", Choices(place="bed"))
    drawn = figure_json(
        replace(made, beats=tuple(replace(beat, view=view) for beat in made.beats)), catalogue()
    )
    clips = [one for key, one in drawn["clips"].items() if "legs_over@bed>seated" in key]
    assert [one["things"] for one in clips] == [["bed", "bed_edge"]]
    assert [face["points"] for one in clips for face in one["props"]] == [
        [round(value) for point in points for value in point] for _, points in prop(bed, VIEWS[view])
    ]


def test_the_way_from_the_mat_to_the_chair_goes_by_one_knee() -> None:
    poses = {
        key: pose_of(catalogue(), f"positions.{key}") for key in ("all_fours", "half_kneeling", "sitting")
    }
    named = {f"positions.{key}": pose for key, pose in poses.items()}
    made = clip(named, "positions.all_fours", "positions.sitting", "side", 3)
    assert made.frames[1] == frame(poses["half_kneeling"], VIEWS["side"])
    assert made.props == ("mat", "chair")


@pytest.mark.parametrize("place", ["", "@bed"])
@pytest.mark.parametrize("lying", ["positions.lying", "double_knee_hug.start", "rest_90_90.start"])
def test_the_lower_arm_is_folded_before_the_body_rolls_onto_it(lying: str, place: str) -> None:
    keys = [f"{key}{place}" for key in (lying, "positions.rolling", "positions.side_lying")]
    poses = {key: pose_of(catalogue(), key) for key in keys}
    assert way(poses, keys[0], keys[2]) == list(poses.values())
    assert way(poses, keys[2], keys[0]) == list(poses.values())[::-1]
    assert way(poses, keys[2], keys[2]) == [poses[keys[2]]] * 2, "who lies on the side stays there"


@pytest.mark.parametrize(
    "names",
    [
        ("positions.side_lying", "positions.legs_over", "positions.sitting_up", "positions.sitting"),
        ("positions.legs_over", "positions.sitting_up", "positions.sitting"),
        ("positions.legs_over", "positions.sitting_up", "positions.sitting", "seated_rotation.start"),
        ("positions.lying", "positions.rolling", "positions.legs_over"),
        ("positions.all_fours", "positions.side_sitting", "positions.legs_over"),
    ],
)
def test_who_gets_up_from_the_bed_lays_the_legs_over_its_edge_first(names: tuple[str, ...]) -> None:
    keys = [f"{name}@bed" for name in names]
    poses = {key: pose_of(catalogue(), key) for key in keys}
    assert way(poses, keys[0], keys[-1]) == list(poses.values())
    assert way(poses, keys[-1], keys[0]) == list(poses.values())[::-1]


@pytest.mark.parametrize(
    ("before", "after", "middle"),
    [
        ("seated_knee_hug.both_down", "seated_knee_hug.hug", "seated_knee_hug.reaching"),
        ("seated_knee_hug.both_down", "seated_knee_hug.start.right", "seated_knee_hug.reaching.right"),
        ("positions.standing", "seated_knee_hug.start", "seated_knee_hug.reaching"),
        ("positions.sitting@bed", "seated_knee_hug.start@bed", "seated_knee_hug.reaching@bed"),
        ("positions.half_kneeling", "seated_knee_hug.start", "positions.rising"),
        ("positions.half_kneeling", "wall_lean.start", "wall_lean.reaching"),
        ("positions.standing@bed", "wall_lean.start@bed", "wall_lean.reaching@bed"),
    ],
)
def test_hands_go_round_what_is_in_their_way(before: str, after: str, middle: str) -> None:
    poses = {key: pose_of(catalogue(), key) for key in (before, middle, after)}
    assert way(poses, before, after) == list(poses.values())
    assert way(poses, after, before) == list(poses.values())[::-1]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("seated_knee_hug.hug", "seated_knee_hug.start"),
        ("seated_knee_hug.hug.right", "seated_thoracic_extension.extended"),
    ],
)
def test_hands_that_stay_or_have_no_time_for_it_go_the_straight_way(start: str, end: str) -> None:
    middles = ("seated_knee_hug.reaching", "seated_knee_hug.reaching.right")
    poses = {key: pose_of(catalogue(), key) for key in (start, end, *middles)}
    assert way(poses, start, end) == [poses[start], poses[end]]
    assert way(poses, end, start) == [poses[end], poses[start]]


def test_the_page_draws_the_hands_on_their_way_behind_the_thigh() -> None:
    hugs = timeline(catalogue(), "four_minutes", Choices(place="chair"))
    start, end = "seated_knee_hug.hug", "seated_knee_hug.both_down"
    drawn = figure_json(hugs, catalogue())["clips"][f"{start}>{end}"]["frames"]
    poses = {key: pose_of(catalogue(), key) for key in (start, end, "seated_knee_hug.reaching")}
    assert drawn == clip(poses, start, end, "side").frames
    assert drawn != clip_of(f"{start}>{end}").frames, "two frames, without the middle one"
