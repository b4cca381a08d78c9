"""IPP messages (RFC 8010) as a client of one print queue writes and reads them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE, MEDIA_TYPE = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
NUMBERS = (INTEGER, ENUM)
TEXTS = range(0x41, 0x4A)

Value = int | bool | str | bytes
Attribute = tuple[int, str, tuple[Value, ...]]
"""Tag, name, and values, which are all of that tag."""


class Operation(IntEnum):
    CREATE_JOB = 0x0005
    SEND_DOCUMENT = 0x0006
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B


class NotIpp(Exception):
    """What came is no IPP message. Its text says so in one sentence."""


@dataclass(frozen=True, slots=True)
class Reply:
    """`attributes` of all groups, by name; of several groups of a kind the first counts."""

    status: int
    request: int
    attributes: dict[str, tuple[Value, ...]]

    @property
    def ok(self) -> bool:
        """0000 to 00FF: done, with or without remarks."""
        return self.status < 0x0100

    def number(self, name: str) -> int | None:
        """The first value of `name` where it is a number."""
        values = self.attributes.get(name, ())
        return values[0] if values and isinstance(values[0], int) and not isinstance(values[0], bool) else None

    def words(self, name: str) -> tuple[str, ...]:
        """The values of `name` that are texts."""
        return tuple(value for value in self.attributes.get(name, ()) if isinstance(value, str))


def request(operation: Operation, number: int, attributes: Sequence[Attribute], document: bytes = b"") -> bytes:
    """A request in IPP 2.0, with `document` behind it; charset and language are added."""
    first: list[Attribute] = [
        (CHARSET, "attributes-charset", ("utf-8",)),
        (LANGUAGE, "attributes-natural-language", ("en",)),
    ]
    body = b"".join(_written(attribute) for attribute in [*first, *attributes])
    return struct.pack(">BBHIB", 2, 0, operation, number, OPERATION) + body + bytes([END]) + document


def _written(attribute: Attribute) -> bytes:
    tag, name, values = attribute
    written = bytearray()
    for value in values:
        octets = _octets(value)
        written += struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(octets)) + octets
        name = ""  # a further value of the same attribute has none
    return bytes(written)


def _octets(value: Value) -> bytes:
    match value:
        case bool():
            return bytes([value])
        case int():
            return struct.pack(">i", value)
        case str():
            return value.encode()
        case bytes():
            return value


def read_reply(data: bytes) -> Reply:
    """The reply that `data` is; raises `NotIpp`."""
    try:
        return _read(data)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise NotIpp(f"{len(data)} bytes are no IPP message") from None


def _read(data: bytes) -> Reply:
    major, _, status, number = struct.unpack_from(">BBHI", data)
    if major not in (1, 2):
        raise NotIpp(f"an IPP message of version {major} is not understood")
    attributes: dict[str, list[Value]] = {}
    values: list[Value] = []  # of the attribute named last
    at = 8
    while (tag := data[at]) != END:
        at += 1
        if tag < 0x10:  # another group
            continue
        name, at = _block(data, at)
        octets, at = _block(data, at)
        if name:
            values = []
            attributes.setdefault(name.decode(), values)
        values.append(_value(tag, octets))
    return Reply(status, number, {name: tuple(found) for name, found in attributes.items()})


def _block(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", data, at)
    end = at + 2 + length
    if end > len(data):
        raise IndexError
    return data[at + 2 : end], end


def _value(tag: int, octets: bytes) -> Value:
    if tag in NUMBERS:
        return int(struct.unpack(">i", octets)[0])
    if tag == BOOLEAN:
        return octets != b"\0"
    return octets.decode() if tag in TEXTS else octets
