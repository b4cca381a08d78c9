"""The scale's driver: lines in, readings out. It is asked with `S` once a second, so that its silence is noticed."""

from __future__ import annotations

import re

from drivers.contract import (
    NOTHING,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Output,
    Reading,
    Request,
    Settling,
    StableWeight,
)

ASK = b"S\r\n"
EVERY_S = 1.0
LONGEST_LINE = 64
WEIGHT = re.compile(rb"W ([0-9]{1,5})")


class AcmeScale:
    """`Driver[bytes]`. Online with its first whole answer; two questions without one are silence."""

    def __init__(self) -> None:
        self.deadline: float | None = None
        self._line = bytearray()
        self._online = False
        self._loss_told = False
        self._garbage_told = False
        self._unanswered = 0
        self._last: Reading | None = None

    def connected(self, now: float) -> Output:
        self._line.clear()
        self._unanswered = 0
        return self._ask(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        self.deadline = None
        return self._lost(fault)

    def received(self, chunk: bytes, now: float) -> Output:
        readings: list[Reading] = []
        for byte in chunk:
            self._line.append(byte)
            if self._line.endswith(b"\r\n"):
                readings += self._read(bytes(self._line[:-2]))
                self._line.clear()
            elif len(self._line) > LONGEST_LINE:
                self._line.clear()
        return Output(readings=tuple(readings))

    def requested(self, request: Request, now: float) -> Output:
        return NOTHING  # it cannot be set to zero from here

    def ticked(self, now: float) -> Output:
        if self.deadline is None or now < self.deadline:
            return NOTHING
        if self._unanswered < 2:
            return self._ask(now)
        self.deadline = None
        silent = self._lost(DeviceFault(FaultKind.SILENT, "the scale does not answer"))
        return Output(readings=silent.readings, hang_up="the scale does not answer")

    def masked(self, data: bytes) -> bytes:
        return data  # weights are no secret

    def _ask(self, now: float) -> Output:
        self._unanswered += 1
        self.deadline = now + EVERY_S
        return Output(send=ASK)

    def _read(self, line: bytes) -> list[Reading]:
        reading: Reading
        if found := WEIGHT.fullmatch(line):
            grams = int(found[1])
            reading = StableWeight(grams, net=False, at_zero=grams == 0)
        elif line == b"?":
            reading = Settling()
        else:
            told, self._garbage_told = self._garbage_told, True  # once, until something is understood again
            return [] if told else [DeviceTrouble(DeviceFault(FaultKind.GARBLED, "that is no weight"))]
        came_online, self._online, self._unanswered = not self._online, True, 0
        self._loss_told = self._garbage_told = False
        changed = reading != self._last
        self._last = reading
        return [*([DeviceOnline("ACME")] if came_online else []), *([reading] if changed else [])]

    def _lost(self, fault: DeviceFault) -> Output:
        told, self._loss_told = self._loss_told, True
        self._online, self._last = False, None
        return NOTHING if told else Output(readings=(DeviceOffline(fault),))
