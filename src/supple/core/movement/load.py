"""Read the catalogue files, check them, and make the catalogue that everything else uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any

from supple.core.catalogue import folder, read, toml_files
from supple.core.catalogue.schema import Choice, check
from supple.core.movement import rules
from supple.core.movement.areas import area_ids
from supple.core.movement.choosing import LEAVE_OUT
from supple.core.movement.model import (
    Ball,
    Catalogue,
    Caution,
    Extra,
    Fault,
    Felt,
    Movement,
    Part,
    Phase,
    Route,
    Routine,
    Statement,
)
from supple.core.movement.set_up import CAMERA, phases_of
from supple.errors import CatalogueError

Raw = Mapping[str, Any]

_PLAIN = ("id", "version", "name", "position", "direction", "sides", "view")
_STATEMENTS = ("steps", "easier", "harder")


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
    movements = {
        movement.id: movement
        for movement in (
            _movement(file, sources, places["poses"]) for file in toml_files(place / "movements")
        )
    }
    routines = [_routine(file, movements) for file in toml_files(place / "routines")]
    return Catalogue(
        movements=movements,
        routines={routine.id: routine for routine in routines},
        ready={name: _phase({**raw, "id": "ready"}) for name, raw in places["ready"].items()},
        changes=tuple(_route(raw) for raw in places["changes"]),
        endings=tuple(_route(raw) for raw in places["endings"]),
        positions=places["poses"],
        sources=sources,
        cautions=_cautions(place / "cautions.toml", movements, sources),
        set_up=phases_of(read(place / "camera.toml", CAMERA)),
    )


def _movement(file: Traversable, sources: Raw, positions: Raw) -> Movement:
    raw = read(file, rules.MOVEMENT)
    if f"{raw['id']}.toml" != file.name:
        raise CatalogueError(f"{file.name}: id is {raw['id']!r}, but must be the file's own name.")
    parts = tuple(_part(part) for part in raw["parts"])
    between = tuple(_phase(phase) for phase in raw.get("between", {}).get("phases", ()))
    _check_poses(file, raw, (*between, *(phase for part in parts for phase in part.phases)), positions)
    statements = {key: tuple(Statement(**one) for one in raw[key]) for key in _STATEMENTS}
    aim, feel = Statement(**raw["aim"]), Statement(**raw["feel"])
    faults = tuple(Fault(**one) for one in raw["faults"])
    for statement in (aim, feel, *faults, *chain(*statements.values())):
        _require(file, f"source of {statement.text[:40]!r}", statement.source, sources)
    _check_shown(file, raw, sources)
    if "sight" in raw:
        _check_sight(file, raw, sources)
    plain: dict[str, Any] = {key: raw[key] for key in _PLAIN}
    return Movement(
        **plain,
        pain_free=raw.get("pain_free", False),
        aim=aim,
        feel=feel,
        steps=statements["steps"],
        faults=faults,
        easier=statements["easier"],
        harder=statements["harder"],
        setup=_phase({"id": "setup", "seconds": 4, "breath": "easy", "pose": "start", **raw["setup"]}),
        parts=parts,
        between=between,
        poses=raw["poses"],
        form_of=raw.get("form_of", ""),
        forms=raw.get("forms", {}),
        sight=raw.get("sight", {}),
        areas=tuple(Felt(**one) for one in raw["areas"]),
        ball=Ball(**raw["ball"]) if "ball" in raw else None,
    )


def _check_poses(file: Traversable, raw: Raw, phases: Iterable[Phase], positions: Raw) -> None:
    """See that the phases go to poses that there are, and that poses are like others that there are."""
    poses = raw["poses"]
    for phase in phases:
        _require(file, f"phase {phase.id}: pose", phase.pose, poses)
    known = {*poses, *(f"positions.{position}" for position in positions)}
    for name, pose in poses.items():
        if like := pose.get("like"):
            _require(file, f"poses.{name}.like", like, known)


def _check_shown(file: Traversable, raw: Raw, sources: Raw) -> None:
    """See that faults, the ball and the areas that are shown name poses, areas and sources that there are."""
    poses, ball = raw["poses"], raw.get("ball")
    for fault in raw["faults"]:
        for key in ("like", "not_like") if "like" in fault or "not_like" in fault else ():
            _require(file, f"faults: {key} of {fault['text'][:40]!r}", fault.get(key, ""), poses)
    for felt in raw["areas"]:
        _require(file, "areas: area", felt["area"], area_ids())
        _require(file, f"areas: source of {felt['area']!r}", felt["source"], sources)
    if ball:
        _require(file, "ball: pose", ball["pose"], poses)
        _require(file, "ball: source", ball["source"], sources)


def _check_sight(file: Traversable, raw: Raw, sources: Raw) -> None:
    """See that a `[sight]` table names measures, parts, cues and sources that there are."""
    sight, known = raw["sight"], measure_names()
    parts, cues = [part["id"] for part in raw["parts"]], [fault["cue"] for fault in raw["faults"]]
    for key in ("start", "counts", "faults"):
        for one in sight.get(key, ()):
            for name in (
                one["measure"],
                *one.get("also", ()),
                *(it["measure"] for it in one.get("must", ())),
            ):
                _require(file, f"sight.{key}: measure", name, known)
    for count in sight.get("counts", ()):
        for part in count["parts"]:
            _require(file, "sight.counts: parts", part, parts)
    for fault in sight.get("faults", ()):
        _require(file, "sight.faults: cue", fault["cue"], cues)
    for statement in (*sight["tells"], *sight["cannot_tell"]):
        _require(file, f"source of {statement['text'][:40]!r}", statement["source"], sources)


@cache
def measure_names() -> tuple[str, ...]:
    """Return the names of everything that the judge can measure."""
    return tuple(read(folder() / "sight.toml", rules.SIGHT_WORDS)["measures"])


def _routine(file: Traversable, movements: Mapping[str, Movement]) -> Routine:
    raw = read(file, rules.ROUTINE)
    extras = tuple(Extra(**{**extra, "places": tuple(extra["places"])}) for extra in raw.get("extras", ()))
    for name in chain(*raw["orders"].values(), (extra.movement for extra in extras)):
        _require(file, "movements", name, movements)
    return Routine(
        id=raw["id"],
        version=raw["version"],
        name=raw["name"],
        orders={order: tuple(names) for order, names in raw["orders"].items()},
        extras=extras,
        changes_and_rest_s=raw.get("changes_and_rest_s", 0.0),
        close=tuple(_phase({**phase, "id": "rest", "pose": ""}) for phase in raw["close"]),
    )


def _cautions(file: Traversable, movements: Mapping[str, Movement], sources: Raw) -> dict[str, Caution]:
    cautions = read(file, rules.CAUTIONS)["cautions"]
    for raw in cautions:
        _require(file, f"{raw['id']}: source", raw["note"]["source"], sources)
        for name, instead in raw["actions"].items():
            _require(file, f"{raw['id']}: actions", name, movements)
            _require(file, f"{raw['id']}: actions.{name}", instead, {*movements, LEAVE_OUT})
    return {raw["id"]: Caution(**{**raw, "note": Statement(**raw["note"])}) for raw in cautions}


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
    return Route(raw["from"], raw.get("to"), tuple(raw["places"]), phases)
