"""Requests a second of the busiest addresses, from a few threads on the loopback; and memory."""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from bench.rows import Row
from bench.visitor import Visitor, static_links, visiting
from tools.answering import answer_none
from tools.places import ToolError
from tools.serving import Site, running_site

THREADS = 4
SECONDS = 2.0
SESSIONS_KEPT = 100

Ask = Callable[[Visitor, int], int]


def measure() -> Iterator[Row]:
    """Yield requests a second and the slowest twentieth for each address, then the memory held."""
    with tempfile.TemporaryDirectory() as folder, running_site(answer_none(Path(folder) / "data")) as site:
        yield Row("memory held after starting", _resident_mb(site), "MB")
        with visiting(site) as visitor:
            key = _fill_diary(visitor)
            _, page = visitor.get("/")
            for name, ask in _addresses(key, static_links(page)[0]).items():
                yield from _loaded(name, visitor, ask)
        yield Row("memory held after the load", _resident_mb(site), "MB", at_most=200)


def _addresses(session: str, static: str) -> dict[str, Ask]:
    def progress(visitor: Visitor, count: int) -> int:
        message = {"at_s": round(count * 0.01, 2), "sequence": count + 1}
        return visitor.put(f"/sessions/{session}/progress", message)[0].status

    return {
        "today's page": lambda visitor, _: visitor.get("/")[0].status,
        f"diary of {SESSIONS_KEPT} sessions": lambda visitor, _: visitor.get("/diary")[0].status,
        "a static file": lambda visitor, _: visitor.get(static, Accept_Encoding="br")[0].status,
        "progress kept safe on disk": progress,
    }


def _loaded(name: str, visitor: Visitor, ask: Ask) -> Iterator[Row]:
    began_s = time.monotonic()
    with ThreadPoolExecutor(THREADS) as pool:
        crowd = [pool.submit(_keep_asking, visitor.twin(), ask, number) for number in range(THREADS)]
        times_ms = [taken for one in crowd for taken in one.result()]
    rate = len(times_ms) / (time.monotonic() - began_s)
    yield Row(f"{name}: requests", rate, "/s")
    yield Row(f"{name}: 95 of 100 within", statistics.quantiles(times_ms, n=20)[-1], "ms")


def _keep_asking(visitor: Visitor, ask: Ask, number: int) -> list[float]:
    times_ms: list[float] = []
    end_s = time.monotonic() + SECONDS
    with closing(visitor):
        while (asked_s := time.monotonic()) < end_s:
            status = ask(visitor, number + THREADS * len(times_ms))
            if status != 200:
                raise ToolError(f"An address under load answered {status}.")
            times_ms.append((time.monotonic() - asked_s) * 1000)
    return times_ms


def _fill_diary(visitor: Visitor) -> str:
    now = dt.datetime.now(dt.UTC)
    for number in range(1, SESSIONS_KEPT):
        when = (now - dt.timedelta(days=number)).isoformat()
        end = {"ended_at": when, "how": "done", "reason": None, "pain_after": number % 3}
        visitor.put(f"/sessions/{_start(visitor, when, number % 4)}/end", end)
    return _start(visitor, now.isoformat(), 2)


def _start(visitor: Visitor, when: str, pain: int) -> str:
    key = str(uuid4())
    message = {"started_at": when, "pain_before": pain, "nothing_new": True}
    answer, body = visitor.put(f"/sessions/{key}", message)
    if answer.status != 201:
        raise ToolError(f"A session could not be started: {answer.status} {body.decode()[:300]}")
    return key


def _resident_mb(site: Site) -> float:
    status = Path(f"/proc/{site.process.pid}/status")
    if not status.exists():
        raise ToolError("How much memory a program holds can be read on Linux only.")
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024
