"""The store's own certificate authority: made once by a command, it signs the server's certificate and the lanes'."""

from __future__ import annotations

import ipaddress
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server.settings import SettingsError

CA, CA_KEY, SERVER, SERVER_KEY = "ca.pem", "ca.key", "server.pem", "server.key"
AUTHORITY_DAYS = 20 * 365
SERVER_DAYS = 825
LANE_DAYS = 5 * 365
EARLIER = timedelta(days=1)
"""A lane's clock may be behind."""
LANE_URI = "urn:lane:"


class NotSignable(ValueError):
    """What came is no request for a certificate; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs in the store's name."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def load(cls, certificate: Path, key: Path) -> Authority:
        """Raises `SettingsError` for files that cannot be used, do not belong together, or may be read by others."""
        try:
            if key.stat().st_mode & 0o077:
                raise SettingsError(f"tls.ca_key: {key} may be read by others: make it mode 0600")
            signs = load_pem_private_key(key.read_bytes(), None)
            known = x509.load_pem_x509_certificate(certificate.read_bytes())
        except OSError as error:
            raise SettingsError(f"tls.ca: {error.filename} cannot be read: {error.strerror}") from error
        except (ValueError, TypeError) as error:
            raise SettingsError(f"tls.ca: {certificate} and {key} hold no authority") from error
        if not isinstance(signs, ec.EllipticCurvePrivateKey) or signs.public_key() != known.public_key():
            raise SettingsError(f"tls.ca: {certificate} and {key} do not belong together")
        return cls(known, signs)

    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode()

    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def for_server(self, hosts: Sequence[str], now: datetime) -> tuple[str, bytes]:
        """Certificate and key (PEM) of a server that is reached as `hosts`: names or addresses."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([_host(one) for one in hosts])
        signed = self._sign(key.public_key(), hosts[0], names, ExtendedKeyUsageOID.SERVER_AUTH, now, SERVER_DAYS)
        return signed, _private(key)

    def for_lane(self, request: str, lane: str, now: datetime) -> str:
        """The certificate (PEM) of `lane` for the key that `request` (PEM) proves to hold; raises `NotSignable`."""
        try:
            asked = x509.load_pem_x509_csr(request.encode())
        except ValueError:
            raise NotSignable("this is no request for a certificate") from None
        if not asked.is_signature_valid or not isinstance(asked.public_key(), ec.EllipticCurvePublicKey):
            raise NotSignable("this is no request for a certificate of a key that is held")
        names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(LANE_URI + lane)])
        return self._sign(asked.public_key(), f"lane {lane}", names, ExtendedKeyUsageOID.CLIENT_AUTH, now, LANE_DAYS)

    def _sign(
        self,
        key: object,
        name: str,
        names: x509.SubjectAlternativeName,
        usage: x509.ObjectIdentifier,
        now: datetime,
        days: int,
    ) -> str:
        if not isinstance(key, ec.EllipticCurvePublicKey):
            raise NotSignable("only keys on the curve P-256 are signed")
        made = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(self.certificate.subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - EARLIER)
            .not_valid_after(now + timedelta(days=days))
            .add_extension(names, critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return made.public_bytes(Encoding.PEM).decode()


def make_authority(folder: Path, store: str, hosts: Sequence[str], now: datetime) -> Authority:
    """An authority is in `folder`, and a new certificate of the server that is reached as `hosts`; keys are for their
    owner only. An authority that is there already stays: lanes trust it.

    Raises OSError, or `SettingsError` where what is there cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / CA).exists() or (folder / CA_KEY).exists():
        authority = Authority.load(folder / CA, folder / CA_KEY)
    else:
        authority = _new_authority(store, now)
        _write(folder / CA_KEY, _private(authority.key), 0o600)
        _write(folder / CA, authority.pem().encode(), 0o644)
    signed, server_key = authority.for_server(hosts, now)
    _write(folder / SERVER_KEY, server_key, 0o600)
    _write(folder / SERVER, signed.encode(), 0o644)
    return authority


def _new_authority(store: str, now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    use = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name(store))
        .issuer_name(_name(store))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(use, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Authority(certificate, key)


def _write(path: Path, content: bytes, mode: int) -> None:
    """The whole content, or what was there before."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        os.write(file, content)
        os.fsync(file)
    finally:
        os.close(file)
    beside.replace(path)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _host(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)
