"""A cable between lane and store that can be cut at a chosen place: before the server hears, or before its reply is."""

from __future__ import annotations

import socket
import threading
from enum import StrEnum


class Cut(StrEnum):
    NEVER = "never"
    REQUEST = "request"  # the server never hears of it
    REPLY = "reply"  # the server did it, and nobody hears of that
    SILENT = "silent"  # everything is swallowed, nothing is closed


class Cable:
    """Listens on `port` and passes one request after another on. `posts` counts those that came from the lane."""

    def __init__(self, server_port: int) -> None:
        self.cut = Cut.NEVER
        self.cut_after = 0  # so many POSTs pass before the cut
        self.posts = 0
        self._server_port = server_port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._run, daemon=True).start()

    def unplug(self) -> None:
        self._listening.close()
        for one in self._open:
            one.close()

    def _run(self) -> None:
        while True:
            try:
                lane, _ = self._listening.accept()
            except OSError:
                return
            self._open.append(lane)
            threading.Thread(target=self._serve, args=(lane,), daemon=True).start()

    def _serve(self, lane: socket.socket) -> None:
        try:
            with lane, socket.create_connection(("127.0.0.1", self._server_port)) as server:
                while request := _message(lane):
                    post = request.startswith(b"POST")
                    self.posts += post
                    cut = self.cut if self.cut is Cut.SILENT or (post and self.posts > self.cut_after) else Cut.NEVER
                    if cut is Cut.SILENT:
                        lane.recv(1)
                        return
                    if cut is Cut.REQUEST:
                        return
                    server.sendall(request)
                    reply = _message(server)
                    if cut is Cut.REPLY:
                        return
                    lane.sendall(reply)
        except OSError:
            return


def _message(end: socket.socket) -> bytes:
    """One whole HTTP message; empty at the end."""
    message = b""
    while b"\r\n\r\n" not in message:
        chunk = end.recv(65536)
        if not chunk:
            return b""
        message += chunk
    head, _, body = message.partition(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length:
        chunk = end.recv(65536)
        if not chunk:
            return b""
        body += chunk
    return head + b"\r\n\r\n" + body
