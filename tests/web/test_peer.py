"""Another account of the computer cannot use the link, even when it reads it in the list of programs."""

from __future__ import annotations

import os
import socket

import pytest
from django.test import RequestFactory

from supple.web import peer
from supple.web.tokens import tokens


@pytest.fixture
def connected():
    """A real connection over the loopback address, as the request that came through it."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        address, port = client.getsockname()
        yield {"REMOTE_ADDR": address, "REMOTE_PORT": str(port), "SERVER_PORT": str(server.getsockname()[1])}


def test_the_kernel_knows_whose_connection_it_is(connected):
    client = peer._written(connected["REMOTE_ADDR"], int(connected["REMOTE_PORT"]))
    assert peer.account_of(client, int(connected["SERVER_PORT"])) == os.getuid()
    assert peer.account_of(client, 1) is None


def test_our_own_account_is_not_another(connected):
    assert not peer.is_another_account(RequestFactory().get("/", **connected))


def test_where_nothing_is_known_nothing_is_refused():
    assert not peer.is_another_account(RequestFactory().get("/"))


def test_another_account_is_refused_and_the_link_stays_good(stranger, monkeypatch):
    link = f"/open/{tokens.make()}"
    connection = {"REMOTE_ADDR": "127.0.0.1", "REMOTE_PORT": "40000"}
    monkeypatch.setattr(peer, "account_of", lambda client, port: os.getuid() + 1)
    assert stranger.get(link, **connection).status_code == 403
    monkeypatch.setattr(peer, "account_of", lambda client, port: os.getuid())
    assert stranger.get(link, **connection).status_code == 302
