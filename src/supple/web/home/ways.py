"""By which way a request came: on this computer, from the home network over TLS, or to get a phone ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Literal
from wsgiref.types import StartResponse

from django.http import HttpRequest

# No header can set a name with dots in WSGI's environment.
WAY_META = "supple.way"

Site = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Way:
    """`hosts` are the Host values under which the site may be reached by this way."""

    kind: Literal["home", "ready"]
    scheme: Literal["https", "http"]
    port: int
    hosts: frozenset[str]


def home_way(addresses: Iterable[str], names: Iterable[str], port: int) -> Way:
    """Return the way over TLS, under the addresses and names with this port."""
    return Way("home", "https", port, frozenset(f"{host}:{port}" for host in (*addresses, *names) if host))


def ready_way(address: str, port: int) -> Way:
    """Return the way without TLS, on which a phone gets the certificate."""
    return Way("ready", "http", port, frozenset({f"{address}:{port}"}))


def way_of(request: HttpRequest) -> Way | None:
    """Return by which way a request came; None on this computer itself."""
    way: Way | None = request.META.get(WAY_META)
    return way


def at_home(request: HttpRequest) -> bool:
    """Tell whether it came from the home network over TLS."""
    way = way_of(request)
    return way is not None and way.kind == "home"


def through_front(site: Site, way: Way, peers: Mapping[int, str]) -> Site:
    """Wrap the site for the inner door: only what the front took in goes on, from the phone's address."""

    def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        client = peers.get(int(environ["REMOTE_PORT"]))
        if client is None:
            return _refuse(start_response)
        met = {"REMOTE_ADDR": client, "SERVER_PORT": str(way.port), "wsgi.url_scheme": way.scheme}
        return site({**environ, **met, WAY_META: way}, start_response)

    return application


def through(site: Site, way: Way) -> Site:
    """Wrap the site for a door of its own."""

    def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        return site({**environ, WAY_META: way}, start_response)

    return application


def _refuse(start_response: StartResponse) -> Iterable[bytes]:
    status = HTTPStatus.FORBIDDEN
    start_response(f"{status.value} {status.phrase}", [("Content-Length", "0")])
    return []
