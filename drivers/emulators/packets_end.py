"""The device's end of a link that carries packets, as USB does: a socket at a path. What is said at once is one."""

from __future__ import annotations

import socket
from pathlib import Path

LONGEST = 65536


class PacketsEnd:
    """Takes one client at a time. `close` takes the path away, as a pulled plug does."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None

    def open(self) -> None:
        if self._listener is not None:
            return
        if self._path.exists() and not self._path.is_socket():
            raise FileExistsError(f"{self._path} is there already and is no socket: it is left alone")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET | socket.SOCK_NONBLOCK)
        try:
            listener.bind(str(self._path))
            listener.listen(1)
        except OSError:
            listener.close()
            raise
        self._listener = listener

    def close(self) -> None:
        self.drop_client()
        if self._listener is not None:
            self._path.unlink(missing_ok=True)
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
            self._client.settimeout(2.0)
            return True, None
        if self._client.fileno() not in ready:
            return False, None
        try:
            data = self._client.recv(LONGEST)
        except OSError:
            data = b""
        if not data:
            self.drop_client()
        return False, data

    def write(self, data: bytes) -> None:
        if self._client is not None and data:
            try:
                self._client.send(data)
            except OSError:  # the client left; the next read says so
                self.drop_client()
