"""A scanner on USB that is no keyboard: HID's usage page for bar code scanners (8C hex, "HID point of sale usage
tables" 1.02). It names each read's symbology and carries GS as it is.

What comes first is the device's report descriptor, then one report a chunk. Nearly all makers lay their report out
alike (id, length, three bytes of AIM identifier, 56 of data, a last byte whose lowest bit says that more follows), but
the descriptor alone is believed. The sounds, and whether it reads, go out in the report that it has for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drivers.contract import (
    NOTHING,
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DisableScanner,
    EnableScanner,
    FaultKind,
    GoodReadBeep,
    NotOnFileBeep,
    Output,
    Reading,
    Request,
)
from drivers.scanners.aim import LONGEST_READ, garbled, understood
from drivers.scanners.hid_descriptor import Field, Way, parse
from drivers.scanners.mask import mask

PAGE = 0x8C
BYTE_COUNT = 0x01_003B
IDENTIFIER = (0x8C_00FB, 0x8C_00FC, 0x8C_00FD)
DECODED_DATA, CONTINUED = 0x8C_00FE, 0x8C_00FF
PREVENT_READ, ERROR_BEEP, GOOD_READ_BEEP, NOT_ON_FILE_BEEP = 0x8C_005F, 0x8C_0085, 0x8C_0086, 0x8C_0087
MORE_WITHIN_S = 0.5  # the rest of a read comes at once
QUIET_S = 0.2  # after a spoilt report: what comes sooner may be the rest of its read


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a read stands in its report, whose id is `report`; `others` are the ids of reports about other things.

    Places are bytes from the report's beginning, its id included.
    """

    report: int
    others: frozenset[int]
    length: int
    data: slice
    identifier: tuple[int, ...]
    byte_count: int | None
    continued: tuple[int, int] | None  # byte and mask


