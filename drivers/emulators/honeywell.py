"""A serial scanner set to Honeywell's code ids, as the other end of its wire. `POST /set` takes what `scanner.py` names
(codes with their AIM identifier), and `triggered`: true, and it reads one code after each SYN T CR, for 30 s at most,
until SYN U CR; false, and it stands on the counter and reads by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from drivers.emulators.base import Act
from drivers.emulators.scanner import GS, IDENTIFIER, ScannerEmulator

TRIGGER, RELEASE = b"\x16T\r", b"\x16U\r"
READ_TIMEOUT_S = 30.0
LETTERS = {"]E4": "D", "]e0": "y", "]C0": "j", "]C1": "I", "]A0": "b", "]I0": "e", "]I1": "e"}
LETTERS |= {"]Q1": "s", "]Q3": "s", "]d1": "w", "]d2": "w"}


class HoneywellEmulator(ScannerEmulator):
    """Knows the two orders of its trigger and no other byte."""

    def __init__(self) -> None:
        super().__init__()
        self._triggered = False
        self._lit_until: float | None = None  # while it is triggered
        self._orders = b""

    @override
    def received(self, data: bytes, now: float) -> Sequence[Act]:
        self._orders += data
        while (end := self._orders.find(b"\r")) >= 0:
            order, self._orders = self._orders[: end + 1], self._orders[end + 1 :]
            if order == TRIGGER:
                self._lit_until = now + READ_TIMEOUT_S
            elif order == RELEASE:
                self._lit_until = None
        self._orders = self._orders[-len(TRIGGER) :]
        return ()

    @override
    def state(self) -> dict[str, object]:
        return super().state() | {"triggered": self._triggered, "lit": self._lit_until is not None}

    @override
    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        triggered = values.get("triggered", self._triggered)
        if not isinstance(triggered, bool):
            raise ValueError(f"triggered is true or false, not {triggered!r}")  # noqa: TRY004 - one kind of refusal
        before, self._triggered = self._triggered, triggered
        try:
            return super().set({name: value for name, value in values.items() if name != "triggered"}, now)
        except ValueError:
            self._triggered = before
            raise

    @override
    def _reads(self, now: float) -> bool:
        if not self._triggered:
            return super()._reads(now)
        lit = self._lit_until is not None and now < self._lit_until
        self._lit_until = None  # a read ends it, and so does the time
        return lit and super()._reads(now)

    @override
    def _dressed(self, code: str) -> bytes:
        found = IDENTIFIER.match(code)
        if found is None:
            return code.encode()
        kind, text = found.group(), code[found.end() :].replace("^", GS)
        if kind in ("]E0", "]E3"):
            return _retail(text).encode()
        if kind not in LETTERS:
            raise ValueError(f"a scanner with Honeywell's code ids has none for {kind} here")
        in_front = GS if kind in ("]Q3", "]d2") else ""
        return (LETTERS[kind] + in_front + text).encode()


def _retail(text: str) -> str:
    match len(text):
        case 8:
            return "E" + text
        case 13 | 15 | 18 if text.startswith("0"):
            return "c" + text[1:]
        case 12 | 14 | 17:
            return "c" + text
        case _:
            return "d" + text
