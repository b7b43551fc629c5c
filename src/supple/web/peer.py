"""Whose program is at the other end of a connection, where the system tells.

The one-time link shows in the list of running programs while the browser is being started, and other accounts
may read that list. On Linux the kernel says which account a loopback connection belongs to.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from django.http import HttpRequest

CONNECTIONS = Path("/proc/net/tcp")
ROOT = 0


def is_another_account(request: HttpRequest) -> bool:
    """Tell whether the request surely comes from another account; root may read everything anyway."""
    meta = request.META
    try:
        client = _written(meta["REMOTE_ADDR"], int(meta["REMOTE_PORT"]))
        account = account_of(client, int(meta["SERVER_PORT"]))
    except (KeyError, ValueError, OSError):
        return False
    return account not in {None, ROOT, os.getuid()}


def account_of(client: str, server_port: int) -> int | None:
    """Return the user id that owns the socket `client` (proc(5), net/tcp) connected to the port."""
    for line in CONNECTIONS.read_text("ascii").splitlines()[1:]:
        fields = line.split()
        if fields[1] == client and int(fields[2].rpartition(":")[2], 16) == server_port:
            return int(fields[7])
    return None


def _written(address: str, port: int) -> str:
    packed = socket.inet_aton(address)
    return f"{int.from_bytes(packed, sys.byteorder):08X}:{port:04X}"
