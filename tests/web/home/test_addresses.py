"""Which addresses are a home's."""

from __future__ import annotations

import pytest

from supple.errors import PortError, UsageError
from supple.web.home import addresses


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.7", "172.16.0.1", "172.31.255.254", "127.0.0.2"])
def test_home(address):
    assert addresses.is_home(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "172.32.0.1", "100.64.0.1", "169.254.1.1", "0.0.0.0", "::1", "fd00::2", "x", ""]
)
def test_not_home(address):
    assert not addresses.is_home(address)
    with pytest.raises(UsageError, match="is no address in a home network"):
        addresses.wanted([address])


def test_what_is_found_is_home():
    assert all(addresses.is_home(address) for address in addresses.find())


def test_named_ones_are_taken_once_each():
    assert addresses.wanted(["10.0.0.7", "10.0.0.7", "192.168.1.20"]) == ("10.0.0.7", "192.168.1.20")


def test_no_home_network(monkeypatch):
    monkeypatch.setattr(addresses, "find", lambda: ())
    with pytest.raises(PortError, match="in no home network"):
        addresses.wanted([])


def test_what_this_computer_has():
    assert addresses.is_ours("127.0.0.1")
    assert not addresses.is_ours("192.0.2.77")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("Ana-Laptop", "ana-laptop.local"),
        ("ana.example.com", "ana.local"),
        ("localhost", ""),
        ("", ""),
        ("anas laptop", ""),
        ("-x", ""),
    ],
)
def test_the_name_that_neighbours_may_use(host, name):
    assert addresses.local_name(host) == name
