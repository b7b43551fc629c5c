"""The bed turns under who gets up from it, and nobody goes through it."""

from __future__ import annotations

import numpy as np
import pytest

from supple.core.movement import body, catalogue, pose_of
from supple.drawing.figure import bed_turns, one_bed, props_for
from supple.video.people.bedside import bed, in_bed_m, seen_from_bed, turned_to_bed
from supple.video.people.room import Colours, furniture

GREY = (0.5, 0.5, 0.5)
COLOURS = Colours(floor=GREY, wall=GREY, mat=GREY, wood=GREY, cloth=GREY)
LYING, ASIDE, SITTING = (0.0, 0.0, 0.5), (0.0, -body.BESIDE_M, 0.5), (body.SEATED_BACK_M, 0.0, 0.5)


def corners(hips: tuple[float, float, float]) -> np.ndarray:
    """Return the least and the most of the bed's corners, ahead and to the left."""
    turn, middle = bed(np.array(hips))
    signs = np.array([(a, b) for a in (-1, 1) for b in (-1, 1)])
    at = signs * np.array(body.BED_HALF_M) @ turn.T + middle
    return np.stack([at.min(axis=0), at.max(axis=0)], axis=1)


@pytest.mark.parametrize(("hips", "prop"), [(LYING, "bed"), (ASIDE, "bed"), (SITTING, "bed_edge")])
def test_it_begins_and_ends_where_beds_stand(hips: tuple[float, float, float], prop: str) -> None:
    frame, *_ = furniture((prop,), COLOURS)
    assert np.allclose(corners(hips), [frame.ahead, frame.left])


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0])
def test_the_hips_stay_as_far_from_the_edge_while_it_turns(share: float) -> None:
    hips = np.array(ASIDE) * (1.0 - share) + np.array(SITTING) * share
    turn, middle = bed(hips)
    assert np.allclose((hips[:2] - middle) @ turn, [0.0, -body.BESIDE_M], atol=1e-9)


def test_what_is_in_it_is_told_from_what_is_over_or_beside_it() -> None:
    places = np.array([(0.0, 0.0, 0.44), (0.0, 0.0, 0.6), (0.0, -0.6, 0.2), (0.0, -0.45, 0.2)])
    assert np.allclose(in_bed_m(places, np.array(ASIDE)), [0.01, -0.15, -0.13, 0.02])


def test_what_is_seen_from_it_keeps_its_place_to_it() -> None:
    hips = np.array((body.SEATED_BACK_M / 2.0, -body.BESIDE_M / 2.0, 0.5))
    turn, middle = bed(hips)
    ahead = np.array([[*turn[:, 0], 0.0]])
    assert np.allclose(seen_from_bed(ahead + np.array([*middle, 0.3]), hips), [[1.0, 0.0, 0.3]])
    assert np.allclose(turned_to_bed(ahead, hips), [[1.0, 0.0, 0.0]])


def test_only_between_lying_and_the_edge_does_it_turn() -> None:
    lying, aside, sitting, standing = (
        pose_of(catalogue(), f"positions.{name}@bed")
        for name in ("lying", "legs_over", "sitting", "standing")
    )
    assert bed_turns(props_for(lying, sitting))
    assert bed_turns(props_for(sitting, aside))
    assert not bed_turns(props_for(lying, aside))
    assert not bed_turns(props_for(sitting, standing))


def test_there_is_one_bed() -> None:
    assert one_bed(("bed", "cushions", "bed_edge")) == ("bed", "cushions")
    assert one_bed(("bed", "bed_edge"), "bed_edge") == ("bed_edge",)
    assert one_bed(("bed_edge", "wall")) == ("bed_edge", "wall")
