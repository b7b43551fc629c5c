"""The routine as one HTML file that needs no network, no server and no other file."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from supple.core.movement import catalogue
from supple.core.safety import SignLevel, warning_signs
from supple.drawing.figure import figure_json
from supple.errors import AssetsError
from supple.exchange.assets import read, recording
from supple.exchange.ways import Ways, answers
from supple.web.pages import COUNTRY, NUMBER
from supple.web.voice import voice_of

STYLES = ("tokens.css", "base.css", "questions.css", "player.css", "figure.css", "pages.css", "take-away.css")
SCRIPT = "build/take-away.js"
_IN_SCRIPTS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def page(ways: Ways, title: str) -> str:
    """Return the HTML file. Its policy lets nothing run but what is in it, and nothing be fetched.

    Raises AssetsError where something that belongs into it is missing.
    """
    style = "\n".join(read(name).decode() for name in STYLES)
    script = read(SCRIPT).decode()
    usual = ways.timelines[0]
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
        "data": _inside("script", _json(_data(ways))),
    }
    return render_to_string("take-away.html", context)


def _data(ways: Ways) -> dict[str, Any]:
    return {
        "first": ways.first,
        "ways": [
            {"timeline": timeline.to_json(), "after": after}
            for timeline, after in zip(ways.timelines, ways.after, strict=True)
        ],
        "rules": answers(),
        "voice": _voice(ways),
        "figure": figure_json(ways.together, catalogue()),
    }


def _voice(ways: Ways) -> dict[str, dict[str, Any]]:
    """Return the recordings by what they say: their name, length and content."""
    found = {text: voice_of(text) for text in sorted({beat.say for beat in ways.beats})}
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
