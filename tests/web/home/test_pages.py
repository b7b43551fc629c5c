"""The pages that get a phone ready, and what makes Supple installable."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from supple.web.home import installing, picture
from tests.web.home.conftest import PAGE


@pytest.mark.parametrize("system", ["iphone", "android"])
def test_the_steps_tell_how_and_how_to_undo_it(getting_ready, ana, at_home, system):
    for client in (getting_ready, ana):
        page = client.get(f"/ready/{system}", headers=PAGE).content.decode()
        assert at_home.authority_name in page
        assert "Remove it again" in page
        assert "/ready/supple.crt" in page


@pytest.mark.parametrize("system", ["iphone", "android"])
def test_the_number_to_compare_is_on_the_computer_alone(getting_ready, ana, system):
    assert b"0123" not in getting_ready.get(f"/ready/{system}", headers=PAGE).content
    assert b"0123 4567 89AB CDEF" in ana.post("/home/invite", headers=PAGE).content


def test_the_first_page_says_why_and_what_the_risk_is(getting_ready):
    page = getting_ready.get("/ready", headers=PAGE).content.decode()
    for word in ("camera", "HTTPS", "key that signs stays on your computer", "home network"):
        assert word in page


def test_there_is_no_third_kind_of_phone(getting_ready):
    assert getting_ready.get("/ready/other").status_code == 404


def test_the_certificate_comes_as_phones_expect_it(getting_ready, at_home):
    answer = getting_ready.get("/ready/supple.crt")
    assert answer["Content-Type"] == "application/x-x509-ca-cert"
    assert answer.content == at_home.authority_pem


def test_a_moved_computer_says_so(ana):
    assert b"another address now" in ana.get("/home", headers=PAGE).content


def test_the_manifest_holds_nothing_about_anybody(paired, ana):
    answer = paired.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    described = answer.json()
    assert described["start_url"] == described["scope"] == "/"
    assert {icon["purpose"] for icon in described["icons"]} == {"any", "maskable"}
    for icon in described["icons"]:
        file = finders.find(icon["src"].removeprefix("/static/"))
        assert Path(file).read_bytes().startswith(b"\x89PNG")
    assert described == ana.get("/manifest.webmanifest").json()


def test_every_page_behind_the_door_names_the_manifest(paired, stray):
    assert b'rel="manifest"' in paired.get("/settings", headers=PAGE).content
    assert b'rel="manifest"' not in stray.get("/", headers=PAGE).content


def test_the_worker_serves_above_all_pages_and_is_never_kept(paired, settings, tmp_path):
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "worker.1.js").write_text("work();")
    (tmp_path / "staticfiles.json").write_text('{"paths": {"build/worker.js": "build/worker.1.js"}}')
    settings.ASSETS, settings.STATIC_ROOT = "built", tmp_path
    answer = paired.get("/sw.js")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "no-cache"
    assert answer.content.endswith(b"work();")
    assert answer.content.startswith(b'self.suppleBuild="')
    assert installing.WORKER == "build/worker.js"


def test_there_is_no_worker_for_files_as_written(paired):
    assert paired.get("/sw.js").status_code == 404


def test_the_page_for_no_network_is_the_same_for_everybody(paired, ana):
    page = paired.get("/offline")
    assert page.content == ana.get("/offline").content
    assert b"csrfmiddlewaretoken" not in page.content
    assert b"manifest" not in page.content


def test_pictures_hold_the_address():
    import segno

    address = "https://192.168.1.20:8765/pair/ABCDE23456"
    assert picture.uri(address).startswith("data:image/svg+xml")
    rows = picture.text(address).splitlines()
    modules = segno.make(address, error="l", micro=False).symbol_size(border=picture.BORDER)[0]
    assert {len(row) for row in rows} == {modules}
    assert len(rows) == (modules + 1) // 2


def test_the_link_to_phones_is_on_the_computer_alone(paired, ana):
    assert b'href="/home"' in ana.get("/help", headers=PAGE).content
    assert b'href="/home"' not in paired.get("/help", headers=PAGE).content
