"""What a pose may say, and how poses turn round and pass into each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.catalogue.schema import check
from supple.core.movement.pose import (
    ANGLES,
    CHOICES,
    Pose,
    between,
    mirrored,
    pose_from,
    with_spread,
)
from supple.core.movement.rules import POSES
from supple.core.movement.spreads import SPREADS, VERTEBRAE


def tables() -> st.SearchStrategy[dict[str, object]]:
    angles = {key: st.floats(low, high) for key, (low, high) in ANGLES.items()}
    choices = {key: st.sampled_from(names) for key, names in CHOICES.items()}
    curves = st.dictionaries(st.sampled_from(VERTEBRAE), st.floats(0.01, 100), min_size=1)
    spread = {"spine_spread": st.one_of(st.sampled_from(tuple(SPREADS)), curves)}
    return st.fixed_dictionaries({}, optional={**angles, **choices, **spread})


poses = tables().map(pose_from)


@given(tables())
def test_whatever_passes_the_schema_makes_a_pose(table: dict[str, object]) -> None:
    check({"it": dict(table)}, POSES, "a.toml")
    pose = pose_from(table)
    assert all(pose.angle(key) == table.get(key, 0.0) for key in ANGLES)


@given(poses)
def test_mirrored_twice_is_the_same(pose: Pose) -> None:
    assert mirrored(mirrored(pose)) == pose


def test_mirrored_swaps_sides_and_turns_round() -> None:
    pose = mirrored(
        pose_from({"left_knee_flexion_deg": 90, "spine_rotation_deg": 30, "left_hand": "behind_left_thigh"})
    )
    assert pose.angle("right_knee_flexion_deg") == 90
    assert pose.angle("left_knee_flexion_deg") == 0
    assert pose.angle("spine_rotation_deg") == -30
    assert pose.choice("right_hand") == (("behind_right_thigh", 1.0),)


@given(poses, poses)
def test_between_starts_and_ends_with_its_poses(start: Pose, end: Pose) -> None:
    assert between(start, end, 0.0) == start
    assert between(start, end, 1.0) == end


@given(poses, poses, st.floats(0.01, 0.99))
def test_between_mixes_angles_and_keeps_shares_whole(start: Pose, end: Pose, fraction: float) -> None:
    middle = between(start, end, fraction)
    for key in ANGLES:
        low, high = sorted((start.angle(key), end.angle(key)))
        assert low - 1e-9 <= middle.angle(key) <= high + 1e-9
    for key in CHOICES:
        assert sum(share for _, share in middle.choice(key)) == pytest.approx(1.0)


@given(tables(), st.sampled_from(tuple(SPREADS)))
def test_another_spread_keeps_the_whole_bend(table: dict[str, object], spread: str) -> None:
    pose = pose_from(table)
    other = with_spread(pose, spread)
    assert sum(other.bends_deg) == pytest.approx(pose.angle("spine_flexion_deg"))
    assert other.angles_deg == pose.angles_deg
    assert with_spread(other, "hinge").bends_deg[1:] == pytest.approx([0.0] * 16)


def test_a_pose_inherits_what_it_does_not_say() -> None:
    base = {"pitch_deg": 90, "spine_flexion_deg": 10, "rest": "bed"}
    pose = pose_from({"pitch_deg": 80}, base)
    assert pose.angle("pitch_deg") == 80
    assert sum(pose.bends_deg) == pytest.approx(10)
    assert pose.choice("rest") == (("bed", 1.0),)
