"""What a store's lanes learned, as its server hands it to them, and as a lane keeps it: JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.bagging.tally import HEAVIEST_G, Tally

FORMAT = 1
VERSION = re.compile(r"[0-9]{1,15}")
MOST_TIMES = 10**9
KEY = re.compile(r"[0-9]{14}|plu:[0-9]{1,10}")


class SharingError(ValueError):
    """What came is no such document; the message is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The tallies of `version`: all there are (`whole`), or those that changed since the version asked about."""

    version: str
    whole: bool
    tallies: Mapping[str, Tally] = field(default_factory=dict)


def told(tally: Tally) -> dict[str, dict[str, int]]:
    return {str(day): {str(g): n for g, n in sorted(weights.items())} for day, weights in sorted(tally.days.items())}


def read_tally(value: object) -> Tally:
    """Raises SharingError."""
    try:
        days = {int(day): {int(g): n for g, n in weights.items()} for day, weights in _mapping(value).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise SharingError(f"it holds no tally: {error}") from error
    for weights in days.values():
        if not all(1 <= g <= HEAVIEST_G and type(n) is int and 1 <= n <= MOST_TIMES for g, n in weights.items()):
            raise SharingError("a tally holds what no item weighs")
    return Tally(days)


def body_of(shared: Shared) -> bytes:
    items = {key: told(tally) for key, tally in sorted(shared.tallies.items())}
    document = {"weights": FORMAT, "version": shared.version, "whole": shared.whole, "items": items}
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def read_body(data: bytes) -> Shared:
    """Raises SharingError, and takes nothing of a document of which a part cannot be read."""
    try:
        document = json.loads(data)
    except ValueError as error:
        raise SharingError("it is no JSON") from error
    match document:
        case {"weights": 1, "version": str(version), "whole": bool(whole), "items": dict(items)} if VERSION.fullmatch(
            version
        ):
            if not all(KEY.fullmatch(key) for key in items):
                raise SharingError("it tells of what is no item")
            return Shared(version=version, whole=whole, tallies={key: read_tally(one) for key, one in items.items()})
        case _:
            raise SharingError("it does not begin as learned weights do")


def _mapping(value: object) -> dict[str, dict[str, int]]:
    if not isinstance(value, dict):
        raise SharingError("it holds no tally")
    return value
