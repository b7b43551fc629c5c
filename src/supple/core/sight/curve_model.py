"""The coefficients of the curve's measure, as `core/catalogue/curve.toml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from supple.core.catalogue import folder, read
from supple.core.catalogue.schema import Many, Named, Number, Table, Text

TARGETS = ("low", "middle", "high", "moment")
"""What is fitted: the degrees of the spine's three thirds, lowest first, and degrees times their place."""
Error = tuple[float, float, float]
_COEFFICIENTS = Many(Number(-1e4, 1e4), least=2)
_RULE = Table(
    {
        "version": Number(1, 1000, whole=True),
        "made": Named(Text()),
        "movements": Many(Text(), least=1),
        "limits": Named(Number(0, 1000)),
        "errors": Named(Many(Number(-1000, 1000), least=3, most=3)),
        "cannot_tell": Named(Text()),
        "says": Table({"low": Text(), "shared": Text(), "between": Text()}),
        "not_judged": Named(Text()),
        "training": Named(Text()),
        "features": Table({"middles": _COEFFICIENTS, "spreads": _COEFFICIENTS}),
        "weights": Named(_COEFFICIENTS),
    }
)


@dataclass(frozen=True, slots=True)
class Model:
    """The coefficients and limits of `curve.toml`.

    `weights` has, for each of TARGETS, a constant and a number a feature (degrees); `middles` and `spreads`
    are the features' medians and spreads in training. `errors` has, for
    centroid, hinge share and total, how far off 90 of 100 answers were: a constant, and what is added for
    each 1/total, and for each length of width.
    """

    version: int
    weights: tuple[tuple[float, ...], ...]
    middles: tuple[float, ...]
    spreads: tuple[float, ...]
    errors: Mapping[str, tuple[float, float, float]]
    limits: Mapping[str, float]
    sentences: Mapping[str, str]
    says: Mapping[str, str]
    not_judged: Mapping[str, str]
    movements: tuple[str, ...]


@cache
def model() -> Model:
    """Return the released model; raises CatalogueError for a broken file."""
    raw = read(folder() / "curve.toml", _RULE)
    return Model(
        version=raw["version"],
        weights=tuple(tuple(raw["weights"][name]) for name in TARGETS),
        middles=tuple(raw["features"]["middles"]),
        spreads=tuple(raw["features"]["spreads"]),
        errors={name: (one[0], one[1], one[2]) for name, one in raw["errors"].items()},
        limits=raw["limits"],
        sentences=raw["cannot_tell"],
        says=raw["says"],
        not_judged=raw["not_judged"],
        movements=tuple(raw["movements"]),
    )
