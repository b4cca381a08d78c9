"""The container (field 06) of a ZVT message: elements of tag, BER length and value."""

from __future__ import annotations

CARDHOLDER_CHECK = 0x1F10  # how the shopper showed that the card is theirs
BY_SIGNATURE = frozenset({0x01, 0x05, 0x06, 0x07})  # alone, or besides one of three kinds of PIN


def elements(data: bytes) -> dict[int, bytes]:
    """The elements of a container's value by tag, up to the first that is cut short; of two alike the first counts."""
    found: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        tag, at = data[at], at + 1
        if tag & 0x1F == 0x1F and at < len(data):
            tag, at = tag << 8 | data[at], at + 1
        if at >= len(data):
            break
        size, at = data[at], at + 1
        if size in (0x81, 0x82):
            size, at = int.from_bytes(data[at : at + (size & 0x0F)], "big"), at + (size & 0x0F)
        elif size >= 0x80:
            break
        if at + size > len(data):
            break
        found.setdefault(tag, data[at : at + size])
        at += size
    return found


def wants_signature(container: bytes) -> bool:
    """Whether the shopper is to sign for it, alone or besides a PIN."""
    return elements(container).get(CARDHOLDER_CHECK, b"")[:1] in {bytes([way]) for way in BY_SIGNATURE}
