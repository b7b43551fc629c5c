"""Supple at home: ana's computer at 192.168.1.20, and phones that come by each way."""

from __future__ import annotations

import http.client
import re
import ssl
import urllib.parse

import pytest
from django.test import Client

from supple.web.home import gate
from supple.web.home.running import AtHome, invitations, running
from supple.web.home.ways import WAY_META, home_way, ready_way

ADDRESS, PORT = "192.168.1.20", 8765
HOST = f"{ADDRESS}:{PORT}"
NAME = "ana-laptop.local"
PAGE = {"accept": "text/html"}
HOME = home_way([ADDRESS], [NAME], PORT)
READY = ready_way(ADDRESS, PORT + 1)


class Phone(Client):
    """Django's client, come by the way over TLS, or by the one to get ready."""

    def __init__(self, way, **options):
        super().__init__(headers={"host": f"{ADDRESS}:{way.port}"}, **options)
        self.way = way

    def generic(self, *args, **extra):
        met = {WAY_META: self.way, "wsgi.url_scheme": self.way.scheme, "SERVER_PORT": str(self.way.port)}
        return super().generic(*args, **{**met, **extra})


@pytest.fixture(autouse=True)
def at_home(settings):
    """What `supple serve --home` leaves for the pages."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, ADDRESS, NAME]
    running.at_home = AtHome(
        addresses=(ADDRESS,),
        origins=(f"https://{HOST}",),
        named=f"https://{NAME}:{PORT}",
        ready=(f"http://{ADDRESS}:{PORT + 1}",),
        authority_pem=b"-----BEGIN CERTIFICATE-----\n",
        authority_name="Supple on ana-laptop (1A2B)",
        fingerprint="0123456789ABCDEF" * 4,
    )
    yield running.at_home
    running.at_home = None


@pytest.fixture
def phone(db):
    """A phone on the Wi-Fi that nobody has let in."""

    def new(**options):
        return Phone(HOME, **options)

    return new


@pytest.fixture
def stray(phone):
    """Cid's phone: on the same Wi-Fi, never let in."""
    return phone()


@pytest.fixture
def getting_ready(db):
    return Phone(READY)


@pytest.fixture
def ask(phone):
    """Let a new phone ask to come in; return it with its device's row."""
    from supple.web.home.models import Device

    def begin(name="Ana's phone"):
        asking = phone()
        assert asking.post(f"/pair/{invitations.make()}", {"name": name}).status_code == 302
        asking.device = Device.objects.latest("asked_at")
        return asking

    return begin


@pytest.fixture
def paired(ask, ana):
    """Ana's phone, let in by her on the computer."""
    mine = ask()
    assert ana.post(f"/home/devices/{mine.device.pk}", {"do": "let-in"}).status_code == 302
    assert mine.get("/pair")["Location"] == "/"
    return mine


def secret_of(client):
    return client.cookies[gate.cookie_name()].value


class TlsVisitor:
    """A phone's browser against the real server, which trusts the certificate that it was given."""

    def __init__(self, address, port, authority_pem):
        self.address, self.port, self.cookies = address, port, {}
        self.context = ssl.create_default_context(cadata=authority_pem)
        self.context.verify_flags |= ssl.VERIFY_X509_STRICT

    def ask(self, method, path, form=None, **headers):
        connection = http.client.HTTPSConnection(self.address, self.port, timeout=20, context=self.context)
        sent = {"Accept": "text/html", **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            sent["Origin"] = f"https://{self.address}:{self.port}"
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, answer.headers, content

    def token(self, page):
        return re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1].decode()


@pytest.fixture
def serve_home(serve, tmp_path):
    """A real `supple serve --home` on an address of this computer alone."""

    def start(*options, folder=tmp_path / "data"):
        server = serve(folder, "--home", "--address", "127.0.0.2", *(options or ("--port", "0"))).ready()
        said = ""
        while "let-in CODE" not in said:
            line = server.process.stdout.readline()
            assert line, server.end()
            said += line
        server.said = said
        server.pair = re.search(r"https://127\.0\.0\.2:\d+(/pair/\S+)", said)[1]
        server.ready_port = int(re.search(r"ready at http://127\.0\.0\.2:(\d+)", said)[1])
        return server

    return start


def certificate_from(server):
    """Get the certificate as a new phone does."""
    connection = http.client.HTTPConnection("127.0.0.2", server.ready_port, timeout=20)
    connection.request("GET", "/ready/supple.crt")
    answer = connection.getresponse()
    pem = answer.read().decode()
    connection.close()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/x-x509-ca-cert")
    return pem
