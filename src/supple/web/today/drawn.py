"""The figure of a routine as the page reads it, drawn once per process."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache

from django.http import Http404
from django.urls import reverse

from supple.core.movement import Timeline, catalogue, timeline
from supple.drawing.figure import figure_json
from supple.web.today.choosing import reachable


@cache
def figure(routine: str) -> bytes:
    """Return the figure's JSON for every way through the routine; raises Http404 for another name."""
    known = catalogue()
    if routine not in known.routines:
        raise Http404
    return json.dumps(figure_json(_every_beat(routine), known), separators=(",", ":")).encode()


def figure_url(routine: str) -> str:
    """Return the figure's address, which changes with its content, so that a browser may keep it."""
    return f"{reverse('figure', args=(routine,))}?v={hashlib.sha256(figure(routine)).hexdigest()[:12]}"


def _every_beat(routine: str) -> Timeline:
    # What hurts changes what follows: the page must not fetch another figure in the middle of it.
    ways = [timeline(catalogue(), routine, choices) for choices in reachable(routine)]
    beats = tuple(beat for way in ways for beat in (*way.ready, *way.beats, *way.after))
    return replace(ways[0], beats=beats)
