"""The files that a physiotherapist can read: movements, routines, warning signs, pain rules."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any

from supple.core.catalogue.schema import Rule, check
from supple.errors import CatalogueError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def folder() -> Traversable:
    """Return the folder of the catalogue that comes with Supple."""
    return resources.files(__name__)


def read(file: Traversable, rule: Rule) -> dict[str, Any]:
    """Return the checked content of a TOML file; raises CatalogueError."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{file.name}: is not a TOML file: {error}.") from error
    check(raw, rule, file.name)
    return raw


def toml_files(place: Traversable) -> list[Traversable]:
    """Return the TOML files directly in `place`, by name."""
    return sorted((file for file in place.iterdir() if file.name.endswith(".toml")), key=lambda it: it.name)
