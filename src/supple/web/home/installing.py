"""What makes Supple installable on a phone: its manifest, its service worker, and a page for no network."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from supple.web.faults import Problem

PAPER = "#faf6ef"
ICONS = (("icons/icon-192.png", 192, "any"), ("icons/icon-512.png", 512, "any"))
MASKABLE = ("icons/icon-maskable-512.png", 512, "maskable")
WORKER = "build/worker.js"


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe Supple to a phone's home screen. It holds nothing about anybody."""
    del request
    described = {
        "id": "/",
        "name": "Supple",
        "short_name": "Supple",
        "description": _("Four calm minutes for a stiff, sore lower back."),
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [_icon(*icon) for icon in (*ICONS, MASKABLE)],
    }
    return JsonResponse(described, content_type="application/manifest+json")


def _icon(name: str, size_px: int, purpose: str) -> dict[str, str]:
    return {"src": static(name), "sizes": f"{size_px}x{size_px}", "type": "image/png", "purpose": purpose}


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker, which needs an address above all pages that it serves.

    It begins with the build's version: another build is another worker, with another store of files.
    """
    del request
    if settings.ASSETS != "built":
        raise Problem(404, _("There is no worker here."), _("It belongs to the built pages: make build."))
    script, version = _built(Path(settings.STATIC_ROOT))
    answer = HttpResponse(f'self.suppleBuild="{version}";\n{script}', content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


@cache
def _built(folder: Path) -> tuple[str, str]:
    """Return the worker's script and a version made from all files' names, which follow their content."""
    names = (folder / "staticfiles.json").read_bytes()
    script = folder / json.loads(names)["paths"][WORKER]
    return script.read_text("utf-8"), hashlib.sha256(names).hexdigest()[:12]


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Show what to do when the computer cannot be reached; the worker keeps this page, so nobody is in it."""
    del request
    # Without the request no template learns whose page it is.
    return HttpResponse(render_to_string("home/offline.html"))
