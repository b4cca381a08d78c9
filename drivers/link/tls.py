"""TLS over TCP: the peer is verified always, and nothing is ever sent in the clear.

The handshake runs where bytes come and go, so that a silent peer stops nobody. The descriptor is an epoll's: it becomes
readable whenever this link can get on, be it by reading or, when the peer is slow to take bytes, by writing.
"""

from __future__ import annotations

import select
import ssl
from pathlib import Path
from urllib.parse import parse_qsl

from typing_extensions import override

from drivers.contract import DeviceFault, FaultKind
from drivers.link.base import LinkLost, unplugged
from drivers.link.tcp import TcpLink

READ_BYTES = 65536


class TlsLink(TcpLink):
    """`name` is who the certificate must speak of, `ca` the file with whom to trust ('': whom the system trusts)."""

    def __init__(self, host: str, port: int, *, ca: str = "", name: str = "") -> None:
        """Raises ValueError, in one sentence, where `ca` can't be read."""
        super().__init__(host, port)
        self._peer = name or host
        self._tls: ssl.SSLSocket | None = None
        self._poll: select.epoll | None = None
        self._shaken = False
        if ca and not Path(ca).is_file():
            raise ValueError(f"there is no file {ca} of certificates to trust")
        try:
            self._context = ssl.create_default_context(cafile=ca or None)
        except OSError as error:
            raise ValueError(f"{ca} holds no certificates to trust: {error}") from error

    @override
    def open(self) -> None:
        super().open()
        plain, self._socket = self._connection(), None
        try:
            self._tls = self._context.wrap_socket(plain, server_hostname=self._peer, do_handshake_on_connect=False)
        except (OSError, ValueError) as error:
            plain.close()
            raise unplugged(f"{self.name}: {error}") from error
        self._shaken = False
        self._poll = select.epoll()
        self._poll.register(self._tls, select.EPOLLIN)
        self._shake()

    @override
    def close(self) -> None:
        tls, self._tls = self._tls, None
        poll, self._poll = self._poll, None
        if poll is not None:
            poll.close()
        if tls is not None:
            tls.close()
        super().close()

    @override
    def fileno(self) -> int:
        if self._poll is None:
            raise unplugged(f"{self.name} is not open")
        return self._poll.fileno()

    @override
    def read(self) -> bytes | None:
        """What has come so far: all that TLS holds decrypted, for which the descriptor would not call again."""
        tls = self._opened()
        if not self._shake():
            return None
        data = bytearray()
        try:
            while not data or tls.pending():
                piece = tls.recv(READ_BYTES)
                if not piece:
                    break
                data += piece
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return bytes(data) or None
        except OSError as error:
            raise self._lost(error) from error
        self._watch(writing=False)
        if not data:
            raise unplugged(f"{self.name} closed the connection")
        return bytes(data)

    @override
    def write(self, data: bytes) -> int:
        tls = self._opened()
        if not self._shake():
            return 0
        try:
            taken = tls.send(data)
        except ssl.SSLWantWriteError:
            self._watch(writing=True)
            return 0
        except ssl.SSLWantReadError:
            return 0
        except OSError as error:
            raise self._lost(error) from error
        self._watch(writing=taken < len(data))
        return taken

    def _shake(self) -> bool:
        """Whether the handshake is done; takes it as far as it goes now."""
        if self._shaken:
            return True
        try:
            self._opened().do_handshake()
        except ssl.SSLWantReadError:
            self._watch(writing=False)
            return False
        except ssl.SSLWantWriteError:
            self._watch(writing=True)
            return False
        except OSError as error:
            raise self._lost(error) from error
        self._shaken = True
        return True

    def _watch(self, *, writing: bool) -> None:
        if self._poll is not None and self._tls is not None:
            self._poll.modify(self._tls, select.EPOLLIN | (select.EPOLLOUT if writing else 0))

    def _lost(self, error: OSError) -> LinkLost:
        if isinstance(error, ssl.SSLCertVerificationError):
            detail = f"{self.name} is not {self._peer}: {error.verify_message}"
            return LinkLost(DeviceFault(FaultKind.SETTINGS, detail))
        return unplugged(f"{self.name}: {error}")

    def _opened(self) -> ssl.SSLSocket:
        if self._tls is None:
            raise unplugged(f"{self.name} is not open")
        return self._tls


def parse_tls(text: str) -> TlsLink:
    """The link of `tls:host:port?ca=FILE&name=NAME`, without what stands before the first colon.

    Raises:
        ValueError: one sentence on what is wrong with `text`.
    """
    address, _, query = text.partition("?")
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) <= 65535:
        raise ValueError(f"link 'tls:{text}' is not like tls:host:port?ca=FILE&name=NAME")
    options = dict(parse_qsl(query, keep_blank_values=True))
    if unknown := options.keys() - {"ca", "name"}:
        raise ValueError(f"link 'tls:{text}': {', '.join(sorted(unknown))} is neither ca nor name")
    host = host.removeprefix("[").removesuffix("]")
    return TlsLink(host, int(port), ca=options.get("ca", ""), name=options.get("name", ""))
