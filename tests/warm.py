"""Import and compute what the site's pages need, once; its forks then only go to their own data folder.

To import this module is to do it: `multiprocessing` does so in the process from which the sites are forked.
"""

from __future__ import annotations

import datetime as dt
import importlib
import os
import tempfile
import uuid
from pathlib import Path

from tools.answering import answer_none

# What everybody's page shows is computed at the first request.
SEEN = ("/", "/diary", "/settings", "/movements", "/signs")


def move_to(data_dir: Path) -> None:
    """Let this process serve the data in `data_dir`: the settings are made anew."""
    from django.conf import settings
    from django.db import connections
    from django.test.signals import setting_changed

    os.environ["SUPPLE_DATA_DIR"] = str(data_dir)
    written = importlib.reload(importlib.import_module("supple.web.settings"))
    for name in filter(str.isupper, dir(written)):
        setattr(settings, name, getattr(written, name))
    connections.settings["default"]["NAME"] = settings.DATABASES["default"]["NAME"]
    # `make build` may have made the pages' files anew.
    setting_changed.send(sender=None, setting="STORAGES", value=settings.STORAGES, enter=True)


def _warm(data_dir: Path) -> None:
    from supple.web import serve, startup

    serve.configure(data_dir)
    startup.prepare()
    from django.db import connections
    from django.test import Client

    from supple.web.tokens import tokens

    client = Client(headers={"host": "127.0.0.1:80"})
    for path in (f"/open/{tokens.make()}", *SEEN):
        assert client.get(path).status_code in {200, 302}, path
    started_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    asked = {"started_at": started_at, "pain_before": 4, "nothing_new": True}
    begun = client.put(f"/sessions/{uuid.uuid4()}", asked, content_type="application/json")
    assert begun.status_code == 201, begun.content
    # No fork inherits an open database.
    connections.close_all()


with tempfile.TemporaryDirectory() as _folder:
    _warm(answer_none(Path(_folder) / "data", drawn=True))
