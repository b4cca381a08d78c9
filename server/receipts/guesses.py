"""How many wrong codes one address may try. Reloading the same page counts once: a receipt may still be on its way."""

from __future__ import annotations

import ipaddress
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

WINDOW_S = 600.0
MOST_CODES = 30
MOST_CALLERS = 10_000


@dataclass(slots=True)
class _Tried:
    since: float
    codes: set[str] = field(default_factory=set)


class Guesses:
    """Remembers the wrong codes of the last minutes, a caller at a time, in bounded memory. Used from any thread."""

    def __init__(self, most_codes: int = MOST_CODES) -> None:
        """Of several workers each remembers for itself, and gets its share of `MOST_CODES`."""
        self._most_codes = max(1, most_codes)
        self._callers: OrderedDict[str, _Tried] = OrderedDict()
        self._lock = threading.Lock()

    def too_many(self, address: str, now: float) -> bool:
        """Whether whoever calls from `address` has tried enough for now; `now` in seconds."""
        with self._lock:
            tried = self._callers.get(caller(address))
            return tried is not None and now - tried.since < WINDOW_S and len(tried.codes) >= self._most_codes

    def missed(self, address: str, code: str, now: float) -> None:
        """`code` opened nothing."""
        with self._lock:
            who = caller(address)
            tried = self._callers.pop(who, None)
            if tried is None or now - tried.since >= WINDOW_S:
                tried = _Tried(now)
            if len(tried.codes) < self._most_codes:
                tried.codes.add(code[:64])
            self._callers[who] = tried
            while len(self._callers) > MOST_CALLERS:
                self._callers.popitem(last=False)


def caller(address: str) -> str:
    """Who calls: an IPv4 address, or the /64 that one subscriber of IPv6 has."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False))
