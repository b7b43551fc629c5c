"""Whoever has no device cookie sees how to open Supple, and nothing else."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import get_resolver

from supple.web.tokens import tokens
from tests.web.routes import ROUTES

OUTSIDE = {"open", "up"}


def test_every_route_has_a_name():
    assert len(ROUTES) == len(get_resolver().url_patterns) >= 11


@pytest.mark.parametrize("name", sorted(set(ROUTES) - OUTSIDE))
@pytest.mark.parametrize("method", ["get", "put", "post", "delete", "head", "options"])
def test_a_stranger_sees_the_door_on_every_route(stranger, name, method):
    answer = getattr(stranger, method)(ROUTES[name])
    assert answer.status_code == 403
    assert b"routine" not in answer.content


@pytest.mark.parametrize(
    "address", ["/nothing", "/sessions/", "/admin/", "/static", "/upstairs", "/%2e%2e/secret_key"]
)
def test_a_stranger_is_not_told_which_addresses_exist(stranger, address):
    assert stranger.get(address).status_code == 403


def test_the_door_tells_a_person_how_to_open_supple(stranger):
    answer = stranger.get("/", headers={"accept": "text/html"})
    assert answer.status_code == 403
    assert answer.templates[0].name == "door.html"
    assert answer.context["reason"] == "missing"


def test_the_door_tells_a_script_in_json(stranger):
    answer = stranger.get("/diary")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 403


def test_up_says_nothing_but_up(stranger):
    assert stranger.get("/up").content == b"up\n"


def test_a_token_opens_once(stranger, browser):
    link = f"/open/{tokens.make()}"
    first = stranger.get(link)
    assert (first.status_code, first["Location"]) == (302, "/")
    assert stranger.get("/")["Location"] == "/signs"
    other = browser().get(link, headers={"accept": "text/html"})
    assert other.status_code == 403
    assert other.context["reason"] == "used"


def test_a_used_link_leads_whoever_is_in_already_to_the_first_page(stranger):
    link = f"/open/{tokens.make()}"
    stranger.get(link)
    assert stranger.get(link).status_code == 302


@pytest.mark.parametrize("token", ["x", "%00", "é", "a" * 3000])
def test_a_wrong_token_opens_nothing(stranger, token):
    answer = stranger.get(f"/open/{token}")
    assert answer.status_code == 403
    assert settings.SESSION_COOKIE_NAME not in answer.cookies
    assert stranger.get("/").status_code == 403


def test_looking_ahead_does_not_use_the_token_up(stranger):
    link = f"/open/{tokens.make()}"
    assert stranger.get(link, headers={"sec-purpose": "prefetch;prerender"}).status_code == 503
    assert stranger.head(link).status_code == 405
    assert stranger.get(link).status_code == 302


def test_a_link_from_another_sites_page_goes_on_by_itself(stranger):
    fetched = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    answer = stranger.get(f"/open/{tokens.make()}", headers=fetched)
    assert answer.status_code == 200
    assert b'http-equiv="refresh"' in answer.content


def test_the_cookie_is_for_our_own_page_alone(stranger):
    answer = stranger.get(f"/open/{tokens.make()}")
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = answer.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie["path"] == "/"
        assert not cookie["domain"]


@pytest.mark.parametrize("value", ["", "x", "a:b:c"])
def test_a_broken_cookie_meets_the_door(stranger, value):
    stranger.cookies[settings.SESSION_COOKIE_NAME] = value
    answer = stranger.get("/", headers={"accept": "text/html"})
    assert answer.status_code == 403
    assert answer.context["reason"] == "old"


def test_a_cookie_signed_with_another_key_meets_the_door(ana, settings):
    assert ana.get("/").status_code == 200
    settings.SECRET_KEY = "another data folder's key, also for tests"
    assert ana.get("/").status_code == 403


def test_the_cookie_of_somebody_who_is_gone_meets_the_door(ana):
    ana.person.delete()
    assert ana.get("/").status_code == 403
