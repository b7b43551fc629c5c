"""Pose keys -> poses: where the names in a timeline are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supple.core.movement.model import Catalogue
from supple.core.movement.pose import Pose, mirrored, pose_from
from supple.errors import UsageError

ON_THE_BED = {"mat": "bed", "chair": "bed_edge"}


def pose_of(catalogue: Catalogue, key: str) -> Pose:
    """Return the pose of a key `<movement or positions>.<pose>[.right][@bed]`.

    Raises UsageError for a key that the catalogue does not have.
    """
    name, _, place = key.partition("@")
    owner, pose, *side = name.split(".")
    table = _table(catalogue, owner, pose)
    if place == "bed":
        rest = str(table.get("rest", "mat"))
        table = {**table, "rest": ON_THE_BED.get(rest, rest)}
    made = pose_from(table)
    return mirrored(made) if side == ["right"] else made


def _table(catalogue: Catalogue, owner: str, pose: str) -> Mapping[str, Any]:
    """Return a pose table with everything it inherits by `like`."""
    try:
        tables = catalogue.positions if owner == "positions" else catalogue.movements[owner].poses
        table = tables[pose]
    except KeyError:
        hint = "See the [poses] in the catalogue files."
        raise UsageError(f"There is no pose {owner}.{pose}.", hint) from None
    like = str(table.get("like", ""))
    if not like:
        return table
    inherited_owner, _, inherited = like.rpartition(".")
    return {**_table(catalogue, inherited_owner or owner, inherited), **table}
