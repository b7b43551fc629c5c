"""Read the catalogue files, check them, and make the catalogue that everything else uses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any

from supple.core.catalogue import folder, read, toml_files
from supple.core.catalogue.schema import Choice, check
from supple.core.movement import rules
from supple.core.movement.model import Catalogue, Movement, Part, Phase, Route, Routine, Statement
from supple.errors import CatalogueError

Raw = Mapping[str, Any]

_PLAIN = ("id", "version", "name", "position", "direction", "sides", "view")
_STATEMENTS = ("steps", "faults", "easier", "harder")


@cache
def catalogue() -> Catalogue:
    """Return the catalogue that comes with Supple."""
    return load(folder())


def load(place: Traversable) -> Catalogue:
    """Read the catalogue in `place`.

    Raises CatalogueError naming file, key, what is wrong and what is allowed.
    """
    sources = read(place / "sources.toml", rules.SOURCES)
    places = read(place / "positions.toml", rules.POSITIONS)
    movements = [_movement(file, sources, places["poses"]) for file in toml_files(place / "movements")]
    routines = [
        _routine(file, {movement.id for movement in movements}) for file in toml_files(place / "routines")
    ]
    return Catalogue(
        movements={movement.id: movement for movement in movements},
        routines={routine.id: routine for routine in routines},
        ready={name: _phase({**raw, "id": "ready"}) for name, raw in places["ready"].items()},
        changes={(raw["from"], raw["to"]): _route(raw) for raw in places["changes"]},
        endings={raw["from"]: _route(raw) for raw in places["endings"]},
        positions=places["poses"],
        sources=sources,
    )


def _movement(file: Traversable, sources: Raw, positions: Raw) -> Movement:
    raw = read(file, rules.MOVEMENT)
    if f"{raw['id']}.toml" != file.name:
        raise CatalogueError(f"{file.name}: id is {raw['id']!r}, but must be the file's own name.")
    poses = raw["poses"]
    parts = tuple(_part(part) for part in raw["parts"])
    between = tuple(_phase(phase) for phase in raw.get("between", {}).get("phases", ()))
    for phase in (*between, *(phase for part in parts for phase in part.phases)):
        _require(file, f"phase {phase.id}: pose", phase.pose, poses)
    for name, pose in poses.items():
        if like := pose.get("like"):
            known = {**poses, **{f"positions.{position}": None for position in positions}}
            _require(file, f"poses.{name}.like", like, known)
    statements = {key: tuple(Statement(**one) for one in raw[key]) for key in _STATEMENTS}
    aim, feel = Statement(**raw["aim"]), Statement(**raw["feel"])
    for statement in (aim, feel, *chain(*statements.values())):
        _require(file, f"source of {statement.text[:40]!r}", statement.source, sources)
    plain: dict[str, Any] = {key: raw[key] for key in _PLAIN}
    return Movement(
        **plain,
        pain_free=raw.get("pain_free", False),
        aim=aim,
        feel=feel,
        steps=statements["steps"],
        faults=statements["faults"],
        easier=statements["easier"],
        harder=statements["harder"],
        setup=_phase({"id": "setup", "seconds": 4, "breath": "easy", "pose": "start", **raw["setup"]}),
        parts=parts,
        between=between,
        poses=poses,
    )


def _routine(file: Traversable, movements: set[str]) -> Routine:
    raw = read(file, rules.ROUTINE)
    for movement in raw["movements"]:
        _require(file, "movements", movement, movements)
    close = tuple(_phase({**phase, "id": "rest", "pose": ""}) for phase in raw["close"])
    return Routine(raw["id"], raw["version"], raw["name"], tuple(raw["movements"]), close)


def _require(file: Traversable, key: str, name: str, known: Collection[str]) -> None:
    check(name, Choice(sorted(known)), file.name, key)


def _part(raw: Raw) -> Part:
    return Part(raw["id"], raw["repetitions"], tuple(_phase(phase) for phase in raw["phases"]))


def _phase(raw: Raw) -> Phase:
    said = raw["say"]
    lines = (said,) if isinstance(said, str) else tuple(said)
    plain = {key: raw[key] for key in ("id", "breath", "pose", "show")}
    return Phase(**plain, seconds=float(raw["seconds"]), say=lines, mirrored=raw.get("mirrored", False))


def _route(raw: Raw) -> Route:
    phases = tuple(_phase({**phase, "id": "change"}) for phase in raw["phases"])
    return Route(raw["from"], raw.get("to"), phases)
