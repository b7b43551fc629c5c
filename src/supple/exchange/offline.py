"""The routine as one HTML file that needs no network, no server and no other file."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.asides import HEAR, WAITING
from supple.core.safety import SignLevel, warning_signs
from supple.core.safety.answers import answers
from supple.core.safety.ways import key_of, ways
from supple.drawing.figure import figure_json
from supple.errors import AssetsError
from supple.exchange.assets import read, recording
from supple.exchange.led import ROUTINE, Led, starts
from supple.web.pages import COUNTRY, NUMBER
from supple.web.voice import voice_of

STYLES = (
    "tokens.css",
    "base.css",
    "questions.css",
    "player.css",
    "figure.css",
    "choices.css",
    "pages.css",
    "take-away.css",
)
SCRIPT = "build/take-away.js"
_IN_SCRIPTS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def page(led: Led, title: str) -> str:
    """Return the HTML file. Its policy lets nothing run but what is in it, and nothing be fetched.

    Raises AssetsError where something that belongs into it is missing, UsageError where too little of the
    routine is left.
    """
    style = "\n".join(read(name).decode() for name in STYLES)
    script = read(SCRIPT).decode()
    usual = timeline(catalogue(), ROUTINE, led.choices)
    context = {
        "title": title,
        "minutes": round(usual.seconds / 60),
        "movements": list(dict.fromkeys(beat.title for beat in usual.beats if beat.kind == "work")),
        "signs": warning_signs(),
        "groups": [_group(level) for level in warning_signs().levels],
        "policy": _policy(style, script),
        "icon": f"data:image/svg+xml;base64,{_base64(read('icons/favicon.svg'))}",
        "style": _inside("style", style),
        "script": _inside("script", script),
        "data": _inside("script", _json(_data(starts(led.choices)))),
        "place": led.choices.place,
        "preferences": {"voice": led.voice_mode},
        "sample": {"say": HEAR, "url": line.file if (line := voice_of(HEAR)) else ""},
        "first_time": True,
        "away": True,
    }
    return render_to_string("take-away.html", context)


def _data(first: tuple[Choices | None, ...]) -> dict[str, Any]:
    known = catalogue()
    found = ways(known, ROUTINE, filter(None, first))
    beats = tuple(beat for way in found.values() for beat in way.beats)
    together = replace(next(iter(found.values())).timeline, beats=beats)
    return {
        "first": [key_of(known, ROUTINE, choices) if choices else None for choices in first],
        "ways": {key: way.to_json() for key, way in found.items()},
        "rules": answers(known),
        "asides": {"waiting": WAITING},
        "voice": _voice({WAITING, HEAR, *(beat.say for beat in beats)}),
        "figure": figure_json(together, known),
    }


def _voice(texts: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the recordings by what they say: their name, length and content."""
    found = {text: voice_of(text) for text in sorted(texts)}
    return {
        text: {"url": line.file, "seconds": line.seconds, "mp3": _base64(recording(line))}
        for text, line in found.items()
        if line
    }


def _group(level: SignLevel) -> dict[str, Any]:
    call = level.call[COUNTRY]
    return {
        "level": level,
        "signs": [sign for sign in warning_signs().signs.values() if sign.level == level.id],
        "call": call,
        "others": {place: words for place, words in level.call.items() if words != call},
        "numbers": NUMBER.findall(call),
    }


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "media-src blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{_base64(hashlib.sha256(text.encode()).digest())}'"


def _inside(tag: str, text: str) -> SafeString:
    """Return text to be written between two tags as it is, which it must not end itself."""
    if f"</{tag}" in text.lower() or "<!--" in text:
        raise AssetsError(f"A built file holds the end of a <{tag}>.", "Run `make build`, or install again.")
    return mark_safe(text)  # noqa: S308 (our own files, looked through above)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
