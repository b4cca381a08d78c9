"""The ZVT terminal on a serial line: between the line and `ZvtTerminal` lie blocks that are answered one by one.

Our own blocks go out one at a time, and up to three times. What comes twice because our answer got lost is answered
twice and told once. A message that follows ours proves that ours arrived, whatever became of its answer: the two ends
take turns. While a block of ours is on its way, nothing new is begun: what the terminal says meanwhile was said before
it was asked, and is no answer.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from typing_extensions import override

from drivers.contract import DeviceFault, FaultKind, Output, Request
from drivers.payment.apdu import NotZvt, cut
from drivers.payment.exchange import Outbox, TakesTurns
from drivers.payment.frames import ACK, DLE, ETX, NAK, STX, Answered, Block, Broken, FrameReader, frame
from drivers.payment.mask import BLANK, mask
from drivers.payment.zvt import ZvtTerminal

T1_S = 0.2  # between two bytes of a block
T2_S = 5.0  # from a block to its answer
SENDINGS = 3


class ZvtSerialTerminal(TakesTurns):
    """`ZvtTerminal` over blocks."""

    def __init__(self, terminal: ZvtTerminal | None = None, *, currency: str = "EUR") -> None:
        self._terminal = terminal or ZvtTerminal(currency, delivery_s=T2_S * SENDINGS)
        self._reader = FrameReader()
        self.discarded = 0
        self._waiting: deque[bytes] = deque()
        self._wishes: deque[Request] = deque()  # of the lane, until no block of ours is on its way
        self._flying = b""  # sent, and not answered yet
        self._sendings = 0
        self._first_sent_at = self._sent_at = 0.0
        self._heard_at = 0.0
        self._last = b""  # the message that came last
        self._answered_it = False  # a block of ours went out since

    @property
    @override
    def acknowledges(self) -> bool:
        return self._terminal.acknowledges

    @property
    def deadline(self) -> float | None:
        moments = []
        if not self._flying and self._wishes:
            moments.append(self._heard_at)  # at once
        if not self._flying and self._terminal.deadline is not None:
            moments.append(self._terminal.deadline)
        if self._reader.waits_for_more:
            moments.append(self._heard_at + T1_S)
        if self._flying:
            moments.append(self._sent_at + T2_S)
        return min(moments, default=None)

    def connected(self, now: float) -> Output:
        self._forget()
        return self._passed(self._terminal.connected(now), now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        self._forget()
        output = self._terminal.disconnected(fault, now)
        while self._wishes:  # none of them was begun, and each is told so
            told = self._terminal.requested(self._wishes.popleft(), now)
            output = replace(output, readings=(*output.readings, *told.readings))
        return output

    def received(self, chunk: bytes, now: float) -> Output:
        out = Outbox()
        self._heard_at = now
        if not self._reader.waits_for_more and chunk[0] not in (DLE, ACK, NAK):
            self.discarded += 1
        for piece in self._reader.feed(chunk):
            match piece:
                case Answered(arrived=True):
                    self._flying = b""
                    self._send_next(now, out)
                case Answered():
                    self._repeat(now, out)
                case Broken():
                    self.discarded += 1
                    out.send.append(NAK)
                case Block(message):
                    out.send.append(ACK)
                    self._take(message, now, out)
            if out.hang_up:
                break
        return out.output()

    def requested(self, request: Request, now: float) -> Output:
        out = Outbox()
        self._wishes.append(request)
        self._begin(now, out)
        return out.output()

    def ticked(self, now: float) -> Output:
        out = Outbox()
        if self._reader.waits_for_more and now >= self._heard_at + T1_S:
            self._reader.clear()
            self.discarded += 1
            out.send.append(NAK)
        if self._flying and now >= self._sent_at + T2_S:
            self._repeat(now, out)
        if out.hang_up:
            if self._heard_at <= self._first_sent_at:  # else what came is not understood, as a lost line is told
                out.readings += self._terminal.disconnected(DeviceFault(FaultKind.SILENT, out.hang_up), now).readings
            return out.output()
        due = self._terminal.deadline
        if not self._flying and due is not None and now >= due:
            self._pass_on(self._terminal.ticked(now), now, out)
        self._begin(now, out)
        return out.output()

    @property
    def asking(self) -> bool:
        return self._terminal.asking

    def ask(self, now: float) -> Output:
        out = Outbox()
        if not self._flying and not self._wishes:
            self._pass_on(self._terminal.ask(now), now, out)
        return out.output()

    def masked(self, data: bytes) -> bytes:
        return mask_line(data)

    def _take(self, message: bytes, now: float, out: Outbox) -> None:
        if message == self._last and (self._flying or not self._answered_it):
            return
        self._flying = b""
        self._last, self._answered_it = message, False
        try:
            found = cut(message)
        except NotZvt:
            found = None
        if found is None or found[1] != len(message):
            out.hang_up = "the terminal sent a block that is no message"
            return
        self._pass_on(self._terminal.received(message, now), now, out)
        self._send_next(now, out)

    def _begin(self, now: float, out: Outbox) -> None:
        while self._wishes and not self._flying and not out.hang_up:
            self._pass_on(self._terminal.requested(self._wishes.popleft(), now), now, out)

    def _passed(self, output: Output, now: float) -> Output:
        out = Outbox()
        self._pass_on(output, now, out)
        return out.output()

    def _pass_on(self, output: Output, now: float, out: Outbox) -> None:
        """What the terminal's machine wants, its messages as blocks."""
        out.readings += output.readings
        out.hang_up = out.hang_up or output.hang_up
        rest = output.send
        while rest and (found := cut(rest)) is not None:
            self._waiting.append(frame(rest[: found[1]]))
            rest = rest[found[1] :]
        self._send_next(now, out)

    def _send_next(self, now: float, out: Outbox) -> None:
        if self._waiting and not self._flying:
            self._flying, self._sendings, self._first_sent_at = self._waiting.popleft(), 0, now
            self._answered_it = True
            self._put(now, out)

    def _repeat(self, now: float, out: Outbox) -> None:
        if not self._flying:
            return
        if self._sendings < SENDINGS:
            self.discarded += 1
            self._put(now, out)
        else:
            out.hang_up = "the terminal did not answer a block"

    def _put(self, now: float, out: Outbox) -> None:
        self._sendings += 1
        self._sent_at = now
        out.send += self._flying

    def _forget(self) -> None:
        self._reader.clear()
        self._waiting.clear()
        self._flying = self._last = b""
        self._answered_it = False


