"""HTTP/1.1 as a device speaks it, without a socket: requests of one client come in, responses go out (by h11)."""

from __future__ import annotations

import json
from dataclasses import dataclass

import h11

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    body: bytes

    def json(self) -> Json:
        """The body as a JSON object; empty where it is none."""
        try:
            told = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}


class HttpServer:
    """One connection. A request must be answered before the next one is taken from the wire."""

    def __init__(self) -> None:
        self._connection = h11.Connection(h11.SERVER)
        self._method = self._path = ""
        self._body = bytearray()

    def feed(self, data: bytes) -> Request | None:
        """The request that `data` completes; raises `h11.RemoteProtocolError` for what is not HTTP."""
        if data:
            self._connection.receive_data(data)
        while True:
            event = self._connection.next_event()
            if isinstance(event, h11.Request):
                self._method, self._path = event.method.decode(), event.target.decode()
                self._body.clear()
            elif isinstance(event, h11.Data):
                self._body += event.data
            elif isinstance(event, h11.EndOfMessage):
                return Request(self._method, self._path, bytes(self._body))
            else:
                return None

    def respond(self, status: int, body: bytes) -> bytes:
        """The bytes of the response to the request that came last; the connection takes the next one then."""
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        said = self._connection.send(h11.Response(status_code=status, headers=headers)) or b""
        said += self._connection.send(h11.Data(data=body)) or b""
        said += self._connection.send(h11.EndOfMessage()) or b""
        if self._connection.our_state is h11.DONE and self._connection.their_state is h11.DONE:
            self._connection.start_next_cycle()
        return said
