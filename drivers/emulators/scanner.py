"""A serial scanner as the other end of its wire: a code held before it goes out with AIM identifier and terminator.

`POST /set`: `{"scan": "]E05901234123457"}` or a list for a burst (FNC1 is the GS character or `^`), `terminator`
(cr, lf, crlf, none), `identifiers` (false: the identifiers are left off), `enabled`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drivers.emulators.base import Act, Faults, Say

TERMINATORS = {"cr": b"\r", "lf": b"\n", "crlf": b"\r\n", "none": b""}
NAME = "EMULATED SCANNER 1.0"


class ScannerEmulator:
    """Knows the host bytes E, D, R, i, h and s; a disabled scanner sees nothing and counts what it missed.

    Own faults: `bad_check` changes the last digit of every code, `garbled` sends its bytes mangled.
    """

    deadline: float | None = None

    def __init__(self) -> None:
        self.faults = Faults(("bad_check", "garbled"))
        self._enabled = True
        self._identifiers = True
        self._terminator = "cr"
        self._sent = 0
        self._asked = 0
        self._missed = 0
        self._beeps = 0
        self._last = ""

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def disconnected(self, now: float) -> None:
        """A scanner doesn't notice whether anyone listens."""

    def received(self, data: bytes, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        said: list[Act] = []
        for order in data:
            match chr(order):
                case "E" | "R":
                    self._enabled = True
                case "D":
                    self._enabled = False
                case "i":
                    self._asked += 1
                    said.append(self._line(NAME.encode()))
                case "h" | "s":
                    said.append(self._line(b"OK"))
                case "B" | "F" | "\x01" | "\x07":
                    self._beeps += 1
                case _:
                    continue
        return said

    def ticked(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - no time passes in a scanner
        return ()

    def state(self) -> dict[str, object]:
        return {
            "enabled": self._enabled,
            "identifiers": self._identifiers,
            "terminator": self._terminator,
            "last": self._last,
            "asked": self._asked,
            "sent": self._sent,
            "missed": self._missed,
            "beeps": self._beeps,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        if unknown := values.keys() - {"scan", "terminator", "identifiers", "enabled"}:
            raise ValueError(f"a scanner has no {', '.join(sorted(unknown))}")
        codes = _codes(values.get("scan", []))
        terminator = values.get("terminator", self._terminator)
        if terminator not in TERMINATORS:
            raise ValueError(f"terminator {terminator!r} is none of {', '.join(TERMINATORS)}")
        enabled = _flag("enabled", values.get("enabled", self._enabled))
        self._identifiers = _flag("identifiers", values.get("identifiers", self._identifiers))
        self._terminator, self._enabled = str(terminator), enabled
        return [act for code in codes for act in self._scan(code)]

    def _scan(self, code: str) -> Sequence[Act]:
        if not self._enabled:
            self._missed += 1
            return ()
        self._sent += 1
        self._last = code
        if not self._identifiers:
            code = re.sub(r"^\][A-Za-z][0-9A-Za-z]", "", code)
        if self.faults.has("bad_check") and code[-1:].isdecimal():
            code = code[:-1] + str((int(code[-1]) + 1) % 10)
        data = code.replace("^", "\x1d").encode()
        if self.faults.has("garbled"):
            data = bytes(byte ^ 0xA5 if place % 3 else 0x15 for place, byte in enumerate(data))
        return (self._line(data),)

    def _line(self, data: bytes) -> Say:
        return Say(data + TERMINATORS[self._terminator])


def _codes(scan: object) -> list[str]:
    codes: list[str] = []
    for code in scan if isinstance(scan, list) else [scan]:
        if not isinstance(code, str) or not code:
            raise ValueError(f'scan is a code like "]E05901234123457", or a list of them, not {code!r}')
        codes.append(code)
    return codes


def _flag(name: str, value: object) -> bool:
    match value:
        case bool():
            return value
        case _:
            raise ValueError(f"{name} is true or false, not {value!r}")
