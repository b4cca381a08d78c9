"""The device's end of a TLS connection: a TCP port whose client must shake hands before it is heard."""

from __future__ import annotations

import ssl
from urllib.parse import parse_qsl

from typing_extensions import override

from drivers.emulators.wire import TcpEnd


class TlsEnd(TcpEnd):
    """`certificate` is a PEM file with key and certificates."""

    def __init__(self, host: str, port: int, certificate: str) -> None:
        """Raises ValueError, in one sentence, where `certificate` can't be used."""
        super().__init__(host, port)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        try:
            self._context.load_cert_chain(certificate)
        except OSError as error:
            raise ValueError(f"{certificate!r} holds no key with its certificate: {error}") from error

    @override
    def accept_and_read(self, ready: set[int]) -> tuple[bool, bytes | None]:
        came, data = super().accept_and_read(ready)
        plain = self._client
        if not came or plain is None:
            return came, data
        try:
            self._client = self._context.wrap_socket(plain, server_side=True)
        except OSError:  # it does not trust us, or speaks something else
            plain.close()
            self._client = None
            return False, None
        return True, None


def parse_tls_end(text: str) -> TlsEnd:
    """The end of `tls:host:port?cert=FILE`, without what stands before the first colon; raises ValueError."""
    address, _, query = text.partition("?")
    host, _, port = address.rpartition(":")
    options = dict(parse_qsl(query))
    if not host or not port.isdecimal() or int(port) > 65535 or options.keys() != {"cert"}:
        raise ValueError(f"link 'tls:{text}' is not like tls:127.0.0.1:8443?cert=FILE (port 0: a free one)")
    return TlsEnd(host.removeprefix("[").removesuffix("]"), int(port), options["cert"])
