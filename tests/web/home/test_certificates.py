"""Certificates that a phone can trust, made when they have to be, and readable by their owner alone."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import stat

import pytest
from cryptography import x509

from supple.errors import DataFolderError
from supple.web.home import authority, certificates

NOW = dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC)
AT = ("192.168.1.20",)
NAME = "ana-laptop.local"


def server_certificate(made):
    return x509.load_pem_x509_certificate(made.server_file.read_bytes())


def prepare(folder, addresses=AT, name=NAME, now=NOW):
    return certificates.prepare(folder, addresses, name, now)


def handshake(server, client, name):
    """Let two ends of TLS meet in memory; raises what either of them complains of."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [
        server.wrap_bio(to_server, to_client, server_side=True),
        client.wrap_bio(to_client, to_server, server_hostname=name),
    ]
    for _ in range(4):
        for end in ends:
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
    return ends[1]


def trusting(made):
    context = ssl.create_default_context(cadata=made.authority_pem.decode())
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


@pytest.fixture
def now_made(tmp_path):
    return prepare(tmp_path, now=dt.datetime.now(dt.UTC))


@pytest.mark.parametrize("name", ["192.168.1.20", NAME, "localhost", "127.0.0.1"])
def test_the_chain_holds_for_every_address_and_name(now_made, name):
    end = handshake(now_made.context(), trusting(now_made), name)
    assert end.version() == "TLSv1.3"


@pytest.mark.parametrize("name", ["192.168.1.21", "other.local", "supple.example"])
def test_another_name_is_refused(now_made, name):
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        handshake(now_made.context(), trusting(now_made), name)


def test_another_authority_is_refused(now_made, tmp_path):
    (tmp_path / "other").mkdir()
    other = prepare(tmp_path / "other")
    with pytest.raises(ssl.SSLCertVerificationError, match="unable to get local issuer"):
        handshake(now_made.context(), trusting(other), AT[0])


def test_old_tls_is_refused(now_made):
    old = trusting(now_made)
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    assert handshake(now_made.context(), old, AT[0]).version() == "TLSv1.2"
    assert now_made.context().minimum_version == ssl.TLSVersion.TLSv1_2


@pytest.mark.parametrize(("address", "name"), [("8.8.8.8", NAME), ("192.168.1.20", "bank.example")])
def test_the_authority_cannot_vouch_for_the_outer_world(tmp_path, address, name):
    now = dt.datetime.now(dt.UTC)
    by = authority.make("ana-laptop", now)
    file = tmp_path / "server.pem"
    file.write_bytes(authority.vouch(by, (address,), (name,), now).pem())
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    client = ssl.create_default_context(cadata=by.public_pem().decode())
    wanted = address if name == NAME else name
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        handshake(server, client, wanted)


def test_what_the_authority_is(tmp_path):
    made = prepare(tmp_path)
    found = x509.load_pem_x509_certificate(made.authority_pem)
    assert made.authority_name.startswith("Supple on ana-laptop (")
    assert 3640 < (found.not_valid_after_utc - NOW).days <= 3650
    basic = found.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (basic.critical, basic.value.ca, basic.value.path_length) == (True, True, 0)
    names = found.extensions.get_extension_for_class(x509.NameConstraints)
    assert names.critical
    networks = {str(entry.value) for entry in names.value.permitted_subtrees}
    assert networks == {*authority.NETWORKS, "local", "localhost"}
    assert made.fingerprint == made.fingerprint.upper()
    assert len(made.fingerprint) == 64


def test_what_the_server_shows(tmp_path):
    shown = server_certificate(prepare(tmp_path))
    assert (shown.not_valid_after_utc - shown.not_valid_before_utc).days <= 397
    assert shown.not_valid_before_utc < NOW
    known = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert set(known.get_values_for_type(x509.IPAddress)) == {
        ipaddress.ip_address("192.168.1.20"),
        ipaddress.ip_address("127.0.0.1"),
    }
    assert set(known.get_values_for_type(x509.DNSName)) == {NAME, "localhost"}


def test_only_the_owner_can_read_the_keys(tmp_path):
    prepare(tmp_path)
    folder = tmp_path / "home"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {
        "authority.pem": 0o600,
        "server.pem": 0o600,
    }


def test_the_next_start_keeps_both(tmp_path):
    first = prepare(tmp_path)
    before = first.server_file.read_bytes()
    later = prepare(tmp_path, now=NOW + dt.timedelta(days=300))
    assert later.authority_pem == first.authority_pem
    assert later.server_file.read_bytes() == before


@pytest.mark.parametrize(
    ("addresses", "name", "days"),
    [
        (("192.168.1.21",), NAME, 0),
        (("192.168.1.20", "10.0.0.7"), NAME, 0),
        (AT, "new-name.local", 0),
        (AT, "", 0),
        (AT, NAME, 367),
        (AT, NAME, 2000),
        (AT, NAME, -2),
    ],
)
def test_the_servers_is_renewed_and_the_authority_stays(tmp_path, addresses, name, days):
    first = prepare(tmp_path)
    before = server_certificate(first)
    now = NOW + dt.timedelta(days=days)
    later = prepare(tmp_path, addresses, name, now)
    assert later.authority_pem == first.authority_pem
    shown = server_certificate(later)
    assert shown.serial_number != before.serial_number
    assert shown.not_valid_after_utc > now + certificates.RENEW_BEFORE


def test_a_damaged_server_file_is_made_anew(tmp_path):
    made = prepare(tmp_path)
    made.server_file.write_text("half a")
    prepare(tmp_path)
    assert server_certificate(made)


def test_a_damaged_authority_is_never_replaced_unasked(tmp_path):
    prepare(tmp_path)
    file = tmp_path / "home" / "authority.pem"
    file.write_text("half a")
    with pytest.raises(DataFolderError, match="each phone has to be set up again"):
        prepare(tmp_path)
    assert file.read_text() == "half a"


def test_a_server_certificate_never_outlives_its_authority(tmp_path):
    first = prepare(tmp_path)
    end = x509.load_pem_x509_certificate(first.authority_pem).not_valid_after_utc
    later = prepare(tmp_path, now=end - dt.timedelta(days=100))
    assert server_certificate(later).not_valid_after_utc == end


def test_an_old_authority_is_followed_by_a_new_one(tmp_path):
    first = prepare(tmp_path)
    later = prepare(tmp_path, now=NOW + dt.timedelta(days=3640))
    assert later.authority_pem != first.authority_pem
