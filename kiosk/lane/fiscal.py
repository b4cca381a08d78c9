"""Who signs sales for the tax office: one small interface, whatever the country's way is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from drivers.contract import Request, Sign


class FiscalSigner(Protocol):
    """Called on the lane thread; returns at once. A lane without one signs nothing."""

    def sign(self, key: str, data: str) -> None:
        """The answer comes to the lane as `SignatureCame` or `SignatureLost` of this `key`, exactly one for each call.

        The same key with the same data has the same signature, however often it is asked for.
        """


class UnitSigner:
    """A signing unit that hangs on the lane like any other device."""

    def __init__(self, ask: Callable[[Request], None]) -> None:
        self._ask = ask

    def sign(self, key: str, data: str) -> None:
        self._ask(Sign(key, data))
