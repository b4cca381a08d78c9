"""A TCP connection to a device on the store's network."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from drivers.link.base import unplugged

CONNECT_TIMEOUT_S = 2.0
READ_BYTES = 4096
"""As much is handed over at once: what comes in a flood must not keep a driver busy for long."""


@dataclass(frozen=True, slots=True)
class Vanishing:
    """When a peer that says nothing any more, not even that the connection is over, counts as gone.

    An idle connection is probed after `idle_s` and every `probe_s` from then on; whatever is sent must be acknowledged
    within `unacknowledged_s`. Whole seconds. That limit also ends a connection whose peer is there and takes nothing;
    the pump sees that sooner, and can name it.
    """

    idle_s: int = 3
    probe_s: int = 1
    unacknowledged_s: int = 8


USUAL_VANISHING = Vanishing()


class TcpLink:
    """One connection. A half-open one, whose peer has vanished without a word, is lost within seconds."""

    wait_s = None

    def __init__(self, host: str, port: int, vanishing: Vanishing = USUAL_VANISHING) -> None:
        self.name = f"{host}:{port}"
        self.address = (host, port)
        self._vanishing = vanishing
        self._socket: socket.socket | None = None

    def open(self) -> None:
        try:
            connection = socket.create_connection(self.address, timeout=CONNECT_TIMEOUT_S)
        except socket.gaierror as error:
            raise unplugged(f"nobody here knows the name {self.address[0]}") from error
        except OSError as error:
            raise unplugged(f"{self.name}: {error}") from error
        self._socket = connection
        connection.setblocking(False)  # noqa: FBT003 - the socket's own signature
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        watch_for_vanishing(connection, self._vanishing)

    def close(self) -> None:
        connection, self._socket = self._socket, None
        if connection is not None:
            connection.close()

    def fileno(self) -> int:
        return self._connection().fileno()

    def read(self) -> bytes | None:
        return self.receive(READ_BYTES)

    def receive(self, at_most: int) -> bytes | None:
        """Up to `at_most` bytes of what has come, or None; raises `LinkLost`."""
        try:
            data = self._connection().recv(at_most)
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


def watch_for_vanishing(connection: socket.socket, vanishing: Vanishing) -> None:
    """The system ends `connection` by itself once its peer has vanished, where it can (Linux does all of it)."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in (
        ("TCP_KEEPIDLE", vanishing.idle_s),
        ("TCP_KEEPINTVL", vanishing.probe_s),
        ("TCP_KEEPCNT", max(1, (vanishing.unacknowledged_s - vanishing.idle_s) // vanishing.probe_s)),
        ("TCP_USER_TIMEOUT", vanishing.unacknowledged_s * 1000),
    ):
        if hasattr(socket, option):
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)
