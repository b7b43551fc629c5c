"""The people as they are shipped: fingerprints and bytes, and on the mesh that contacts are contacts."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from studio.bodies.bones import BONES
from studio.bodies.checking import (
    LIMITS,
    Finding,
    ends,
    known,
    pose_findings,
    way_findings,
)
from studio.bodies.clips import distinct, moves
from studio.bodies.shipped import Shipped, read, shown, skeleton
from supple.core.movement.spreads import VERTEBRAE

FOLDER = Path(__file__).parents[2] / "src/supple/web/assets/people"
PEOPLE = ("rosa", "edwin", "grace", "kofi")
EVERYTHING = bool(os.environ.get("SUPPLE_ALL_CLIPS"))
"""Whether every clip is looked at on its whole way: minutes, so only where the people are made."""
SOME = 8
MORE_M, MORE_M_S2 = 0.003, 0.2
"""How much worse than listed a known fault may measure."""


@cache
def person(name: str) -> Shipped:
    return read(FOLDER / f"{name}.glb")


def manifest() -> dict[str, dict[str, object]]:
    return json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))["people"]


def test_what_is_measured_leaves_out_only_what_repeats_something_else() -> None:
    floor, bed = "positions.lying>positions.side_lying", "positions.lying@bed>positions.side_lying@bed"
    left, right = (f"single_knee_hug.hug{side}>single_knee_hug.start{side}" for side in ("", ".right"))
    assert distinct([bed, floor]) == [floor]
    assert distinct([right, left]) == [left]
    assert distinct(["bird_dog.start.right>positions.all_fours", "bird_dog.start>positions.all_fours"]) == [
        "bird_dog.start>positions.all_fours"
    ]
    alone = [
        bed,
        right,
        "positions.legs_over@bed>positions.sitting@bed",
        "short_walk.start>short_walk.step",
        "short_walk.step>short_walk.step.right",
    ]
    assert set(distinct(alone)) == set(alone)


def some_ways(name: str) -> list[str]:
    """Return clips to look at: all, or a few that differ from person to person."""
    names = sorted(distinct(person(name).clips))
    return names if EVERYTHING else names[PEOPLE.index(name) :: max(1, len(names) // SOME)]


def findings(name: str) -> Iterator[Finding]:
    body = person(name)
    found = ends(body.clips)
    for key in distinct(found):
        yield from pose_findings(body, *found[key])
    for clip in some_ways(name):
        yield from way_findings(body, clip)


def test_the_manifest_names_everybody_with_the_right_fingerprints() -> None:
    assert set(manifest()) == set(PEOPLE) == {path.stem for path in FOLDER.glob("*.glb")}
    for name, entry in manifest().items():
        content = (FOLDER / f"{name}.glb").read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest(), name
        assert entry["bytes"] == len(content)


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_costs_more_than_400_kilobytes(name: str) -> None:
    assert len(gzip.compress((FOLDER / f"{name}.glb").read_bytes(), 9)) <= 400_000


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_has_every_vertebra_and_a_clip_for_every_move(name: str) -> None:
    body = person(name)
    assert set(body.bones) == set(BONES) >= set(VERTEBRAE)
    assert set(body.clips) == {f"{start}>{end}" for start, end in moves()}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_stands_on_the_floor_one_metre_seventy_tall(name: str) -> None:
    body = person(name)
    points, _ = shown(body, "positions.standing>positions.standing", 0.0)
    assert points[:, 2].min() == pytest.approx(0.0, abs=LIMITS["sunk"])
    assert skeleton(body, "positions.standing>positions.standing", 0.0)["head"][2] == pytest.approx(
        1.52, abs=0.04
    )
    assert np.isfinite(points).all()


@pytest.mark.parametrize("name", PEOPLE)
def test_what_should_touch_touches_and_nothing_sinks_slides_or_jerks(name: str) -> None:
    listed = {(where, what): most for (who, where, what), most in known().items() if who == name}
    seen = list(findings(name))
    broken = [
        f"{one.where}: {one.what} is {one.measured:.3f}, most {LIMITS[one.what]}"
        for one in seen
        if one.measured > max(LIMITS[one.what], listed.get((one.where, one.what), 0.0) + _more(one))
    ]
    assert not broken, "\n".join(broken)
    worst: dict[tuple[str, str], float] = {}
    for one in seen:
        worst[one.where, one.what] = max(one.measured, worst.get((one.where, one.what), 0.0))
    mended = [key for key in listed if key in worst and worst[key] <= LIMITS[key[1]] * 0.9]
    assert not mended, f"take these out of known.toml, they keep their limits now: {mended}"


def _more(one: Finding) -> float:
    if one.what == "acceleration":
        return MORE_M_S2
    return 1.0 if LIMITS[one.what] > 1.0 else MORE_M
