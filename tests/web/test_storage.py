"""Files are named after their content, but not below vendor/, where they load each other by name."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command

from supple.web.storage import StaticStorage

VENDOR = "vendor/pyodide-314.0.7/pyodide.asm.wasm"


@pytest.fixture
def built(tmp_path, settings):
    """Two files, built as `make build` builds them."""
    assets = tmp_path / "assets"
    for name in ("base.css", VENDOR):
        (assets / name).parent.mkdir(parents=True, exist_ok=True)
        (assets / name).write_text("body { color: black } " * 50)
    settings.STORAGES = {"staticfiles": {"BACKEND": "supple.web.storage.StaticStorage"}}
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [assets], tmp_path / "static"
    settings.ASSETS, settings.WHITENOISE_AUTOREFRESH, settings.WHITENOISE_USE_FINDERS = "built", False, False
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path / "static"


def test_names_and_compressed_copies(built):
    storage = StaticStorage()
    assert storage.url("base.css").startswith("/static/base.")
    assert storage.url("base.css") != "/static/base.css"
    assert storage.url(VENDOR) == f"/static/{VENDOR}"
    assert (built / f"{VENDOR}.gz").is_file()
    assert (built / f"{VENDOR}.br").is_file()
    assert (built / "staticfiles.json").is_file()


def test_what_a_browser_may_keep_for_good(built, stranger):
    kept = stranger.get(StaticStorage().url("base.css"), headers={"accept-encoding": "br"})
    assert "immutable" in kept["Cache-Control"]
    assert kept["Content-Encoding"] == "br"
    kept.close()
    wasm = stranger.get(f"/static/{VENDOR}")
    assert wasm["Content-Type"] == "application/wasm"
    assert "immutable" in wasm["Cache-Control"]
    wasm.close()
    looked_at_again = stranger.get("/static/base.css")
    assert "immutable" not in looked_at_again["Cache-Control"]
    looked_at_again.close()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/static/base.0123456789ab.css", True),
        ("/static/vendor/pyodide-314.0.7/python_stdlib.zip", True),
        ("/static/base.css", False),
        ("/static/vendor/LICENSES.txt", False),
        ("/static/vendor/three/three.js", False),
        ("/static/staticfiles.json", False),
    ],
)
def test_names_tell(settings, url, expected):
    assert bool(re.search(settings.WHITENOISE_IMMUTABLE_FILE_TEST, url)) is expected
