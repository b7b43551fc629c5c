"""A visitor without a browser: let in by the one-time address, then over one kept connection."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tools.places import ToolError
from tools.serving import Site

_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass(slots=True)
class Visitor:
    """Somebody at the site, with cookies and one connection; not for two threads at once."""

    origin: str
    connection: http.client.HTTPConnection
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """Return the answer and its body as sent; headers by their name with underscores."""
        return self._ask("GET", path, None, headers)

    def put(self, path: str, message: dict[str, Any]) -> tuple[http.client.HTTPResponse, bytes]:
        """Send a message as the pages do."""
        named = {"Content_Type": "application/json", "X_CSRFToken": self.csrf, "Origin": self.origin}
        return self._ask("PUT", path, json.dumps(message).encode(), named)

    def twin(self) -> Visitor:
        """Return the same visitor with a connection of its own."""
        return Visitor(self.origin, _connection(self.origin), dict(self.cookies), self.csrf)

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer, answer.read()


@contextmanager
def visiting(site: Site) -> Iterator[Visitor]:
    """Open the site by its one-time address and its front page, and leave it at the end of the block.

    Raises:
        ToolError: it did not answer with the page.
    """
    with closing(Visitor(site.origin, _connection(site.origin))) as visitor:
        visitor.get(urlsplit(site.address).path)
        answer, page = _front_page(visitor)
        if answer.status != http.HTTPStatus.OK:
            raise ToolError(f"The front page answered {answer.status} {answer.reason}.")
        found = _CSRF.search(page.decode())
        visitor.csrf = found[1] if found else ""
        yield visitor


def _front_page(visitor: Visitor) -> tuple[http.client.HTTPResponse, bytes]:
    """Open the front page as a browser does: it leads to the warning signs until they were answered."""
    answer, page = visitor.get("/", Accept="text/html")
    while answer.status == http.HTTPStatus.FOUND:
        answer, page = visitor.get(answer.headers["Location"], Accept="text/html")
    return answer, page


def static_links(page: bytes) -> list[str]:
    """Return the addresses of the static files that a page links to."""
    return sorted(set(_STATIC.findall(page.decode())))


def _connection(origin: str) -> http.client.HTTPConnection:
    where = urlsplit(origin)
    return http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)
