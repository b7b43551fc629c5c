"""Whoever is on the same Wi-Fi and was not let in sees how to ask, and nothing else."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings

from supple.web.home import gate
from supple.web.home.models import Device
from tests.web.home.conftest import ADDRESS, HOST, NAME, PAGE, PORT, secret_of
from tests.web.routes import ROUTES

# What anybody on the Wi-Fi may see, by each way.
ASKING = {"pair", "pair-with"}
READYING = {"ready", "ready-steps", "certificate"}
UNKNOWN = "5f1f7d0e-6a3c-4f5e-9d57-0c9f3c1b2a44"
METHODS = ["get", "put", "post", "delete", "head", "options"]


@pytest.mark.parametrize("name", sorted(set(ROUTES) - ASKING))
@pytest.mark.parametrize("method", METHODS)
def test_a_stray_phone_gets_nothing_over_tls(stray, name, method):
    answer = getattr(stray, method)(ROUTES[name])
    assert answer.status_code == 403
    assert not answer.cookies
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("name", sorted(set(ROUTES) - READYING - {"today"}))
@pytest.mark.parametrize("method", METHODS)
def test_a_phone_that_gets_ready_sees_nothing_else(getting_ready, name, method):
    answer = getattr(getting_ready, method)(ROUTES[name])
    assert answer.status_code == 403
    assert not answer.cookies


@pytest.mark.parametrize("name", sorted(READYING))
@pytest.mark.parametrize("method", ["put", "post", "delete", "options"])
def test_getting_ready_is_only_for_reading(getting_ready, name, method):
    assert getattr(getting_ready, method)(ROUTES[name]).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/build/session.js",
        "/static/build/core.zip",
        "/static/voice/en/manifest.json",
        "/static/../settings.py",
        "/static/icons/../build/session.js",
        "/nothing",
        "/pair/x/y",
        "/ready/x/y",
        "/home",
        "/open/x",
        "/up",
    ],
)
def test_a_stray_phone_gets_no_file_and_no_hint(stray, getting_ready, path):
    assert stray.get(path).status_code == 403
    assert getting_ready.get(path).status_code == 403


def test_the_looks_of_its_pages_are_there(stray, getting_ready):
    for path in ("/static/base.css", "/static/home.css", "/static/icons/icon-180.png"):
        for client in (stray, getting_ready):
            answer = client.get(path)
            assert answer.status_code == 200
            answer.close()
            assert client.post(path).status_code == 403


def test_a_stray_phone_is_told_how_to_come_in(stray, getting_ready):
    answer = stray.get("/", headers=PAGE)
    assert (answer.status_code, answer.templates[0].name) == (403, "home/closed.html")
    assert b"Let a phone in" in answer.content
    assert getting_ready.get("/")["Location"] == "/ready"


def test_the_way_to_get_ready_takes_no_paired_phone_either(paired, getting_ready):
    getting_ready.cookies[gate.cookie_name()] = secret_of(paired)
    assert getting_ready.get("/help").status_code == 403


@pytest.mark.parametrize("host", [HOST, f"{NAME}:{PORT}"])
def test_its_own_addresses_are_answered(paired, host):
    assert paired.get("/help", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", [ADDRESS, f"{ADDRESS}:443", "192.168.1.21:8765", "127.0.0.1:8765", "evil.example:8765", ""]
)
def test_another_host_is_refused(paired, getting_ready, host):
    assert paired.get("/help", headers={"host": host}).status_code == 421
    assert getting_ready.get("/ready", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", [f"http://{HOST}", "https://127.0.0.1:8765", "https://evil.example", "null"]
)
def test_a_write_from_another_origin_is_refused(paired, put, check_in, origin):
    assert put(paired, f"/sessions/{uuid.uuid4()}", check_in, origin=origin).status_code == 403


def test_a_write_from_its_own_page_is_taken(paired, put, check_in):
    address = f"/sessions/{uuid.uuid4()}"
    assert put(paired, address, check_in, origin=f"https://{HOST}").status_code in {201, 409}


def test_a_write_needs_the_csrf_token(paired, put, check_in):
    paired.handler.enforce_csrf_checks = True
    answer = put(paired, f"/sessions/{uuid.uuid4()}", check_in, origin=f"https://{HOST}")
    assert (answer.status_code, answer.json()["title"]) == (403, "This page is out of date.")


def test_every_cookie_on_the_wi_fi_is_locked(paired):
    paired.cookies.pop(settings.SESSION_COOKIE_NAME)
    Device.objects.update(last_seen_at=None)
    answer = paired.get("/settings", headers=PAGE)
    assert set(answer.cookies) >= {gate.cookie_name(), settings.SESSION_COOKIE_NAME}
    for name, cookie in answer.cookies.items():
        assert (name, cookie["secure"], cookie["httponly"]) == (name, True, True)
        assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Strict", "/", "")
    assert gate.cookie_name().startswith("__Host-")


def test_a_phone_that_lost_whose_it_is_goes_on_as_before(paired, ana):
    paired.cookies.pop(settings.SESSION_COOKIE_NAME)
    assert paired.get("/help").status_code == 200
    assert paired.get("/help").wsgi_request.META["supple.person"] == ana.person


def test_hsts_is_for_phones_and_never_on_the_computer(paired, ana, getting_ready):
    assert paired.get("/help")["Strict-Transport-Security"] == "max-age=2592000"
    assert "Strict-Transport-Security" not in ana.get("/help")
    assert "Strict-Transport-Security" not in getting_ready.get("/ready")


def test_the_policy_is_the_same_everywhere(paired, stray, getting_ready, ana):
    policies = {
        "; ".join(sorted(answer["Content-Security-Policy"].split("; ")))
        for answer in (
            ana.get("/help"),
            paired.get("/help"),
            stray.get("/"),
            stray.get("/pair", headers=PAGE),
            getting_ready.get("/ready"),
            getting_ready.get("/ready/supple.crt"),
        )
    }
    assert len(policies) == 1


@pytest.mark.parametrize(
    "path", ["/home", "/home/invite", "/home/waiting", f"/home/devices/{UNKNOWN}", "/open/x"]
)
def test_a_phone_lets_nobody_in(paired, path):
    for answer in (paired.get(path), paired.post(path)):
        assert answer.status_code == 403
        assert answer.json()["title"] == "That is done on the computer."


def test_a_phones_cookies_open_nothing_on_the_computer(paired, browser):
    thief = browser()
    for name, cookie in paired.cookies.items():
        thief.cookies[name] = cookie.value
    assert thief.get("/help").status_code == 403


def test_the_computers_cookies_open_nothing_on_the_wi_fi(ana, stray):
    stray.cookies[settings.SESSION_COOKIE_NAME] = ana.cookies[settings.SESSION_COOKIE_NAME].value
    assert stray.get("/help").status_code == 403


def test_the_computer_itself_needs_no_device(ana):
    assert ana.get("/help").status_code == 200
    assert Device.objects.count() == 0
