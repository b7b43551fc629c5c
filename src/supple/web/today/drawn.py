"""The figure of a routine as the page reads it, drawn once per process and choice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from supple.core.movement import Choices, Timeline, catalogue
from supple.core.movement.choosing import chosen
from supple.core.safety.ways import ways
from supple.drawing.figure import figure_json
from supple.web.household import kept

# Each is about a megabyte; a household has a few, and its bad days.
KEPT = 16


@lru_cache(maxsize=KEPT)
def figure(routine: str, start: Choices) -> bytes:
    """Return the figure's JSON for every way through the routine that `start` leads to.

    Raises Http404 for another routine, and where nothing of it is left.
    """
    known = catalogue()
    if routine not in known.routines or not chosen(known, known.routines[routine], start):
        raise Http404
    return json.dumps(figure_json(_every_beat(routine, start), known), separators=(",", ":")).encode()


def figure_url(routine: str, start: Choices) -> str:
    """Return the figure's address, which changes with its content, so that a browser may keep it."""
    start = shape(start)
    version = hashlib.sha256(figure(routine, start)).hexdigest()[:12]
    return f"{reverse('figure', args=(routine,))}?{urlencode({**kept.to_texts(start), 'v': version})}"


def shape(start: Choices) -> Choices:
    """Return the choices as far as they change what is drawn: a pace does not, nor does the camera."""
    return replace(start, pace=kept.USUAL, camera=False)


def _every_beat(routine: str, start: Choices) -> Timeline:
    # What hurts changes what follows: the page must not fetch another figure in the middle of it.
    found = tuple(ways(catalogue(), routine, [start], closing=True).values())
    return replace(found[0].timeline, beats=tuple(beat for way in found for beat in way.beats))