def mask_line(data: bytes) -> bytes:
    """`data` without card data. A whole block is masked as its message is, and its checksum, which would tell much of
    what is blanked, with it; of a piece that is none, only answers before a block are kept.
    """
    shown = bytearray()
    at = 0
    while at < len(data) and data[at] in (ACK, NAK):
        shown.append(data[at])
        at += 1
    while (block := _whole_block(data, at)) is not None:
        message, end = block
        shown += bytes([DLE, STX]) + mask(message).replace(b"\x10", b"\x10\x10") + bytes([DLE, ETX, BLANK, BLANK])
        at = end
        while at < len(data) and data[at] in (ACK, NAK):
            shown.append(data[at])
            at += 1
    return bytes(shown) + bytes([BLANK]) * (len(data) - at)


def _whole_block(data: bytes, at: int) -> tuple[bytes, int] | None:
    """The message of the block that begins at `at`, and where the block ends; None where there is no whole one."""
    if data[at : at + 2] != bytes([DLE, STX]):
        return None
    start = place = at + 2
    while (place := data.find(DLE, place)) >= 0:
        if data[place + 1 : place + 2] == bytes([ETX]):
            if place + 4 > len(data):
                return None
            return data[start:place].replace(b"\x10\x10", b"\x10"), place + 4
        place += 2
    return None
