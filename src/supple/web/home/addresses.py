"""Under which addresses and names this computer can be reached at home."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Sequence

from supple.errors import PortError, UsageError

# RFC 1918: what routers give out at home. IPv4 alone: every home network has it, and it fits in a picture.
HOME_NETWORKS = tuple(map(ipaddress.IPv4Network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")))
THIS_COMPUTER = ipaddress.IPv4Network("127.0.0.0/8")
# The first is for documentation only (RFC 5737): its way out is the usual one. The others find a network
# that is not the usual way out. Nothing is sent to any of them.
_TOWARDS = ("192.0.2.1", *(str(network.broadcast_address - 1) for network in HOME_NETWORKS))
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def find() -> tuple[str, ...]:
    """Return this computer's addresses in home networks, the usual one first; empty when it is in none."""
    found = (_own_address_towards(target) for target in _TOWARDS)
    return tuple(dict.fromkeys(address for address in found if address and is_home(address)))


def wanted(named: Sequence[str]) -> tuple[str, ...]:
    """Return the addresses to listen on: those that were named, else those that are found.

    Raises:
        UsageError: one that was named is no address in a home network.
        PortError: none was named and none is found.
    """
    for address in named:
        if not is_home(address):
            raise UsageError(
                f"{address!r} is no address in a home network.",
                "Name one of this computer's that begins with 192.168., 10. or 172.16. to 172.31.",
            )
    found = tuple(dict.fromkeys(named)) or find()
    if not found:
        raise PortError(
            "This computer is in no home network just now.",
            "Join your Wi-Fi, or name the computer's address: “supple serve --home --address 192.168.1.20”.",
        )
    return found


def is_home(address: str) -> bool:
    """Tell whether it is an IPv4 address of a home network, or of this computer alone."""
    try:
        parsed = ipaddress.IPv4Address(address)
    except ValueError:
        return False
    return any(parsed in network for network in (*HOME_NETWORKS, THIS_COMPUTER))


def is_ours(address: str) -> bool:
    """Tell whether this computer has the address just now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((address, 0))
        except OSError:
            return False
    return True


def local_name(host: str | None = None) -> str:
    """Return the name under which neighbours may find this computer ("ana-laptop.local"), or ""."""
    label = (socket.gethostname() if host is None else host).split(".")[0].lower()
    return f"{label}.local" if _LABEL.fullmatch(label) and label != "localhost" else ""


def _own_address_towards(target: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # For UDP this only looks up the route.
            probe.connect((target, 9))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return address
