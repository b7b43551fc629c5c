"""Pose keys -> poses: where the names in a timeline are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supple.core.movement.model import Catalogue
from supple.core.movement.pose import Pose, mirrored, pose_from
from supple.errors import CatalogueError

ON_THE_BED = {"mat": "bed", "knees": "bed_knees", "chair": "bed_edge", "seat": "cushions"}


def pose_of(catalogue: Catalogue, key: str) -> Pose:
    """Return the pose of a key `<movement or positions>.<pose>[.right][@bed]`.

    A pose `like` another of its movement, or like "positions.<name>", takes over its entries. Raises
    CatalogueError for an unknown key and for poses that are like each other in a ring.
    """
    name, _, place = key.partition("@")
    plain = name.removesuffix(".right")
    table = _entries(catalogue, plain, ())
    if place == "bed":
        table = {key: ON_THE_BED.get(value, value) for key, value in {"rest": "mat", **table}.items()}
    pose = pose_from(table)
    return mirrored(pose) if plain != name else pose


def _entries(catalogue: Catalogue, key: str, seen: tuple[str, ...]) -> dict[str, Any]:
    if key in seen:
        raise CatalogueError(f"The poses {' > '.join((*seen, key))} are like each other in a ring.")
    owner, _, name = key.partition(".")
    tables = _tables(catalogue, owner)
    if name not in tables:
        raise CatalogueError(f"There is no pose {key!r}.", f"Known there: {', '.join(tables) or 'none'}.")
    table = dict(tables[name])
    like = table.pop("like", None)
    if like is None:
        return table
    parent = like if "." in like else f"{owner}.{like}"
    return {**_entries(catalogue, parent, (*seen, key)), **table}


def _tables(catalogue: Catalogue, owner: str) -> Mapping[str, Mapping[str, Any]]:
    if owner == "positions":
        return catalogue.positions
    movement = catalogue.movements.get(owner)
    return movement.poses if movement else {}
