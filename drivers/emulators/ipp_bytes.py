"""HTTP and IPP as a print server has them: requests taken apart, answers put together."""

from __future__ import annotations

from dataclasses import dataclass

KEYWORD, TEXT, BOOLEAN, INTEGER, ENUM = 0x44, 0x41, 0x22, 0x21, 0x23
URI, CHARSET, LANGUAGE = 0x45, 0x47, 0x48
END_OF_ATTRIBUTES = 3
GROUPS = {"operation": 1, "job": 2, "printer": 4}
HEAD_AT_MOST = 8_192
BODY_AT_MOST = 8 * 1024 * 1024
REASONS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error"}

Attributes = dict[str, list[bytes]]


@dataclass(frozen=True, slots=True)
class IppRequest:
    """One POST: where to, which operation, its attributes as raw octets, and the document behind them."""

    path: str
    operation: int
    number: int
    attributes: Attributes
    document: bytes

    def integer(self, name: str) -> int:
        """0 where the request has none."""
        return int.from_bytes(self.attributes.get(name, [b"\0"])[0], "big")


class BadRequest(Exception):
    """What came is no request of an IPP client."""


class RequestReader:
    """Whole requests out of one connection's bytes."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> list[IppRequest]:
        """The requests that `data` completes; raises `BadRequest`, and has forgotten what came then."""
        self._held += data
        requests: list[IppRequest] = []
        try:
            while (found := self._one()) is not None:
                requests.append(found)
        except (BadRequest, ValueError):
            self._held.clear()
            raise BadRequest from None
        return requests

    def _one(self) -> IppRequest | None:
        end = self._held.find(b"\r\n\r\n", 0, HEAD_AT_MOST)
        if end < 0:
            if len(self._held) >= HEAD_AT_MOST:
                raise BadRequest
            return None
        first, *lines = self._held[:end].decode("latin-1").splitlines() or [""]
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        words = first.split()
        if len(words) != 3 or words[0] != "POST" or headers.get("content-type") != "application/ipp":
            raise BadRequest
        behind = end + 4 + int(headers.get("content-length", "0"))
        if not end + 4 <= behind <= BODY_AT_MOST:
            raise BadRequest
        if len(self._held) < behind:
            return None
        body = bytes(self._held[end + 4 : behind])
        del self._held[:behind]
        return _request(words[1], body)


def _request(path: str, body: bytes) -> IppRequest:
    attributes: Attributes = {}
    at, name = 8, ""
    while at < len(body) and body[at] != END_OF_ATTRIBUTES:
        if body[at] < 0x10:
            at += 1
            continue
        name_end = at + 3 + int.from_bytes(body[at + 1 : at + 3], "big")
        name = body[at + 3 : name_end].decode() or name
        value_end = name_end + 2 + int.from_bytes(body[name_end : name_end + 2], "big")
        attributes.setdefault(name, []).append(body[name_end + 2 : value_end])
        at = value_end
    if at >= len(body):
        raise BadRequest
    operation, number = int.from_bytes(body[2:4], "big"), int.from_bytes(body[4:8], "big")
    return IppRequest(path, operation, number, attributes, body[at + 1 :])


def attribute(tag: int, name: str, *values: int | bool | str) -> bytes:
    """One attribute with its values, encoded."""
    encoded = b""
    for index, value in enumerate(values):
        if isinstance(value, bool):
            octets = bytes([value])
        else:
            octets = value.to_bytes(4, "big") if isinstance(value, int) else value.encode()
        own_name = name.encode() if index == 0 else b""
        encoded += bytes([tag]) + len(own_name).to_bytes(2, "big") + own_name + len(octets).to_bytes(2, "big") + octets
    return encoded


def ipp_answer(status: int, number: int, group: str = "", attributes: bytes = b"") -> bytes:
    """An IPP response with at most one group behind the operation's own."""
    operation = attribute(CHARSET, "attributes-charset", "utf-8")
    operation += attribute(LANGUAGE, "attributes-natural-language", "en")
    further = bytes([GROUPS[group]]) + attributes if group else b""
    start = b"\x02\x00" + status.to_bytes(2, "big") + number.to_bytes(4, "big")
    return start + bytes([GROUPS["operation"]]) + operation + further + bytes([END_OF_ATTRIBUTES])


def http_answer(status: int, body: bytes = b"", *, closing: bool = False) -> bytes:
    """CUPS sends its answers in chunks or whole; this server, in one chunk where there is a body."""
    head = f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: application/ipp\r\n"
    head += "Connection: close\r\n" if closing else "Connection: Keep-Alive\r\n"
    if not body:
        return head.encode() + b"Content-Length: 0\r\n\r\n"
    head += f"Transfer-Encoding: chunked\r\n\r\n{len(body):x}\r\n"
    return head.encode() + body + b"\r\n0\r\n\r\n"
