"""The real server at home: TLS that holds, and nothing for whoever comes by another way."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import stat
import time
from pathlib import Path

import pytest

from tests.web.home.conftest import TlsVisitor, certificate_from


def enter(server, phone, owner):
    """Bring a phone in, through both doors."""
    page = phone.ask("GET", server.pair)[2]
    form = {"csrfmiddlewaretoken": phone.token(page), "name": "Ana's phone"}
    assert phone.ask("POST", server.pair, form)[0] == 302
    shown = phone.ask("GET", "/pair")[2].decode()
    listed = owner.ask("GET", "/home", Accept="text/html")[2].decode()
    key = listed.partition('action="/home/devices/')[2].partition('"')[0]
    code = shown.partition('class="check"')[2].partition(">")[2].partition("<")[0]
    assert code in listed
    assert change(owner, key, "let-in") == 302
    assert phone.ask("GET", "/pair")[1]["Location"] == "/"
    return key


def change(owner, key, what):
    body = f"csrfmiddlewaretoken={owner.token}&do={what}"
    connection = http.client.HTTPConnection("127.0.0.1", owner.port, timeout=20)
    cookies = "; ".join(f"{name}={value}" for name, value in owner.cookies.items())
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"/home/devices/{key}", body, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_phone_comes_in_and_is_put_out(serve_home, tmp_path):
    server = serve_home()
    owner = server.visitor()
    phone = TlsVisitor("127.0.0.2", server.port, certificate_from(server))
    assert phone.ask("GET", "/help")[0] == 403
    key = enter(server, phone, owner)
    status, headers, _ = phone.ask("GET", "/help")
    assert (status, headers["Strict-Transport-Security"]) == (200, "max-age=2592000")
    assert owner.ask("GET", "/help")[0] == 200
    assert change(owner, key, "put-out") == 302
    assert phone.ask("GET", "/help")[0] == 403
    assert owner.ask("GET", "/help")[0] == 200
    for file in (tmp_path / "data").rglob("*"):
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
    server.process.terminate()
    assert server.process.wait(timeout=10) == 0
    assert server.end() == (0, "")


def test_a_phone_stays_in_over_a_restart(serve_home):
    first = serve_home()
    pem = certificate_from(first)
    phone = TlsVisitor("127.0.0.2", first.port, pem)
    enter(first, phone, first.visitor())
    first.end()
    phone.port = serve_home().port
    assert phone.ask("GET", "/help")[0] == 200


def test_the_inner_door_knows_only_the_front(serve_home):
    server = serve_home()
    inner = listening_ports(server.process.pid) - {server.port, server.ready_port}
    assert len(inner) == 1
    connection = http.client.HTTPConnection("127.0.0.1", inner.pop(), timeout=20)
    connection.request("GET", "/pair", headers={"Host": f"127.0.0.2:{server.port}"})
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (403, b"")
    connection.close()


def listening_ports(pid):
    """The TCP ports that a process listens on (proc(5))."""
    sockets = set()
    for file in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            sockets.add(str(file.readlink()))
    rows = (line.split() for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:])
    return {
        int(row[1].rpartition(":")[2], 16)
        for row in rows
        if row[3] == "0A" and f"socket:[{row[9]}]" in sockets
    }


def test_it_listens_at_the_named_addresses_alone(serve_home):
    server = serve_home()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.3", server.port), timeout=5)


def test_no_tls_no_answer(serve_home):
    server = serve_home()
    with socket.create_connection(("127.0.0.2", server.port), timeout=20) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            assert b"HTTP" not in plain.recv(1000)


def test_silent_connections_keep_nobody_waiting(serve_home):
    server = serve_home()
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with contextlib.ExitStack() as open_ones:
        for _ in range(30):
            open_ones.enter_context(socket.create_connection(("127.0.0.2", server.port), timeout=20))
        for _ in range(15):
            raw = socket.create_connection(("127.0.0.2", server.port), timeout=20)
            open_ones.enter_context(context.wrap_socket(raw))
        phone = TlsVisitor("127.0.0.2", server.port, certificate_from(server))
        began_s = time.monotonic()
        assert phone.ask("GET", "/pair")[0] == 403
        assert time.monotonic() - began_s < 3
        assert server.visitor().ask("GET", "/help")[0] == 200


def test_one_phone_cannot_take_all_connections(serve_home):
    server = serve_home()
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    dropped = 0
    with contextlib.ExitStack() as open_ones:
        for _ in range(30):
            raw = socket.create_connection(("127.0.0.2", server.port), timeout=20)
            wrapped = open_ones.enter_context(context.wrap_socket(raw))
            wrapped.settimeout(0.2)
            try:
                dropped += wrapped.recv(1) == b""
            except (TimeoutError, ConnectionError) as end:
                dropped += isinstance(end, ConnectionError)
    assert dropped == 10


def test_the_address_option_needs_home(serve, tmp_path):
    server = serve(tmp_path / "data", "--address", "127.0.0.2")
    output, errors = server.process.communicate(timeout=20)
    assert (server.process.returncode, output) == (2, "")
    assert "together with --home" in errors


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("8.8.8.8", 2, "no address in a home network"),
        ("192.168.255.77", 4, "cannot listen on 192.168.255.77"),
    ],
)
def test_an_address_that_cannot_be_had(serve, tmp_path, address, code, words):
    server = serve(tmp_path / "data", "--home", "--address", address, "--port", "0")
    output, errors = server.process.communicate(timeout=20)
    assert (server.process.returncode, output) == (code, "")
    assert words in errors
    assert errors.count("\n") == 1
