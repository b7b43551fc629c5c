"""Sites that are forked from a process, one per worker, that has imported and computed everything already.

A `supple serve` of its own takes most of a second of a processor until its first page is there, and hundreds
of tests need one. How it starts, and ends, is tested with the command itself in tests/web/test_serve.py.
"""

from __future__ import annotations

import io
import multiprocessing
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from tools.places import ToolError
from tools.serving import LONGEST_START_S, Site, said_address

WARM = "tests.warm"
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload([WARM])


@contextmanager
def forked_site(data_dir: Path) -> Iterator[Site]:
    """Serve the site with its data in `data_dir` until the block ends. Raises ToolError where it cannot."""
    began_s = time.monotonic()
    heard, telling = _forks.Pipe(duplex=False)
    process = _forks.Process(target=_serve, args=(data_dir, telling), daemon=True)
    process.start()
    telling.close()
    try:
        address, origin = _address(heard)
        yield Site(address, origin, data_dir, time.monotonic() - began_s, process)
    finally:
        heard.close()
        _end(process)


def _serve(data_dir: Path, telling: Connection) -> None:
    from supple.web.serve import serve
    from tests.warm import move_to

    sys.stdout = sys.stderr = _Telling(telling)
    move_to(data_dir)
    serve(port=0, open_browser=False)


class _Telling(io.TextIOBase):
    def __init__(self, telling: Connection):
        self.telling = telling

    def write(self, text: str) -> int:
        self.telling.send(text)
        return len(text)


def _address(heard: Connection) -> tuple[str, str]:
    said = ""
    while heard.poll(LONGEST_START_S):
        try:
            said += heard.recv()
        except EOFError:
            break
        if found := said_address(said):
            return found
    raise ToolError(f"The site did not start: {said.strip() or 'it said nothing'}")


def _end(process: multiprocessing.process.BaseProcess) -> None:
    process.terminate()
    process.join(timeout=10)
    if process.exitcode is None:
        process.kill()
        process.join()
