"""HTTP/1.1 as an IPP client needs it: one POST at a time on a connection that stays, and the answers taken apart."""

from __future__ import annotations

from dataclasses import dataclass

HEAD_AT_MOST = 8_192
BODY_AT_MOST = 16_384


class NotHttp(Exception):
    """What came is no answer of an HTTP server. Its text says so in one sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    closing: bool  # the server ends the connection behind it


def post(host: str, path: str, body: bytes) -> bytes:
    """The request with `body`, an IPP message."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode("ascii") + body


class AnswerReader:
    """Whole answers out of bytes, however they are cut up. What it keeps is bounded."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._looked = 0  # so far the end of the head was looked for

    def feed(self, data: bytes) -> list[Answer]:
        """The answers that `data` completes, `100 Continue` and the like left out; raises `NotHttp`."""
        self._buffer += data
        answers: list[Answer] = []
        while (answer := self._next()) is not None:
            if answer.status >= 200:
                answers.append(answer)
        return answers

    def _next(self) -> Answer | None:
        end = self._buffer.find(b"\r\n\r\n", max(0, self._looked - 3))
        if end < 0:
            self._looked = len(self._buffer)
            if len(self._buffer) > HEAD_AT_MOST:
                raise NotHttp("the answer has no end of its head")
            return None
        self._looked = end
        status, headers = _head(bytes(self._buffer[:end]))
        if headers.get("transfer-encoding", "").lower() == "chunked":
            found = self._chunks(end + 4)
        else:
            found = self._plain(end + 4, headers.get("content-length", "0"))
        if found is None:
            return None
        body, at = found
        del self._buffer[:at]
        self._looked = 0
        return Answer(status, body, headers.get("connection", "").lower() == "close")

    def _plain(self, at: int, length: str) -> tuple[bytes, int] | None:
        if not length.isdecimal() or int(length) > BODY_AT_MOST:
            raise NotHttp(f"the answer's length is {length[:20]!r}")
        end = at + int(length)
        return (bytes(self._buffer[at:end]), end) if end <= len(self._buffer) else None

    def _chunks(self, at: int) -> tuple[bytes, int] | None:
        if len(self._buffer) - at > 2 * BODY_AT_MOST:
            raise NotHttp("the answer has no end")
        body = bytearray()
        while True:
            line_end = self._buffer.find(b"\r\n", at, at + 80)
            if line_end < 0:
                if len(self._buffer) - at > 80:
                    raise NotHttp("a part of the answer has no length")
                return None
            digits = bytes(self._buffer[at:line_end]).partition(b";")[0].strip()
            try:
                length = int(digits, 16)
            except ValueError:
                raise NotHttp(f"a part's length is {digits[:20]!r}") from None
            if not 0 <= length <= BODY_AT_MOST - len(body):
                raise NotHttp("the answer is too long")
            end = line_end + 2 + length
            if len(self._buffer) < end + 2:
                return None
            body += self._buffer[line_end + 2 : end]
            at = end + 2
            if length == 0:
                return bytes(body), at


def _head(data: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = data.decode("latin-1").split("\r\n")
    words = first.split(" ", 2)
    if len(words) < 2 or not words[0].startswith("HTTP/1.") or not (words[1].isdecimal() and len(words[1]) == 3):
        raise NotHttp(f"the answer starts with {first[:40]!r}")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return int(words[1]), headers
