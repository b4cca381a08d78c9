"""Who is at the other end of a TLS connection: the lane that its certificate names, which OpenSSL has verified."""

from __future__ import annotations

import hashlib
from asyncio import Transport
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from fastapi import Request
from typing_extensions import override
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from server.link.authority import LANE_URI

PEER = "lane_certificate"


@dataclass(frozen=True, slots=True)
class Peer:
    """`fingerprint` is the SHA-256 of the certificate (DER), in hexadecimal."""

    lane: str
    fingerprint: str


class PeerProtocol(AutoHTTPProtocol):  # type: ignore[misc, valid-type] # which one is known at run time only
    """Requests of a connection know whose certificate it was opened with."""

    @override
    def connection_made(self, transport: Transport) -> None:
        super().connection_made(transport)
        connection = transport.get_extra_info("ssl_object")
        given = connection.getpeercert(binary_form=True) if connection is not None else None
        self.app_state: dict[str, Any] = {**self.app_state, PEER: read_peer(given) if given else None}


def read_peer(certificate: bytes) -> Peer | None:
    """The lane that `certificate` (DER) names; None for one of somebody else."""
    try:
        names = x509.load_der_x509_certificate(certificate).extensions.get_extension_for_class(
            x509.SubjectAlternativeName
        )
    except (ValueError, x509.ExtensionNotFound):
        return None
    uris = names.value.get_values_for_type(x509.UniformResourceIdentifier)
    lanes = [uri.removeprefix(LANE_URI) for uri in uris if uri.startswith(LANE_URI)]
    return Peer(lanes[0], fingerprint(certificate)) if len(lanes) == 1 else None


def peer_of(request: Request) -> Peer | None:
    found = getattr(request.state, PEER, None)
    return found if isinstance(found, Peer) else None


def fingerprint(certificate: bytes) -> str:
    return hashlib.sha256(certificate).hexdigest()
