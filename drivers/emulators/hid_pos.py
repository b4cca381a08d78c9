"""A USB scanner that speaks HID POS, as the other end of its link: first its report descriptor, then a report for each
56 bytes of a read.

`POST /set`: `{"scan": "]E05901234123457"}` or a list for a burst (FNC1 is the GS character or `^`), `enabled`,
`layout` (usual: the report that nearly all have; other: the same fields elsewhere, two short reports for one long;
keyboard: it is set to be a keyboard. A change is seen with the next plugging in), `suffix` (true: CR after each read),
`identifiers` (false: left empty).
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typing_extensions import override

from drivers.emulators.base import Act, Fault, Faults, Say

AIM = re.compile(r"(\][A-Za-z][0-9A-Za-z])(.*)", re.DOTALL)
FAULTS = (
    Fault("bad_check", "the last digit of each code is wrong"),
    Fault("lost_end", "the last report of each code does not come"),
    Fault("wrong_length", "each report tells a length that it does not have"),
    Fault("no_descriptor", "of its report descriptor only the beginning can be read"),
)

TRIGGER_REPORT = bytes.fromhex(
    "09 14 A1 02 85 04 15 00 25 01 75 01 95 08 09 00 09 5F 09 60 09 00 09 00 09 85 09 86 09 87 91 86 C0"
)
"""Report 4, out: bit 1 prevents reading, bit 5 sounds an error, bit 6 a good read, bit 7 not on file."""


@dataclass(frozen=True, slots=True)
class Model(ABC):
    """A descriptor, and how a part of a read is put into its report."""

    descriptor: bytes
    capacity: int

    @abstractmethod
    def report(self, identifier: bytes, part: bytes, *, more: bool) -> bytes:
        """One report that carries `part`."""


class Usual(Model):
    """64 bytes: 02, length, identifier, 56 of data, one further and one reserved byte, and whether more follows."""

    __slots__ = ()

    @override
    def report(self, identifier: bytes, part: bytes, *, more: bool) -> bytes:
        return bytes([2, len(part)]) + identifier + part.ljust(56, b"\0") + bytes([0, 0, more])


class Other(Model):
    """24 bytes: 07, whether more follows (bit 3), 17 of data, length, identifier, padding."""

    __slots__ = ()

    @override
    def report(self, identifier: bytes, part: bytes, *, more: bool) -> bytes:
        return bytes([7, 8 if more else 0]) + part.ljust(17, b"\0") + bytes([len(part)]) + identifier + b"\0"


MODELS: dict[str, Model] = {
    "usual": Usual(
        bytes.fromhex(
            "05 8C 09 02 A1 01"  # bar code scanner
            "09 12 A1 02 85 02 15 00 26 FF 00 75 08"  # scanned data, report 2, bytes
            "95 01 05 01 09 3B 81 02"  # byte count
            "95 03 05 8C 09 FB 09 FC 09 FD 81 02"  # symbology identifier 1 to 3
            "95 38 09 FE 82 02 01"  # decoded data, buffered bytes
            "95 02 06 66 FF 09 04 09 00 81 02"  # the maker's own
            "05 8C 25 01 75 01 95 01 09 FF 81 02 95 07 81 03 C0"  # continued, padding
        )
        + TRIGGER_REPORT
        + b"\xc0",
        56,
    ),
    "other": Other(
        bytes.fromhex(
            "05 8C 09 02 A1 01"
            "85 03 75 08 95 04 09 30 81 02"  # report 3: its status, of no use here
            "09 12 A1 02 85 07 15 00 25 01 75 01 95 03 81 03 95 01 09 FF 81 02 95 04 81 03"
            "26 FF 00 75 08 95 11 09 FE 82 02 01"
            "95 01 0B 3B 00 01 00 81 02"  # byte count with its page in one
            "95 03 19 FB 29 FD 81 02 95 01 81 03 C0 C0"  # the identifier as a range, padding
        ),
        17,
    ),
}
KEYBOARD = bytes.fromhex(
    "05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 06 75 08 25 65 19 00 29 65 81 00 C0"
)
LAYOUTS = (*MODELS, "keyboard")


class HidPosEmulator:
    """Own faults: `bad_check` changes the last digit of every code, `lost_end` keeps back the last report of each read,
    `wrong_length` claims more data than a report holds, `no_descriptor` introduces itself with half a descriptor.
    """

    deadline: float | None = None

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._enabled = True
        self._layout = "usual"
        self._identifiers = True
        self._suffix = False
        self._plugged_as = "usual"
        self._sent = 0
        self._missed = 0
        self._beeps = {"good": 0, "not_on_file": 0, "error": 0}
        self._last = ""

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        self._plugged_as = self._layout
        model = MODELS.get(self._layout)
        descriptor = KEYBOARD if model is None else model.descriptor
        return (Say(descriptor[:17] if self.faults.has("no_descriptor") else descriptor),)

    def disconnected(self, now: float) -> None:
        """A scanner doesn't notice whether anyone listens."""

    def received(self, data: bytes, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        if len(data) == 2 and data[0] == 4 and self._plugged_as == "usual":
            self._enabled = not data[1] & 0x02
            self._beeps["error"] += bool(data[1] & 0x20)
            self._beeps["good"] += bool(data[1] & 0x40)
            self._beeps["not_on_file"] += bool(data[1] & 0x80)
        return ()

    def ticked(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - no time passes in a scanner
        return ()

    def state(self) -> dict[str, object]:
        return {
            "enabled": self._enabled,
            "layout": self._layout,
            "identifiers": self._identifiers,
            "suffix": self._suffix,
            "last": self._last,
            "sent": self._sent,
            "missed": self._missed,
            "good_beeps": self._beeps["good"],
            "not_on_file_beeps": self._beeps["not_on_file"],
            "error_beeps": self._beeps["error"],
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        if unknown := values.keys() - {"scan", "enabled", "layout", "suffix", "identifiers"}:
            raise ValueError(f"a HID POS scanner has no {', '.join(sorted(unknown))}")
        codes = _codes(values.get("scan", []))
        layout = values.get("layout", self._layout)
        if layout not in LAYOUTS:
            raise ValueError(f"layout {layout!r} is none of {', '.join(LAYOUTS)}")
        enabled = _flag("enabled", values.get("enabled", self._enabled))
        identifiers = _flag("identifiers", values.get("identifiers", self._identifiers))
        suffix = _flag("suffix", values.get("suffix", self._suffix))
        self._layout, self._enabled, self._identifiers, self._suffix = str(layout), enabled, identifiers, suffix
        return [act for code in codes for act in self._scan(code)]

    def _scan(self, code: str) -> Sequence[Act]:
        model = MODELS.get(self._plugged_as)
        if not self._enabled or model is None:
            self._missed += 1
            return ()
        self._sent += 1
        self._last = code
        if self.faults.has("bad_check") and code[-1:].isdecimal():
            code = code[:-1] + str((int(code[-1]) + 1) % 10)
        found = AIM.fullmatch(code.replace("^", "\x1d"))
        identifier, text = (found[1], found[2]) if found else ("", code.replace("^", "\x1d"))
        reports = [Say(report) for report in self._reports(model, identifier if self._identifiers else "", text)]
        return reports[:-1] if self.faults.has("lost_end") else reports

    def _reports(self, model: Model, identifier: str, text: str) -> Iterator[bytes]:
        data = text.encode() + (b"\r" if self._suffix else b"")
        for start in range(0, len(data), model.capacity):
            part = data[start : start + model.capacity]
            more = start + model.capacity < len(data)
            report = model.report(identifier.encode().ljust(3, b"\0"), part, more=more)
            if self.faults.has("wrong_length") and self._plugged_as == "usual":
                report = report[:1] + b"\x39" + report[2:]
            yield report


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
