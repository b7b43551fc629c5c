"""Which lines of a timeline are said aloud: that is the person's own choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

PARTS = ("ready", "beats", "after")
Beat = Mapping[str, Any]


def quieten(timeline: dict[str, Any], voice: str) -> None:
    """Mark each beat of a timeline's JSON that is not said aloud as `quiet`; its words stay on the screen."""
    said = _SAID[voice]
    worked: tuple[str, str] | None = None
    for part in PARTS:
        for beat in timeline[part]:
            of = (beat["movement"], beat["side"]) if beat["kind"] == "work" else worked
            beat["quiet"] = not said(beat, of != worked)
            worked = of


def _always(_beat: Beat, _begins: bool) -> bool:
    return True


def _never(_beat: Beat, _begins: bool) -> bool:
    return False


def _first_time(beat: Beat, _begins: bool) -> bool:
    """Say what a movement asks for once; what comes again is on the screen, and in the breath."""
    return beat["kind"] != "work" or beat["repetition"] in (None, 1)


def _what_comes_next(beat: Beat, begins: bool) -> bool:
    """Say only which movement and side begins, and how to get there and up again."""
    return begins or beat["kind"] in ("ready", "change", "after")


_SAID: dict[str, Callable[[Beat, bool], bool]] = {
    "full": _always,
    "short": _first_time,
    "names": _what_comes_next,
    "chime": _never,
    "silent": _never,
}
