"""What a device has done since it was first claimed, counted where it passes by."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import (
    CashCredited,
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    Document,
    FaultKind,
    GiveBack,
    HealthChecked,
    Pay,
    PayByCode,
    PaymentEnded,
    PaymentOutcome,
    PayOutEnded,
    PayOutOutcome,
    Print,
    PrintEnded,
    PrintOutcome,
    Reading,
    Request,
    ShowCode,
    StableWeight,
    TakeBack,
    UnderZero,
    ZeroScale,
)

SLOW_S = 0.7
"""An answer that comes later is waited for by a shopper."""


@dataclass(slots=True)
class Counts:
    """Written by one thread; another reads each number whole. `online_s` grows when a device goes offline or is
    released.
    """

    reads: int = 0  # codes
    misreads: int = 0  # of those, an EAN or UPC whose check digit is wrong
    weighings: int = 0  # weights at rest
    lines_printed: int = 0  # of receipts that the printer confirmed
    attempts: int = 0  # payments and refunds asked for
    faults: int = 0  # losses and troubles told
    garbled: int = 0  # troubles that were something not understood
    losses: int = 0  # of a device that was online
    mended: int = 0  # what came was thrown away, or said again, by a driver that told nobody
    asked_again: int = 0  # the very bytes sent once more, nothing having come after the first time
    slow_answers: int = 0  # later than `SLOW_S`, of those that come at once
    jams: int = 0  # a mechanism that told of a fault
    not_printed: int = 0  # receipts that failed or were not confirmed
    cuts: int = 0  # at the end of each receipt that the printer confirmed
    zeroings: int = 0  # asked for
    under_zero: int = 0  # times that the empty platter read less than nothing
    declined: int = 0  # payments and refunds
    unclear: int = 0  # payments, refunds and payouts of which the device did not say how they ended
    pieces_in: int = 0  # coins and notes credited
    payouts: int = 0  # whole or in part
    checks_failed: int = 0
    connections: int = 0  # links that opened
    bytes_out: int = 0
    bytes_in: int = 0
    online_s: float = 0.0
    open_since: float = 0.0  # monotonic: when its link opened, of one that is open
    stalled_since: float = 0.0  # monotonic: when what is under way, and should go on by itself, last did
    waiting_since: float = 0.0  # monotonic: when what is not answered yet was asked, of what is answered at once
    slowest_answer_s: float = 0.0  # from what was sent to what came first after it

    @property
    def reconnects(self) -> int:
        return max(0, self.connections - 1)


class Tally:
    """Counts into `counts` what goes through; knows which receipt has how many lines until it ends."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._printing: dict[str, Document] = {}
        self._online = False

    def asked(self, request: Request) -> None:
        match request:
            case Print(job, document):
                self._printing[job] = document
            case Pay() | TakeBack() | GiveBack() | PayByCode() | ShowCode():
                self._counts.attempts += 1
            case ZeroScale():
                self._counts.zeroings += 1

    def answered(self, after_s: float) -> None:
        """An answer that comes at once came `after_s` seconds after what was sent."""
        self._counts.slowest_answer_s = max(self._counts.slowest_answer_s, after_s)
        self._counts.slow_answers += after_s > SLOW_S

    def told(self, reading: Reading) -> None:
        counts = self._counts
        match reading:
            case DeviceOnline():
                self._online = True
            case DeviceOffline(fault) | DeviceTrouble(fault):
                self._failed(fault, lost=isinstance(reading, DeviceOffline))
            case CodeRead():
                counts.reads += 1
                counts.misreads += _is_misread(reading)
            case StableWeight():
                counts.weighings += 1
            case UnderZero():
                counts.under_zero += 1
            case PrintEnded(job, outcome):
                self._printed(self._printing.pop(job, None), outcome)
            case CashCredited():
                counts.pieces_in += 1
            case HealthChecked(ok=False, nobody_came=False):
                counts.checks_failed += 1
            case PaymentEnded() | PayOutEnded():
                self._paid(reading)

    def _failed(self, fault: DeviceFault, *, lost: bool) -> None:
        counts = self._counts
        counts.faults += 1
        counts.garbled += fault.kind is FaultKind.GARBLED
        counts.jams += fault.kind in (FaultKind.MECHANISM, FaultKind.CUTTER)
        if lost:
            counts.losses += self._online
            self._online = False

    def _printed(self, document: Document | None, outcome: PrintOutcome) -> None:
        if document is None:
            return
        if outcome is PrintOutcome.PRINTED:
            self._counts.lines_printed += len(document.lines)
            self._counts.cuts += document.cut
        else:
            self._counts.not_printed += 1

    def _paid(self, ended: PaymentEnded | PayOutEnded) -> None:
        match ended:
            case PaymentEnded(outcome=PaymentOutcome.DECLINED):
                self._counts.declined += 1
            case PaymentEnded(outcome=PaymentOutcome.UNKNOWN) | PayOutEnded(outcome=PayOutOutcome.UNKNOWN):
                self._counts.unclear += 1
            case PayOutEnded():
                self._counts.payouts += 1


def _is_misread(read: CodeRead) -> bool:
    """The check digit of an EAN-13, EAN-8 or UPC-A by GS1 General Specifications 7.9; of a read whose symbology nobody
    told, only thirteen digits are taken for one.
    """
    lengths = {"]E0": (12, 13), "]E4": (8,), "": (13,)}.get(read.symbology, ())
    if len(read.text) not in lengths or not (read.text.isascii() and read.text.isdecimal()):
        return False
    digits = [int(digit) for digit in reversed(read.text)]
    return (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 != 0
