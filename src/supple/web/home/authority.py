"""The certificate authority of one data folder: it can vouch for addresses at home, and for nothing else."""

from __future__ import annotations

import datetime as dt
import ipaddress
import secrets
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS = 3650
# Phones refuse certificates that are good for longer than 398 days.
SERVER_DAYS = 397
# A phone's clock may be behind.
SLACK = dt.timedelta(days=1)
NETWORKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fc00::/7", "::1/128")
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Signed:
    """A certificate with the key that belongs to it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def pem(self) -> bytes:
        """Return both as PEM, the key first. Secret."""
        key = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return key + self.public_pem()

    def public_pem(self) -> bytes:
        """Return the certificate alone, which is public."""
        return self.certificate.public_bytes(Encoding.PEM)

    def fingerprint(self) -> str:
        """Return the certificate's SHA-256 as phones show it, in capital hex digits."""
        return self.certificate.fingerprint(hashes.SHA256()).hex().upper()


def read(pem: bytes) -> Signed | None:
    """Read what `Signed.pem` wrote; None where it is damaged or the two do not belong together."""
    try:
        key = load_pem_private_key(pem, password=None)
        certificate = x509.load_pem_x509_certificate(pem)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    if isinstance(key, ec.EllipticCurvePrivateKey) and certificate.public_key() == key.public_key():
        return Signed(certificate, key)
    return None


def make(host: str, now: dt.datetime) -> Signed:
    """Make an authority named after the computer, good for ten years and for home addresses alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Supple on {host[:LONGEST_NAME]} ({secrets.token_hex(2).upper()})")
    builder = (
        _started(name, name, key, now)
        .not_valid_after(now + dt.timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .add_extension(x509.NameConstraints(_permitted(), None), critical=True)
    )
    return Signed(builder.sign(key, hashes.SHA256()), key)


def vouch(by: Signed, addresses: tuple[str, ...], names: tuple[str, ...], now: dt.datetime) -> Signed:
    """Return a new server certificate for IP addresses and names, signed `by` the authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    known = x509.SubjectAlternativeName(
        [
            *(x509.IPAddress(ipaddress.ip_address(address)) for address in addresses),
            *(x509.DNSName(name) for name in names),
        ]
    )
    last = min(now - SLACK + dt.timedelta(days=SERVER_DAYS), by.certificate.not_valid_after_utc)
    builder = (
        _started(_name("Supple at home"), by.certificate.subject, key, now)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(known, critical=False)
        .add_extension(_identifier_of(by), critical=False)
    )
    return Signed(builder.sign(by.key, hashes.SHA256()), key)


def has_signed(by: Signed, certificate: x509.Certificate) -> bool:
    """Tell whether the authority signed the certificate."""
    try:
        certificate.verify_directly_issued_by(by.certificate)
    except Exception:  # noqa: BLE001 - InvalidSignature, ValueError or TypeError: each means that it did not
        return False
    return True


def _started(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: dt.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SLACK)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _permitted() -> list[x509.GeneralName]:
    networks = [x509.IPAddress(ipaddress.ip_network(network)) for network in NETWORKS]
    return [*networks, x509.DNSName("local"), x509.DNSName("localhost")]


def _identifier_of(by: Signed) -> x509.AuthorityKeyIdentifier:
    own = by.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
