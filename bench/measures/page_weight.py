"""What today's page weighs over the network, from the opening to the first movement, besides the voice."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from bench.rows import Row
from bench.visitor import Visitor, static_links, visiting
from tools.answering import answer_none
from tools.places import ToolError
from tools.serving import running_site

LARGEST_KB = 1000.0


def measure() -> Iterator[Row]:
    """Yield the sizes as gzip sends them: the page with all it links to, and the session it starts."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(answer_none(Path(folder) / "data")) as site,
        visiting(site) as visitor,
    ):
        _, page = visitor.get("/")
        links = sum(_sent_kb(visitor, path) for path in static_links(page))
        html = _sent_kb(visitor, "/")
        plan, figure = _session_kb(visitor)
    yield Row("today's page, scripts and styles, gzipped", html + links, "kB")
    yield Row("a session's figure, gzipped", figure, "kB")
    yield Row(
        "session page in all but voice, gzipped", html + links + plan + figure, "kB", at_most=LARGEST_KB
    )


def _session_kb(visitor: Visitor) -> tuple[float, float]:
    path = f"/sessions/{uuid4()}"
    started = {"started_at": dt.datetime.now(dt.UTC).isoformat(), "pain_before": 2, "nothing_new": True}
    _, body = visitor.put(path, started)
    figure_url = json.loads(body)["figure_url"]
    return _sent_kb(visitor, f"{path}/plan"), _sent_kb(visitor, figure_url)


def _sent_kb(visitor: Visitor, path: str) -> float:
    answer, body = visitor.get(path, Accept_Encoding="gzip")
    if answer.status != 200:
        raise ToolError(f"{path} answered {answer.status}.")
    return len(body) / 1000
