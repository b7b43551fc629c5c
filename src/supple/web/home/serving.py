"""Open Supple to the home network, beside the loopback address: `supple serve --home`."""

from __future__ import annotations

import datetime as dt
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from supple.errors import PortError
from supple.web.home import addresses, certificates, picture
from supple.web.home.front import Front
from supple.web.home.readying import compared
from supple.web.home.running import AtHome, invitations, running
from supple.web.home.ways import Site, home_way, ready_way, through, through_front
from supple.web.listening import listen

# Starts a WSGI application on a listening socket, in the process's one loop.
Start = Callable[[Site, socket.socket], Any]


def open_to_home(named: Sequence[str], port: int, site: Site, start: Start) -> AtHome:
    """Listen on the home addresses at `port` (TLS) and at a port beside it (getting phones ready).

    Raises:
        SuppleError: there is no home network, the port is taken, or the certificates cannot be made.
    """
    own = addresses.wanted(named)
    name = addresses.local_name()
    made = certificates.prepare(Path(settings.DATA_DIR), own, name, dt.datetime.now(dt.UTC))
    outside = [listen(address, port) for address in own]
    inner = listen("127.0.0.1", 0)
    front = Front(made.context(), inner.getsockname())
    start(through_front(site, home_way(own, [name], port), front.peers), inner)
    ready = [_ready(address, port + 1, site, start) for address in own]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *own, *([name] if name else [])]
    front.start(outside)
    running.at_home = AtHome(
        addresses=own,
        origins=tuple(f"https://{address}:{port}" for address in own),
        named=f"https://{name}:{port}" if name else "",
        ready=tuple(ready),
        authority_pem=made.authority_pem,
        authority_name=made.authority_name,
        fingerprint=made.fingerprint,
    )
    return running.at_home


def _ready(address: str, port: int, site: Site, start: Start) -> str:
    try:
        opened = listen(address, port)
    except PortError:
        # Nobody has to remember it: the page and the picture say which one it is.
        opened = listen(address, 0)
    found = opened.getsockname()[1]
    start(through(site, ready_way(address, found)), opened)
    return f"http://{address}:{found}"


def announce(at_home: AtHome) -> None:
    """Print where phones find Supple, with a picture that lets one ask to come in."""
    address = f"{at_home.origins[0]}/pair/{invitations.make()}"
    lines = [
        f"For phones on your Wi-Fi: {', '.join(at_home.origins)}",
        f"  A new phone gets ready at {at_home.ready[0]}",
        f"  (its certificate's SHA-256 number must begin with {compared(at_home.fingerprint)})",
        "  Then point its camera at this picture. It works once, for ten minutes:",
        f"  {address}",
        *_drawn(address),
        "  Let it in on this computer: open Supple, go to Phones; or type: supple devices let-in CODE",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _drawn(address: str) -> list[str]:
    drawing = picture.text(address)
    try:
        drawing.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return []
    return drawing.splitlines()
