"""The diary to keep, from the settings page: an export as one zip file, or a backup."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from supple.exchange import files
from supple.exchange.backup import back_up
from supple.exchange.exporting import document, write


@require_GET
def export(_request: HttpRequest) -> HttpResponse:
    """Answer with everything that `supple export` writes, zipped."""
    now = timezone.now()
    with tempfile.TemporaryDirectory(prefix="supple-") as folder:
        write(Path(folder), document(now), "both")
        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as file:
            for path in sorted(Path(folder).iterdir()):
                file.write(path, path.name)
    return _kept(zipped.getvalue(), "application/zip", f"supple-export-{files.stamp(now)}.zip")


@require_GET
def backup(_request: HttpRequest) -> HttpResponse:
    """Answer with a whole copy of the database, as `supple backup` makes it."""
    now: dt.datetime = timezone.now()
    with tempfile.TemporaryDirectory(prefix="supple-") as folder:
        target = Path(folder) / f"supple-{files.stamp(now)}.backup"
        back_up(target, now)
        content = target.read_bytes()
    return _kept(content, "application/octet-stream", target.name)


def _kept(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
