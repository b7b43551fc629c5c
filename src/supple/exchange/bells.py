"""The soft bells before something new, where the page rings them too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from supple.core.movement import Beat

Bell = Literal["movement", "side", "end"]


def bells(beats: Sequence[Beat]) -> Iterator[tuple[Beat, Bell]]:
    """Yield the beats that a bell rings before, and which one: the page's rule (browser/session/cues.js)."""
    worked: str | None = None
    for before, beat in pairwise(beats):
        worked = before.movement if before.kind == "work" else worked
        if beat.kind != "ready" and _stretch(before) != _stretch(beat):
            yield beat, _bell(beat, worked)


def _stretch(beat: Beat) -> str | None:
    return beat.movement if beat.kind == "work" else beat.kind


def _bell(beat: Beat, worked: str | None) -> Bell:
    if beat.kind in {"rest", "after"}:
        return "end"
    return "movement" if beat.kind == "work" and beat.movement != worked else "side"
