"""The certificates in the data folder: made at the first start at home, renewed when they have to be."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from supple.errors import DataFolderError
from supple.web.folder import HOME_FOLDER
from supple.web.home import authority, keeping
from supple.web.home.authority import Signed

AUTHORITY_FILE = "authority.pem"
SERVER_FILE = "server.pem"
RENEW_BEFORE = dt.timedelta(days=30)
LOOPBACK = ("127.0.0.1",)
LOOPBACK_NAMES = ("localhost",)


@dataclass(frozen=True, slots=True)
class Certificates:
    """What the server shows, and what phones are told to trust."""

    server_file: Path
    authority_pem: bytes
    authority_name: str
    fingerprint: str

    def context(self) -> ssl.SSLContext:
        """Return the server's side of TLS 1.2 or newer."""
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.minimum_version = ssl.TLSVersion.TLSv1_2
        made.load_cert_chain(self.server_file)
        made.set_alpn_protocols(["http/1.1"])
        return made


def prepare(data_dir: Path, addresses: Iterable[str], name: str, now: dt.datetime) -> Certificates:
    """Return certificates that are good for the addresses and the name, made anew where need be.

    Raises:
        DataFolderError: the folder cannot be written to, or a file in it is damaged.
    """
    folder = data_dir / HOME_FOLDER
    by = _authority(folder, name.removesuffix(".local") or "this computer", now)
    ours = tuple(sorted({*addresses, *LOOPBACK}))
    names = tuple(sorted({*LOOPBACK_NAMES, *([name] if name else [])}))
    file = folder / SERVER_FILE
    found = authority.read(keeping.read(file) or b"")
    if found is None or not _still_good(found, by, ours, names, now):
        keeping.write(file, authority.vouch(by, ours, names, now).pem())
    common = by.certificate.subject.rfc4514_string().removeprefix("CN=")
    return Certificates(file, by.public_pem(), common, by.fingerprint())


def _authority(folder: Path, host: str, now: dt.datetime) -> Signed:
    file = folder / AUTHORITY_FILE
    pem = keeping.read(file)
    if pem is None:
        return _new_authority(file, host, now)
    found = authority.read(pem)
    if found is None:
        raise DataFolderError(
            f"The file {file} does not hold Supple's certificate authority any more.",
            "Remove it: Supple then makes a new one, and each phone has to be set up again.",
        )
    if found.certificate.not_valid_after_utc - now < RENEW_BEFORE:
        return _new_authority(file, host, now)
    return found


def _new_authority(file: Path, host: str, now: dt.datetime) -> Signed:
    made = authority.make(host, now)
    keeping.write(file, made.pem())
    return made


def _still_good(
    found: Signed, by: Signed, addresses: tuple[str, ...], names: tuple[str, ...], now: dt.datetime
) -> bool:
    certificate = found.certificate
    known = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return (
        authority.has_signed(by, certificate)
        and certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - RENEW_BEFORE
        and {str(address) for address in known.get_values_for_type(x509.IPAddress)} == set(addresses)
        and set(known.get_values_for_type(x509.DNSName)) == set(names)
    )
