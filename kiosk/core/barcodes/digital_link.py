"""GS1 Digital Link addresses → values by application identifier. The address is read, never opened."""

from __future__ import annotations

import re

from kiosk.core.barcodes.check_digits import is_digits
from kiosk.core.barcodes.element_strings import add, identifier
from kiosk.core.barcodes.refusal import malformed, unsupported

OTHER_KEYS = frozenset(
    {"00", "253", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010", "8013", "8017", "8018"}
)
"""What else than an item an address may lead to."""

QUALIFIERS = ("22", "10", "21", "235")
"""What may follow an item number in the path, in this order."""


ADDRESS = re.compile(r"https?://[^/?#\s]+(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
ESCAPED = re.compile("%([0-9A-Fa-f]{2})")


def looks_like_link(text: str) -> bool:
    return text[:8].lower().startswith(("http://", "https://"))


def values(address: str) -> dict[str, str]:
    """The identifiers and values in path and query; refuses an address that names no item."""
    parts = ADDRESS.fullmatch(address)
    if parts is None:
        raise malformed("this is no well-formed web address")
    found: dict[str, str] = {}
    _read_path(found, (parts["path"] or "").split("/"))
    for pair in (parts["query"] or "").split("&"):
        key, _, value = pair.partition("=")
        ai = identifier(key) if is_digits(key) else None
        if ai is not None and ai.ai == key:  # a shop's own parameters are none of our business
            add(found, ai, _plain(value))
    return found


def _read_path(found: dict[str, str], segments: list[str]) -> None:
    keys = [place for place, segment in enumerate(segments[:-1]) if segment in {"01", *OTHER_KEYS}]
    items = [place for place in keys if segments[place] == "01" and _is_item_number(segments[place + 1])]
    if not keys:
        raise unsupported("a web address that names no item")
    start = items[0] if items else keys[0]
    _add_segment(found, segments[start], segments[start + 1])
    allowed = list(QUALIFIERS)
    rest = [segment for segment in segments[start + 2 :] if segment]
    if len(rest) % 2:
        raise malformed("the address ends in the middle of an element")
    for key, value in zip(rest[::2], rest[1::2], strict=True):
        if key not in allowed:
            raise malformed(f"({key}) does not stand there in an item's address")
        del allowed[: allowed.index(key) + 1]
        _add_segment(found, key, value)


def _is_item_number(segment: str) -> bool:
    return is_digits(segment) and len(segment) in (8, 12, 13, 14)


def _add_segment(found: dict[str, str], key: str, value: str) -> None:
    ai = identifier(key)
    if ai is None or ai.ai != key:
        raise malformed(f"{key!r} is no GS1 element")
    text = _plain(value)
    add(found, ai, text.zfill(14) if key == "01" and _is_item_number(text) else text)


def _plain(text: str) -> str:
    """Without percent signs; beyond ASCII the result is meaningless, and no GS1 element allows it."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
