"""A light on a relay board (`docs/relay-board.md`): greeted, set, blinked, and asked again so that it stays lit.

The board forgets what it is not asked for, and so does the driver when the board is lost: whoever uses it sets it anew
when it is back.
"""

from __future__ import annotations

import re

from drivers.contract import (
    NOTHING,
    Colour,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    LampSet,
    Output,
    Pattern,
    Reading,
    Request,
    SetLamp,
)

ANSWER_S = 1.0
BLINK_S = 0.5
STEADY_S = 2.0
LONGEST_LINE = 64
HELLO = b"?\n"
RELAY_OF = {Colour.GREEN: 0, Colour.WHITE: 1, Colour.AMBER: 2, Colour.RED: 3}
WELCOME = re.compile(r"RELAY 1 (\d) ?(.*)")
DARK = SetLamp(Colour.NONE, Pattern.STEADY)


class RelayLight:
    """Without the answer that belongs to a question the link is dropped and made anew (SILENT, MECHANISM, REFUSED)."""

    def __init__(self) -> None:
        self._link_open = False
        self._relays = 0  # as the board says of itself; 0: it has not been greeted
        self._told_lost = False
        self._buffer = bytearray()
        self._wanted = DARK
        self._confirmed: SetLamp | None = DARK
        self._asked = b""  # the answer that is due
        self._lit = False  # the last that was set, in a blink
        self._due = 0.0

    @property
    def deadline(self) -> float | None:
        return self._due if self._link_open else None

    def connected(self, now: float) -> Output:
        self._link_open, self._due = True, now + ANSWER_S
        self._buffer.clear()
        self._relays, self._wanted, self._confirmed, self._asked = 0, DARK, DARK, b""
        return Output(send=HELLO)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._link_open = False
        return Output(readings=self._lost(fault))

    def requested(self, request: Request, now: float) -> Output:
        if not isinstance(request, SetLamp) or not self._relays:
            return NOTHING
        self._wanted, self._confirmed = request, None
        # A question under way is answered first: the board takes one at a time.
        return NOTHING if self._asked else self._set(now, lit=request.colour is not Colour.NONE)

    def received(self, chunk: bytes, now: float) -> Output:
        self._buffer += chunk
        readings: list[Reading] = []
        send = b""
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end]).rstrip(b"\r")
            del self._buffer[: end + 1]
            output = self._answered(line, now)
            readings += output.readings
            send += output.send
            if output.hang_up:
                return Output(readings=tuple(readings), hang_up=output.hang_up)
        if len(self._buffer) > LONGEST_LINE:
            return self._give_up(DeviceFault(FaultKind.GARBLED, "an answer without an end"))
        return Output(send=send, readings=tuple(readings))

    def ticked(self, now: float) -> Output:
        if not self._link_open or now < self._due:
            return NOTHING
        if self._asked or not self._relays:
            return self._give_up(DeviceFault(FaultKind.SILENT, "the light does not answer"))
        blinks = self._wanted.pattern is Pattern.BLINK
        return self._set(now, lit=self._wanted.colour is not Colour.NONE and not (blinks and self._lit))

    def masked(self, data: bytes) -> bytes:
        """Nothing to hide."""
        return data

    def _set(self, now: float, *, lit: bool) -> Output:
        digits = ["0"] * self._relays
        place = RELAY_OF.get(self._wanted.colour)
        if lit and place is not None and place < self._relays:
            digits[place] = "1"
        self._lit, self._due = lit, now + ANSWER_S
        self._asked = b"OK " + "".join(digits).encode()
        return Output(send=b"SET " + self._asked[3:] + b"\n")

    def _answered(self, line: bytes, now: float) -> Output:
        if not self._relays:
            return self._greeted(line, now)
        if line != self._asked:
            return self._wrong(line)
        self._asked = b""
        self._due = now + (BLINK_S if self._wanted.pattern is Pattern.BLINK else STEADY_S)
        if self._confirmed == self._wanted:
            return NOTHING
        if self._confirmed is None and not self._shows(line):
            return self._set(now, lit=self._wanted.colour is not Colour.NONE)  # it was asked for in the meantime
        self._confirmed = self._wanted
        return Output(readings=(LampSet(self._wanted.colour, self._wanted.pattern),))

    def _shows(self, line: bytes) -> bool:
        """Whether `line` is the wanted lamp lit, or darkness where that is wanted."""
        place = RELAY_OF.get(self._wanted.colour)
        if place is None or place >= self._relays:
            return b"1" not in line
        return line[3 + place : 4 + place] == b"1"

    def _greeted(self, line: bytes, now: float) -> Output:
        found = WELCOME.fullmatch(line.decode("ascii", "replace"))
        if found is None or found[1] == "0":
            return self._give_up(DeviceFault(FaultKind.GARBLED, "no relay board of version 1"))
        self._relays, self._told_lost = int(found[1]), False
        self._due = now + STEADY_S
        return Output(readings=(DeviceOnline(found[2]),))

    def _wrong(self, line: bytes) -> Output:
        if line.startswith(b"OK ") and self._asked:
            return self._give_up(DeviceFault(FaultKind.MECHANISM, "the relays do not move"))
        if line.startswith(b"NO ") and self._asked:
            return self._give_up(DeviceFault(FaultKind.REFUSED, line.decode("ascii", "replace")))
        return Output(readings=(DeviceTrouble(DeviceFault(FaultKind.GARBLED, "a line that answers nothing")),))

    def _give_up(self, fault: DeviceFault) -> Output:
        return Output(readings=self._lost(fault), hang_up=fault.detail)

    def _lost(self, fault: DeviceFault) -> tuple[Reading, ...]:
        self._relays, self._asked = 0, b""
        told, self._told_lost = self._told_lost, True
        return () if told else (DeviceOffline(fault),)
