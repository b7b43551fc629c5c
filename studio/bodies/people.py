"""The people who demonstrate, as `people.toml` describes them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("people.toml")


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the shape of the body, its local changes, hair, clothes, and colours (sRGB, #rrggbb).

    `hair` is one of wearing.HAIRLINES or "none"; `cloth` one of wearing.CLOTHES; `triangles_kept` is
    the share of the triangles that the packed file keeps.
    """

    id: str
    name: str
    shape: Mapping[str, float]
    changes: Mapping[str, float]
    hair: str
    colours: Mapping[str, str]
    cloth: str = "fitted"
    triangles_kept: float = 0.46


def people() -> dict[str, Person]:
    """Return everybody, by id."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))["people"]
    return {table["id"]: Person(**{"changes": {}, **table}) for table in tables}
