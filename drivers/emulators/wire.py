"""The device's end of a wire: a pty whose slave is linked to a path, or a TCP port that takes one client."""

from __future__ import annotations

import os
import pty
import select
import socket
import tty
from pathlib import Path
from typing import Protocol

TAKE_WAIT_S = 0.5  # a full pty is waited for this long, then bytes are lost, as on a serial line


class DeviceEnd(Protocol):
    """`open` puts the wire there, `close` takes it away (a pulled cable). Non-blocking."""

    def open(self) -> None: ...
    def close(self) -> None: ...
    def drop_client(self) -> None:
        """Ends the connection, the wire stays."""

    def filenos(self) -> list[int]:
        """What to wait on: a listener, a client, or the pty."""

    def accept_and_read(self, ready: set[int]) -> tuple[bool, bytes | None]:
        """(a client came or the wire was opened, bytes that came; b'' when the client left)."""

    def write(self, data: bytes) -> None: ...


class PtyEnd:
    """A pseudo terminal; `path` is a symbolic link to the slave, which drivers open like a serial port."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._master = -1
        self._slave = -1
        self._announced = False
        self._stuck = False

    def open(self) -> None:
        if self._master >= 0:
            return
        if self._path.exists() and not self._path.is_symlink():
            raise FileExistsError(f"{self._path} is there already and is no link: it is left alone")
        self._master, self._slave = pty.openpty()
        tty.setraw(self._master)
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(self._path.name + f".{os.getpid()}")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._slave))
        fresh.replace(self._path)
        self._announced = False

    def close(self) -> None:
        if self._master < 0:
            return
        self._path.unlink(missing_ok=True)
        os.close(self._master)
        os.close(self._slave)
        self._master = self._slave = -1

    def drop_client(self) -> None:
        """On a serial line there is nobody to drop."""

    def filenos(self) -> list[int]:
        return [self._master] if self._master >= 0 else []

    def accept_and_read(self, ready: set[int]) -> tuple[bool, bytes | None]:
        came, self._announced = not self._announced, True
        if self._master not in ready:
            return came, None
        try:
            return came, os.read(self._master, 65536) or None
        except OSError:  # our slave end stays open, so this is only "nothing there yet"
            return came, None

    def write(self, data: bytes) -> None:
        """Hands over all of `data`, unless nobody takes it for a while; then the rest is lost."""
        left = memoryview(data)
        while left and self._master >= 0:
            try:
                left = left[os.write(self._master, left) :]
                self._stuck = False
            except BlockingIOError:
                if self._stuck or not _takes_within(self._master, TAKE_WAIT_S):
                    self._stuck = True
                    return


class TcpEnd:
    """A port on `host`; a second client waits until the first has left, as most network printers have it."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None

    @property
    def port(self) -> int:
        """The port that is listened on (of use when 0 was asked for)."""
        return self._address[1]

    def open(self) -> None:
        if self._listener is None:
            self._listener = socket.create_server(self._address, backlog=1)
            self._address = (self._address[0], self._listener.getsockname()[1])
            self._listener.setblocking(False)  # noqa: FBT003 - the socket's own signature

    def close(self) -> None:
        self.drop_client()
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def drop_client(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def filenos(self) -> list[int]:
        if self._client is not None:
            return [self._client.fileno()]
        return [self._listener.fileno()] if self._listener is not None else []

    def accept_and_read(self, ready: set[int]) -> tuple[bool, bytes | None]:
        if self._client is None:
            if self._listener is None or self._listener.fileno() not in ready:
                return False, None
            try:
                self._client, _ = self._listener.accept()
            except OSError:  # it left before we looked
                return False, None
            self._client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._client.settimeout(2.0)
            return True, None
        if self._client.fileno() not in ready:
            return False, None
        try:
            data = self._client.recv(65536)
        except OSError:
            data = b""
        if not data:
            self.drop_client()
        return False, data

    def write(self, data: bytes) -> None:
        if self._client is not None:
            try:
                self._client.sendall(data)
            except OSError:  # the client left; the next read says so
                self.drop_client()


def _takes_within(descriptor: int, seconds: float) -> bool:
    """Whether bytes can be written within `seconds`; any number of descriptors may be open beside."""
    waiting = select.poll()
    waiting.register(descriptor, select.POLLOUT)
    return bool(waiting.poll(seconds * 1000))
