"""Every address is either kept out of reach by a lock, or named here as one that shows no movement."""

from __future__ import annotations

import uuid

import pytest
from django.urls import get_resolver, reverse

GUARDED = ["today", "session", "plan", "figure", "spasm_day", "spasm_day_ease"]
FREE = {
    *("open", "up", "help", "diary"),
    # What has happened is kept, whatever has been answered since.
    *("progress", "hurt", "end"),
    *("signs", "sign", "signs_done", "lock", "seen"),
}
ARGUMENTS = {"routine": "four_minutes"}


def routes():
    return {pattern.name: pattern.pattern.regex.groupindex for pattern in get_resolver().url_patterns}


def test_every_address_is_known_to_be_guarded_or_free():
    assert set(routes()) == {*GUARDED, *FREE}


@pytest.mark.parametrize("name", GUARDED)
def test_what_is_guarded_leads_to_the_signs_and_then_to_the_lock(ana, cards, name):
    needed = {key: ARGUMENTS.get(key, uuid.uuid4()) for key in routes()[name]}
    address = reverse(name, kwargs=needed)
    assert ana.get(address, headers={"accept": "text/html"})["Location"] == "/signs"
    cards(ana).say("E1")
    assert ana.get(address, headers={"accept": "text/html"})["Location"] == "/lock"
