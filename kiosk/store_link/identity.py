"""Who a lane is to its store server: a key that never leaves the lane, and the certificate that it enrolled for.

The folder holds `identity.pem` (key and certificate, for the lane alone) and `ca.pem` (whom the lane trusts). Until the
server has answered a new key waits in `request.pem`, so that an answer that was lost is only asked for again; in
`renewal.pem` likewise, while a certificate is renewed.
"""

from __future__ import annotations

import os
import secrets
import ssl
import stat
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import ConfigError
from kiosk.core.enrolment import EnrolmentCode

if TYPE_CHECKING:
    import httpx

IDENTITY, AUTHORITY, REQUEST, RENEWAL = "identity.pem", "ca.pem", "request.pem", "renewal.pem"
PATIENCE_S = 10.0
MOST = 64 * 1024
REQUEST_HEAD = "-----BEGIN CERTIFICATE REQUEST-----"


class EnrolFailed(Exception):
    """The lane is not enrolled; the message is one sentence, and holds no secret."""


def identity_context(folder: Path) -> ssl.SSLContext:
    """For connections on which the server proves itself to the lane and the lane to the server.

    Raises `ConfigError` where the lane has not enrolled, or others may read its key.
    """
    path = folder / IDENTITY
    try:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigError(f"server.identity: {path} may be read by others: make it mode 0600 and enrol anew")
        authority = folder / AUTHORITY
        context = _context(authority, authority.stat().st_mtime_ns)
        context.load_cert_chain(path)
    except FileNotFoundError as error:
        raise ConfigError(f"server.identity: {folder} holds no certificate: enrol the lane first") from error
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(f"server.identity: {folder} cannot be used: {error}") from error
    return context


@cache
def _context(authority: Path, _changed: int) -> ssl.SSLContext:
    """One for all connections: what is renewed is shown by each that is opened from then on."""
    return ssl.create_default_context(cafile=str(authority))


def ends(folder: Path) -> datetime:
    """When the lane's certificate ends; raises OSError or ValueError."""
    from cryptography import x509

    return x509.load_pem_x509_certificate((folder / IDENTITY).read_bytes()).not_valid_after_utc


def renew(address: str, folder: Path) -> None:
    """The lane has another certificate for a new key, durably, given to it for the one that it has; connections that
    are opened from now on show it. Raises `EnrolFailed`, `ConfigError` or OSError; the old one is there then.
    """
    context = identity_context(folder)
    key, request = _pending(folder / RENEWAL)
    certificate = _ask(address, context, "POST", "/api/v1/link/renew", {"request": request})
    write_whole(folder / IDENTITY, (key + certificate).encode(), 0o600)
    (folder / RENEWAL).unlink()
    identity_context(folder)


def enrol(address: str, folder: Path, lane: str, code: EnrolmentCode) -> None:
    """The lane `lane` has a certificate in `folder`, durably, and the code is used up. Raises `EnrolFailed`, OSError.

    The authority's certificate is fetched first, from whoever answers; the secret is told only to a server that holds a
    certificate of the very authority that the code was made for.
    """
    if not address.startswith("https://"):
        raise EnrolFailed(f"{address} is not https: a lane enrols over TLS only")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key, request = _pending(folder / REQUEST)
    authority = _fetch(address, code)
    asked = {"lane": lane, "secret": code.secret.hex(), "request": request}
    certificate = _ask(address, ssl.create_default_context(cadata=authority), "POST", "/api/v1/link/enrol", asked)
    write_whole(folder / AUTHORITY, authority.encode(), 0o644)
    write_whole(folder / IDENTITY, (key + certificate).encode(), 0o600)
    (folder / REQUEST).unlink()
    (folder / RENEWAL).unlink(missing_ok=True)


def _fetch(address: str, code: EnrolmentCode) -> str:
    """The certificate (PEM) of the authority that `code` names."""
    anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anybody.check_hostname = False
    anybody.verify_mode = ssl.CERT_NONE  # what comes is held against the code's own fingerprint
    pem = _ask(address, anybody, "GET", "/api/v1/link/authority", None)
    try:
        der = ssl.PEM_cert_to_DER_cert(pem)
    except ValueError:
        der = b""
    if not code.fits(der):
        raise EnrolFailed("another server answers than the one that the code is from")
    return pem


def _ask(address: str, trusted: ssl.SSLContext, method: str, path: str, body: dict[str, str] | None) -> str:
    """The certificate (PEM) in the server's answer."""
    import httpx

    try:
        with httpx.Client(
            base_url=address.rstrip("/"), verify=trusted, trust_env=False, timeout=PATIENCE_S, follow_redirects=False
        ) as client:
            response = client.request(method, path, json=body)
    except httpx.HTTPError as error:
        raise EnrolFailed(f"the server cannot be reached: {error or type(error).__name__}") from error
    told = _told(response)
    if response.status_code != 200:
        raise EnrolFailed(f"the server answered {response.status_code}: {told.get('error', '')}".rstrip(": "))
    certificate = told.get("certificate")
    if not isinstance(certificate, str) or "-----BEGIN CERTIFICATE-----" not in certificate:
        raise EnrolFailed("the server's answer holds no certificate")
    return certificate


def _told(response: httpx.Response) -> dict[str, object]:
    try:
        told = response.json() if len(response.content) <= MOST else None
    except ValueError:
        told = None
    return told if isinstance(told, dict) else {}


def _pending(path: Path) -> tuple[str, str]:
    """Key and request (PEM) in `path` that no server has answered yet, made where there are none."""
    if not path.exists():
        write_whole(path, "".join(_new_request()).encode(), 0o600)
    key, mark, request = path.read_text(encoding="ascii").partition(REQUEST_HEAD)
    return key, mark + request


def _new_request() -> tuple[str, str]:
    # cryptography is imported late: only a lane that enrols needs it
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = ec.generate_private_key(ec.SECP256R1())
    request = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([])).sign(key, hashes.SHA256())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private.decode(), request.public_bytes(Encoding.PEM).decode()


def write_whole(path: Path, content: bytes, mode: int) -> None:
    """The whole content, durably, or what was there before."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
