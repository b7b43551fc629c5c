"""The part of a movement's page that a session opens over itself."""

from __future__ import annotations

import json
import re

from supple.core.movement import catalogue


def facts_of(part):
    script = r'<script id="demonstration-facts"[^>]*>(.*?)</script>'
    return json.loads(re.search(script, part, re.DOTALL)[1])


def test_it_shows_what_the_movements_own_page_shows(ana):
    page = ana.get("/movements/gentle_backbend").content.decode()
    told = ana.get("/movements/gentle_backbend/closer").json()
    assert told["title"] == catalogue().movements["gentle_backbend"].name
    assert facts_of(told["html"]) == facts_of(page)
    for words in ("Where do you feel it?", "Not like this", "Hinging at the low back in one sharp crease."):
        assert words in told["html"]


def test_a_movement_that_there_is_not(ana):
    assert ana.get("/movements/handstand/closer").status_code == 404
