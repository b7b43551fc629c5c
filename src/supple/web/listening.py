"""The socket that the site listens on."""

from __future__ import annotations

import errno
import os
import socket

from supple.errors import PortError

LARGEST_PORT = 65535
BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the address; port 0 takes one that is free.

    Raises:
        PortError: the port is taken, not allowed, or no port at all.
    """
    if not 0 <= port <= LARGEST_PORT:
        raise PortError(
            f"{port} is not a port.", f"Choose one from 1024 to {LARGEST_PORT}, or 0 for a free one."
        )
    opened = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # Do not wait for connections that are closing. On Windows it would share the port.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(BACKLOG)
    except OSError as error:
        opened.close()
        raise _cannot_listen(host, port, error) from error
    return opened


def _cannot_listen(host: str, port: int, error: OSError) -> PortError:
    if error.errno == errno.EADDRINUSE:
        return PortError(
            f"Port {port} on {host} is taken, perhaps by a Supple that is running already.",
            "Use that one, or choose another port: “supple serve --port 0” takes one that is free.",
        )
    if error.errno == errno.EACCES:
        return PortError(f"Port {port} needs rights that you do not have.", "Choose one above 1023.")
    return PortError(
        f"Supple cannot listen on {host}, port {port} ({error.strerror}).", "Choose another address."
    )
