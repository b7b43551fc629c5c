"""The whole policy, exactly, on every answer."""

from __future__ import annotations

import pytest

from tests.web.routes import ROUTES

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob: mediastream:; connect-src 'self'; worker-src 'self'; font-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def check(answer):
    # django-csp gives the directives in any order.
    assert sorted(answer["Content-Security-Policy"].split("; ")) == sorted(POLICY.split("; "))
    assert "Content-Security-Policy-Report-Only" not in answer
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Permissions-Policy"].startswith("camera=(self), microphone=()")
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("name", sorted(ROUTES))
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_every_route_for_ana_and_for_a_stranger(ana, stranger, name, accept):
    for client in (ana, stranger):
        for method in (client.get, client.put, client.options):
            check(method(ROUTES[name], headers={"accept": accept}))


def test_pages_that_do_not_exist_files_and_refusals(ana, stranger):
    check(ana.get("/nothing"))
    check(ana.get("/static/nothing.css"))
    file = ana.get("/static/base.css")
    check(file)
    file.close()
    check(ana.get("/", headers={"host": "evil.example"}))
    check(stranger.get("/"))


def test_pages_are_not_kept_by_the_browser(ana):
    assert ana.get("/")["Cache-Control"] == "no-store"


def test_a_page_that_does_not_exist_is_one_of_ours(ana):
    answer = ana.get("/nothing", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert answer.templates[0].name == "error.html"
