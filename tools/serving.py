"""Start the built site on a port of its own: for tests in a browser, measurements and screenshots."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tools.places import ToolError

SERVE = ("serve", "--port", "0", "--no-open")
COMMAND = (sys.executable, "-m", "supple.cli", *SERVE)
LONGEST_START_S = 30.0
_ADDRESS = re.compile(r"^Supple is at ((http://[^/]+)/open/\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: `address` opens it once (it holds the one-time token), `origin` is where it is."""

    address: str
    origin: str
    data_dir: Path
    start_s: float
    process: subprocess.Popen[str]


@contextmanager
def running_site(
    data_dir: Path,
    extra_env: Mapping[str, str] | None = None,
    command: Sequence[str] = COMMAND,
) -> Iterator[Site]:
    """Run `supple serve`, or another `command` that starts it, with its data in `data_dir`.

    Raises:
        ToolError: the site ended, or said no address in time; the message holds what it said.
    """
    env = {**os.environ, "SUPPLE_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1", **(extra_env or {})}
    began_s = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=complaints, text=True)
        try:
            address, origin = _address(process, complaints)
            yield Site(address, origin, data_dir, time.monotonic() - began_s, process)
        finally:
            _end(process)


def _address(process: subprocess.Popen[str], complaints: IO[str]) -> tuple[str, str]:
    said = ""
    for line in _lines(process.stdout):
        said += line
        if found := said_address(said):
            return found
    complaints.seek(0)
    raise ToolError(f"supple serve did not start: {(said + complaints.read()).strip() or 'it said nothing'}")


def said_address(said: str) -> tuple[str, str] | None:
    """Return the address that opens the site and where it is, once `said` names them."""
    found = _ADDRESS.search(said)
    return (found[1], found[2]) if found else None


def _lines(output: IO[str] | None) -> Iterator[str]:
    end_s = time.monotonic() + LONGEST_START_S
    while output and (left_s := end_s - time.monotonic()) > 0 and select.select([output], [], [], left_s)[0]:
        line = output.readline()
        if not line:
            return
        yield line


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
