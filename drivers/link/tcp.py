"""A TCP connection to a device on the store's network."""

from __future__ import annotations

import socket

from drivers.link.base import unplugged

CONNECT_TIMEOUT_S = 2.0


class TcpLink:
    """One connection, with keep-alive so that a half-open one is noticed."""

    wait_s = None

    def __init__(self, host: str, port: int) -> None:
        self.name = f"{host}:{port}"
        self._address = (host, port)
        self._socket: socket.socket | None = None

    def open(self) -> None:
        try:
            connection = socket.create_connection(self._address, timeout=CONNECT_TIMEOUT_S)
        except OSError as error:
            raise unplugged(f"{self.name}: {error}") from error
        connection.setblocking(False)  # noqa: FBT003 - the socket's own signature
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, value in (("TCP_KEEPIDLE", 5), ("TCP_KEEPINTVL", 2), ("TCP_KEEPCNT", 3)):
            if hasattr(socket, option):
                connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)
        self._socket = connection

    def close(self) -> None:
        connection, self._socket = self._socket, None
        if connection is not None:
            connection.close()

    def fileno(self) -> int:
        return self._connection().fileno()

    def read(self) -> bytes | None:
        try:
            data = self._connection().recv(65536)
        except BlockingIOError:
            return None
        except OSError as error:
            raise unplugged(f"{self.name}: {error}") from error
        if not data:
            raise unplugged(f"{self.name} closed the connection")
        return data

    def write(self, data: bytes) -> int:
        try:
            return self._connection().send(data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise unplugged(f"{self.name}: {error}") from error

    def _connection(self) -> socket.socket:
        if self._socket is None:
            raise unplugged(f"{self.name} is not open")
        return self._socket
