"""Every address shows movement, and is kept out of reach, or is named as one that does not."""

from __future__ import annotations

import pytest

from supple.web.screening.guarding import DATA, FREE
from tests.web.routes import ROUTES

PAGES = {"today", "session", "print", "movements", "movement", "spasm_day_ease", "spasm_day_begin"}


def test_every_address_is_known_to_show_movement_or_not():
    assert set(ROUTES) == {*PAGES, *DATA, *FREE, "change", "rest"}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_leads_to_the_signs_and_then_to_the_lock(ana, cards, name):
    assert ana.get(ROUTES[name])["Location"] == "/signs"
    cards(ana).say("E1")
    assert ana.get(ROUTES[name])["Location"] == "/lock"


@pytest.mark.parametrize("name", sorted(DATA))
def test_what_a_page_fetches_is_refused(ana, cards, name):
    assert ana.get(ROUTES[name]).json()["title"] == "The warning signs come first."
    cards(ana).say("E1")
    assert ana.get(ROUTES[name]).status_code == 409
    assert ana.get(ROUTES[name]).json()["title"] == "Get help now."
