"""Requests under another name (DNS rebinding) or from another site's page are refused."""

from __future__ import annotations

import uuid

import pytest

from supple.web.guard import allowed_hosts

NAVIGATION = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_the_loopback_names_are_answered(ana, host):
    assert ana.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:87650",
        "localhost:8766",
        "127.0.0.1:8765.evil.example",
        "evil.example@127.0.0.1:8765",
        "0.0.0.0:8765",
        "localhost.:8765",
        "",
    ],
)
@pytest.mark.parametrize("address", ["/", "/up", "/open/x", "/static/base.css", "/diary"])
def test_any_other_name_is_refused(ana, host, address):
    answer = ana.get(address, headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["detail"].startswith("Supple answers only on this computer")


def test_a_browser_is_told_so_on_a_page(ana):
    answer = ana.get("/", headers={"host": "evil.example", "accept": "text/html"})
    assert answer.status_code == 421
    assert answer.templates[0].name == "error.html"


def test_port_80_may_be_left_out():
    assert "localhost" in allowed_hosts("80")
    assert "localhost" not in allowed_hosts("8765")


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1:8765",
        "http://127.0.0.1:9999",
        "http://localhost:8765",
    ],
)
def test_a_write_from_another_origin_is_refused(ana, put, check_in, origin):
    address = f"/sessions/{uuid.uuid4()}"
    assert put(ana, address, check_in, origin=origin).status_code == 403
    assert ana.person.sessions.count() == 0


@pytest.mark.parametrize("where", ["cross-site", "same-site"])
def test_a_write_from_another_site_is_refused(ana, put, check_in, where):
    headers = {"sec-fetch-site": where, **NAVIGATION}
    assert put(ana, f"/sessions/{uuid.uuid4()}", check_in, **headers).status_code == 403


def test_a_write_from_our_own_page_is_taken(ana, put, check_in):
    headers = {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8765"}
    assert put(ana, f"/sessions/{uuid.uuid4()}", check_in, **headers).status_code == 201


@pytest.mark.parametrize("dest", ["script", "image", "iframe", "empty", "object"])
def test_another_site_cannot_embed_or_fetch_a_page(ana, dest):
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": dest}
    assert ana.get("/diary", headers=headers).status_code == 403


def test_a_link_from_another_site_opens(ana):
    assert ana.get("/diary", headers={"sec-fetch-site": "cross-site", **NAVIGATION}).status_code == 200


def test_a_write_needs_the_csrf_token(let_in, db, put, check_in):
    ana = let_in("ana", enforce_csrf_checks=True)
    address = f"/sessions/{uuid.uuid4()}"
    assert put(ana, address, check_in).status_code == 403
    page = ana.get("/")
    answer = put(ana, address, check_in, **{"x-csrftoken": str(page.context["csrf_token"])})
    assert answer.status_code == 201
