"""Start the site: check, listen, migrate, say where it is, and stop when told to."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import django
import waitress  # type: ignore[import-untyped]
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from waitress.server import BaseWSGIServer  # type: ignore[import-untyped]

from supple.errors import UsageError
from supple.web import browsing, folder, holding, startup
from supple.web.guard import LOOPBACK_NAMES
from supple.web.home.ways import Site
from supple.web.listening import listen
from supple.web.tokens import tokens

DEFAULT_PORT = 8765
THREADS = 4
LARGEST_BODY_BYTES = 1024 * 1024


def serve(
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    *,
    open_browser: bool = True,
    data_dir: Path | None = None,
    home: Sequence[str] | None = None,
) -> None:
    """Serve the site on the loopback address until SIGINT or SIGTERM.

    With `home`, phones are served as well: at these addresses, or, when it is empty, at those that are found.

    Raises:
        SuppleError: a setting, the port, the data folder, the database or the built files are at fault.
    """
    if host not in LOOPBACK_NAMES:
        raise UsageError(f"Supple answers only on this computer, not on {host}.", "Use 127.0.0.1.")
    # What is written from here on is for this account's eyes alone.
    os.umask(0o077)
    configure(data_dir)
    # Listening comes before the database: two starts at one port must not both bring it up to date.
    with listen(host.strip("[]"), port) as opened, holding.held(settings.DATA_DIR):
        startup.prepare()
        # One loop for all sockets. Its first server is the one that runs it.
        loop: dict[int, Any] = {}
        site = get_wsgi_application()
        server = _server(site, opened, loop)
        # Not before everything is imported: Python swallows what is raised in an import lock's callback.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _stop)
        say_home = _open_to_home(home, opened.getsockname()[1], site, loop)
        _announce(host, opened, open_browser=open_browser)
        say_home()
        # Ends at SystemExit, once the requests under way are answered.
        server.run()


def configure(data_dir: Path | None = None) -> None:
    """Load the settings, with another data folder where one is given, and make the folder.

    Raises:
        SuppleError: a setting or the data folder is at fault.
    """
    if data_dir is not None:
        os.environ["SUPPLE_DATA_DIR"] = str(data_dir.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supple.web.settings")
    folder.prepare(settings.DATA_DIR)
    django.setup()


def _announce(host: str, opened: socket.socket, *, open_browser: bool) -> None:
    address = f"http://{host}:{opened.getsockname()[1]}/open/{tokens.make()}"
    sys.stdout.write(f"Supple is at {address}\n")
    sys.stdout.flush()
    if open_browser:
        browsing.show(address)


def _open_to_home(
    addresses: Sequence[str] | None, port: int, site: Site, loop: dict[int, Any]
) -> Callable[[], None]:
    """Return what tells where phones find Supple, once it has been told where the computer does."""
    if addresses is None:
        return lambda: None
    # Making certificates takes a library that is slow to import: only where phones are served.
    from supple.web.home import serving

    def start(wrapped: Site, listening: socket.socket) -> None:
        _server(wrapped, listening, loop)

    at_home = serving.open_to_home(addresses, port, site, start)
    return lambda: serving.announce(at_home)


def _server(site: Site, opened: socket.socket, loop: dict[int, Any]) -> BaseWSGIServer:
    return waitress.create_server(
        site,
        map=loop,
        sockets=[opened],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY_BYTES,
    )


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise SystemExit(0)
