"""What a device has done since it was first claimed, counted where it passes by."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import (
    CodeRead,
    DeviceOffline,
    DeviceTrouble,
    Document,
    Pay,
    Print,
    PrintEnded,
    PrintOutcome,
    Reading,
    Request,
    StableWeight,
    TakeBack,
)


@dataclass(slots=True)
class Counts:
    """Written by one thread; another reads each number whole. `online_s` grows when a device goes offline or is
    released.
    """

    reads: int = 0  # codes
    weighings: int = 0  # weights at rest
    lines_printed: int = 0  # of receipts that the printer confirmed
    attempts: int = 0  # payments and refunds asked for
    faults: int = 0  # losses and troubles told
    connections: int = 0  # links that opened
    bytes_out: int = 0
    bytes_in: int = 0
    online_s: float = 0.0
    slowest_answer_s: float = 0.0  # from what was sent to what came first after it

    @property
    def reconnects(self) -> int:
        return max(0, self.connections - 1)


class Tally:
    """Counts into `counts` what goes through; knows which receipt has how many lines until it ends."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._printing: dict[str, Document] = {}

    def asked(self, request: Request) -> None:
        match request:
            case Print(job, document):
                self._printing[job] = document
            case Pay() | TakeBack():
                self._counts.attempts += 1

    def told(self, reading: Reading) -> None:
        match reading:
            case CodeRead():
                self._counts.reads += 1
            case StableWeight():
                self._counts.weighings += 1
            case DeviceOffline() | DeviceTrouble():
                self._counts.faults += 1
            case PrintEnded(job, outcome):
                document = self._printing.pop(job, None)
                if document is not None and outcome is PrintOutcome.PRINTED:
                    self._counts.lines_printed += len(document.lines)
