"""A serial scanner as the other end of its wire: a code held before it goes out with AIM identifier and terminator.

`POST /set`: `{"scan": "]E05901234123457"}` or a list for a burst (FNC1 is the GS character or `^`), `terminator`
(cr, lf, crlf, none), `identifiers` (false: the identifiers are left off), `enabled`, `stays_disabled` (true: after the
not-on-file beep it reads nothing until it is enabled, as some models do), `reset_s` (so long it hears and reads nothing
after a reset; up to 30 s).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

TERMINATORS = {"cr": b"\r", "lf": b"\n", "crlf": b"\r\n", "none": b""}
NAME = "EMULATED SCANNER 1.0"
LONGEST_RESET_S = 30
GS = "\x1d"
IDENTIFIER = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
FAULTS = (
    Fault("bad_check", "the last digit of each code is wrong"),
    Fault("garbled", "the bytes of each code come mangled"),
)


class ScannerEmulator:
    """Knows the host bytes E, D, R, B, F, i, h and s; a disabled scanner sees nothing and counts what it missed."""

    deadline: float | None = None

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._enabled = True
        self._identifiers = True
        self._terminator = "cr"
        self._sent = 0
        self._asked = 0
        self._missed = 0
        self._beeps = {"good": 0, "not_on_file": 0, "forced": 0}
        self._stays_disabled = False
        self._reset_s = 0.0
        self._deaf_until = 0.0
        self._last = ""

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def disconnected(self, now: float) -> None:
        """A scanner doesn't notice whether anyone listens."""

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        said: list[Act] = []
        for order in data:
            if now < self._deaf_until:
                break
            match chr(order):
                case "E":
                    self._enabled = True
                case "R":
                    self._enabled = True
                    self._deaf_until = now + self._reset_s
                case "D":
                    self._enabled = False
                case "i":
                    self._asked += 1
                    said.append(self._line(NAME.encode()))
                case "h" | "s":
                    said.append(self._line(b"OK"))
                case "B":
                    self._beeps["good"] += 1
                case "F":
                    self._beeps["not_on_file"] += 1
                    self._enabled = self._enabled and not self._stays_disabled
                case "\x01" | "\x07":
                    self._beeps["forced"] += 1
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
            "beeps": sum(self._beeps.values()),
            "good_beeps": self._beeps["good"],
            "not_on_file_beeps": self._beeps["not_on_file"],
            "stays_disabled": self._stays_disabled,
            "reset_s": self._reset_s,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        if unknown := values.keys() - {
            "scan",
            "terminator",
            "identifiers",
            "enabled",
            "stays_disabled",
            "reset_s",
        }:
            raise ValueError(f"a scanner has no {', '.join(sorted(unknown))}")
        codes = _codes(values.get("scan", []))
        terminator = values.get("terminator", self._terminator)
        if terminator not in TERMINATORS:
            raise ValueError(f"terminator {terminator!r} is none of {', '.join(TERMINATORS)}")
        reset_s = values.get("reset_s", self._reset_s)
        if not isinstance(reset_s, int | float) or isinstance(reset_s, bool) or not 0 <= reset_s <= LONGEST_RESET_S:
            raise ValueError(f"reset_s is 0 to {LONGEST_RESET_S} seconds, not {reset_s!r}")
        enabled = _flag("enabled", values.get("enabled", self._enabled))
        stays_disabled = _flag("stays_disabled", values.get("stays_disabled", self._stays_disabled))
        identifiers = _flag("identifiers", values.get("identifiers", self._identifiers))
        dressed = [self._dressed(code if identifiers else IDENTIFIER.sub("", code)) for code in codes]
        self._terminator, self._enabled, self._identifiers = str(terminator), enabled, identifiers
        self._stays_disabled, self._reset_s = stays_disabled, float(reset_s)
        return [act for code, data in zip(codes, dressed, strict=True) for act in self._scan(code, data, now)]

    def _scan(self, code: str, data: bytes, now: float) -> Sequence[Act]:
        if not self._reads(now):
            self._missed += 1
            return ()
        self._sent += 1
        self._last = code
        if self.faults.has("bad_check") and data[-1:].isdigit():
            data = data[:-1] + str((int(data[-1:]) + 1) % 10).encode()
        if self.faults.has("garbled"):
            data = bytes(byte ^ 0xA5 if place % 3 else 0x15 for place, byte in enumerate(data))
        return (self._line(data),)

    def _reads(self, now: float) -> bool:
        """True where a code held before it now is read."""
        return self._enabled and now >= self._deaf_until

    def _dressed(self, code: str) -> bytes:
        """`code` as this make sends it, without terminator; raises ValueError, in one sentence, where it can't."""
        return code.replace("^", GS).encode()

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
