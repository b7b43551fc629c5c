"""Who shows the movements: somebody in three dimensions, or the drawn figure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.templatetags.static import static

MANIFEST = Path(__file__).parent / "assets" / "people" / "manifest.json"
PLAYER = "build/player.js"
DRAWN = "drawn"
USUAL = "rosa"


@dataclass(frozen=True, slots=True)
class Shower:
    """Somebody who can show the movements; `who` says in a few words who that is."""

    id: str
    name: str
    who: str
    file: str

    def to_json(self) -> dict[str, str]:
        """Return what a page's script needs to bring this person in."""
        return {"id": self.id, "name": self.name, "who": self.who, "url": static(f"people/{self.file}")}


@lru_cache(maxsize=1)
def people() -> dict[str, Shower]:
    """Return everybody who can show the movements, by id, in the order of the manifest."""
    listed = json.loads(MANIFEST.read_text("utf-8"))["people"]
    return {key: Shower(key, key.title(), one["name"], one["file"]) for key, one in listed.items()}


def known(shown_by: str) -> str:
    """Return who is kept as the one who shows; the usual person where nobody knows that name (any more)."""
    return shown_by if shown_by in (DRAWN, *people()) else USUAL


def chosen(shown_by: str) -> dict[str, str] | None:
    """Return what the session's page needs to bring the chosen person in; None for the drawn figure."""
    found = people().get(known(shown_by))
    return {**found.to_json(), "player": static(PLAYER)} if found else None


def everybody(shown_by: str) -> list[dict[str, str]]:
    """Return everybody as a page's script needs them, the chosen one first."""
    first = known(shown_by)
    return [one.to_json() for one in sorted(people().values(), key=lambda one: one.id != first)]
