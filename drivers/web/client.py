"""HTTP/1.1 as a client speaks it, without a socket: one request at a time (RFC 9112, by h11)."""

from __future__ import annotations

from dataclasses import dataclass

import h11

LONGEST_HEAD = 8_192
LONGEST_BODY = 32_768


class NotHttp(Exception):
    """What came is no answer to what was asked: the connection is of no use any more."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


class HttpClient:
    """One connection to `host`, which may have a port. `asking`: a request is out, and its answer not complete."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)
        self._status = 0
        self._body = bytearray()
        self.asking = False

    @property
    def must_close(self) -> bool:
        """No further request can go this way: the device closes after its answer, or sent more than that."""
        return self._connection.our_state is not h11.IDLE and not self.asking

    @property
    def begun(self) -> bool:
        """Some of the answer is here, and not all of it."""
        head_is_here = self._connection.their_state is h11.SEND_BODY
        return self.asking and (head_is_here or bool(self._connection.trailing_data[0]))

    def request(self, path: str, body: bytes) -> bytes:
        """The bytes of a POST of `body`, which is JSON; nothing else may be under way."""
        headers = [("Host", self._host), ("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        sent = self._connection.send(h11.Request(method="POST", target=path, headers=headers)) or b""
        sent += self._connection.send(h11.Data(data=body)) or b""
        sent += self._connection.send(h11.EndOfMessage()) or b""
        self.asking = True
        return sent

    def feed(self, data: bytes) -> Answer | None:
        """The answer that `data` completes, or None; raises `NotHttp` for anything that nobody asked for."""
        if not self.asking:
            raise NotHttp("something came that nobody asked for")
        try:
            self._connection.receive_data(data)
            while True:
                event = self._connection.next_event()
                if event is h11.NEED_DATA:
                    return None
                if isinstance(event, h11.Response):
                    self._status = event.status_code
                elif isinstance(event, h11.Data):
                    self._body += event.data
                    if len(self._body) > LONGEST_BODY:
                        raise NotHttp("an answer is longer than any can be")
                elif isinstance(event, h11.EndOfMessage):
                    return self._complete()
                elif not isinstance(event, h11.InformationalResponse):
                    raise NotHttp("an answer was cut short")
        except h11.RemoteProtocolError as wrong:
            raise NotHttp("what came is not HTTP") from wrong  # its own words may quote what came

    def _complete(self) -> Answer:
        answer = Answer(self._status, bytes(self._body))
        self._body.clear()
        self.asking = False
        more = bool(self._connection.trailing_data[0])
        if not more and self._connection.our_state is h11.DONE and self._connection.their_state is h11.DONE:
            self._connection.start_next_cycle()
        return answer
