"""Every address shows movement, and is kept out of reach, or is named as one that does not."""

from __future__ import annotations

import uuid

import pytest
from django.urls import URLResolver, get_resolver, reverse

from supple.web.screening.guarding import DATA, FREE

PAGES = {"today", "session", "print", "movements", "movement", "spasm_day_ease", "spasm_day_begin"}
ARGUMENTS = {"routine": "four_minutes", "movement": "single_knee_hug", "movement_id": "single_knee_hug"}


def routes(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern.name, pattern.pattern.regex.groupindex


ROUTES = dict(routes(get_resolver().url_patterns))


def address(name):
    return reverse(name, kwargs={key: ARGUMENTS.get(key, uuid.uuid4()) for key in ROUTES[name]})


def test_every_address_is_known_to_show_movement_or_not():
    assert set(ROUTES) == {*PAGES, *DATA, *FREE, "change", "rest"}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_leads_to_the_signs_and_then_to_the_lock(ana, cards, name):
    assert ana.get(address(name))["Location"] == "/signs"
    cards(ana).say("E1")
    assert ana.get(address(name))["Location"] == "/lock"


@pytest.mark.parametrize("name", sorted(DATA))
def test_what_a_page_fetches_is_refused(ana, cards, name):
    assert ana.get(address(name)).json()["title"] == "The warning signs come first."
    cards(ana).say("E1")
    assert ana.get(address(name)).status_code == 409
    assert ana.get(address(name)).json()["title"] == "Get help now."