class HidPosScanner:
    """Descriptor and reports to `CodeRead`s. Online once the descriptor tells of a scanner's reads.

    Another kind of device is offline (SETTINGS): most scanners come as keyboards and are set to HID POS by a code.
    """

    def __init__(self) -> None:
        self._fields: tuple[Field, ...] = ()
        self._layout: Layout | None = None
        self._refused = False
        self._text = bytearray()
        self._symbology = ""
        self._more_until: float | None = None
        self._quiet_until = 0.0
        self._trouble_told = False
        self._wanted: bool | None = None

    @property
    def deadline(self) -> float | None:
        return self._more_until

    def connected(self, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._forget()
        return NOTHING

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        told = self._refused
        self._forget()
        return NOTHING if told else Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        if self._refused:
            return NOTHING
        if self._layout is None:
            return self._introduced(chunk)
        length = self._layout.length
        whole = len(chunk) % length == 0
        reports = [chunk[at : at + length] for at in range(0, len(chunk), length)] if whole else [chunk]
        return Output(readings=tuple(r for report in reports for r in self._reported(self._layout, report, now)))

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        match request:
            case EnableScanner():
                self._wanted = True
                return Output(send=self._order())
            case DisableScanner():
                self._wanted = False
                return Output(send=self._order())
            case GoodReadBeep():
                return Output(send=self._order(GOOD_READ_BEEP))
            case NotOnFileBeep():
                return Output(send=self._order(NOT_ON_FILE_BEEP) or self._order(ERROR_BEEP))
            case _:
                return NOTHING

    def ticked(self, now: float) -> Output:
        if self._more_until is None or now < self._more_until:
            return NOTHING
        return Output(readings=tuple(self._spoilt("a read without its end", now)))

    def masked(self, data: bytes) -> bytes:
        return mask(data)

    def _introduced(self, descriptor: bytes) -> Output:
        try:
            self._fields = parse(descriptor)
        except ValueError as error:
            return Output(hang_up=str(error))
        self._layout = layout_of(self._fields)
        if self._layout is None:
            self._refused = True
            detail = "not a scanner that speaks HID POS: set it to that by its manual's code"
            return Output(readings=(DeviceOffline(DeviceFault(FaultKind.SETTINGS, detail, retryable=False)),))
        online = DeviceOnline(mute=not self._order(GOOD_READ_BEEP))
        return Output(send=self._order() if self._wanted is not None else b"", readings=(online,))

    def _reported(self, layout: Layout, report: bytes, now: float) -> list[Reading]:
        if layout.report and report[:1] and report[0] in layout.others:
            return []
        if now < self._quiet_until:
            self._quiet_until = now + QUIET_S
            return []
        if len(report) < layout.length or (layout.report and report[0] != layout.report):
            return self._spoilt(f"a report of {len(report)} bytes that is none", now)
        data = report[layout.data]
        if layout.byte_count is not None:
            count = report[layout.byte_count]
            if count > len(data):
                return self._spoilt(f"a report that claims {count} bytes of data", now)
            data = data[:count]
        else:
            data = data.rstrip(b"\0")
        readings: list[Reading] = []
        symbology = _identifier(bytes(report[place] for place in layout.identifier))
        if self._more_until is not None and symbology != self._symbology:
            self._start_afresh()
            readings = self._trouble("a read without its end")
        self._symbology = symbology
        self._text += data
        if len(self._text) > LONGEST_READ:
            return self._spoilt(f"more than {LONGEST_READ} characters in one read", now)
        if layout.continued is not None and report[layout.continued[0]] & layout.continued[1]:
            self._more_until = now + MORE_WITHIN_S
            return readings
        return readings + self._ended()

    def _ended(self) -> list[Reading]:
        try:
            text = self._text.rstrip(b"\r\n").decode()
        except UnicodeDecodeError:
            text = ""
        reading = understood(self._symbology + text)
        self._start_afresh()
        if not isinstance(reading, CodeRead):
            return self._trouble(reading.fault.detail)
        self._trouble_told = False
        return [] if self._wanted is False else [reading]

    def _spoilt(self, detail: str, now: float) -> list[Reading]:
        self._start_afresh()
        self._quiet_until = now + QUIET_S
        return self._trouble(detail)

    def _trouble(self, detail: str) -> list[Reading]:
        """Told once until a read is good again."""
        told, self._trouble_told = self._trouble_told, True
        return [] if told else [garbled(detail)]

    def _start_afresh(self) -> None:
        self._text.clear()
        self._symbology, self._more_until = "", None

    def _forget(self) -> None:
        self._start_afresh()
        self._layout, self._fields = None, ()
        self._refused = self._trouble_told = False
        self._quiet_until = 0.0

    def _order(self, *usages: int) -> bytes:
        """The output report that asks for `usages`, and for quiet where reads are not wanted; b'' if there is none."""
        usages = (*usages, PREVENT_READ) if self._wanted is False else usages
        asked = usages or (PREVENT_READ,)
        outputs = [one for one in self._fields if one.way is Way.OUTPUT]
        report = next((one.report for one in outputs if one.place_of(asked[0]) is not None), None)
        if report is None:
            return b""
        mine = [one for one in outputs if one.report == report]
        bits = 0
        for usage in usages:
            for one in mine:
                if (place := one.place_of(usage)) is not None:
                    bits |= 1 << (one.start + place * one.size)
        length = (max(one.start + one.size * one.count for one in mine) + 7) // 8
        return bytes([report]) + bits.to_bytes(
            length, "little"
        )  # id 0, which the kernel takes off, where there is none


def layout_of(fields: Sequence[Field]) -> Layout | None:
    """Where reads stand in the reports that `fields` make up; None where they hold no scanner's reads."""
    inputs = [one for one in fields if one.way is Way.INPUT and one.application >> 16 == PAGE]
    numbered = 1 if any(one.report for one in fields) else 0
    for one in inputs:
        first = one.place_of(DECODED_DATA)
        if first is None or one.size != 8 or one.start % 8:
            continue
        mine = [other for other in inputs if other.report == one.report]
        all_here = [other for other in fields if other.way is Way.INPUT and other.report == one.report]
        start = numbered + one.start // 8 + first
        end = numbered + one.start // 8 + one.count
        more = _bit_of(mine, CONTINUED)
        count = _bit_of(mine, BYTE_COUNT)
        return Layout(
            report=one.report,
            others=frozenset(other.report for other in fields if other.way is Way.INPUT) - {one.report},
            length=numbered + (max(other.start + other.size * other.count for other in all_here) + 7) // 8,
            data=slice(start, end),
            identifier=tuple(numbered + at // 8 for at in _identifier_bits(mine)),
            byte_count=None if count is None else numbered + count // 8,
            continued=None if more is None else (numbered + more // 8, 1 << more % 8),
        )
    return None


def _bit_of(fields: Sequence[Field], usage: int) -> int | None:
    for one in fields:
        if (place := one.place_of(usage)) is not None:
            return one.start + place * one.size
    return None


def _identifier_bits(fields: Sequence[Field]) -> list[int]:
    """Where the three characters of the AIM identifier begin; none where the descriptor doesn't tell of all three."""
    bits = [_bit_of(fields, usage) for usage in IDENTIFIER]
    found = [bit for bit in bits if bit is not None and bit % 8 == 0]
    return found if len(found) == len(IDENTIFIER) else []


def _identifier(data: bytes) -> str:
    """`]cm` where it is an AIM identifier; some leave it empty, or put a number of their own there."""
    return data.decode() if data[:1] == b"]" and data[1:].isalnum() else ""
