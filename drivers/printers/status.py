"""The bits of a printer's status, from either way of asking, and what they mean for a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drivers.contract import DeviceFault, FaultKind, Paper, PrinterStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What the printer says of itself. `waiting`: it was in trouble and wants to be told how to go on."""

    offline: bool
    paper: Paper
    cover: bool
    cutter: bool
    recoverable: bool
    unrecoverable: bool
    hot: bool
    waiting: bool
    drawer_high: bool  # pin 3 of the drawer's connector

    @classmethod
    def from_auto_status(cls, block: bytes) -> Flags:
        """From the four bytes of automatic status back."""
        first, second, third = block[0], block[1], block[2]
        return cls(
            offline=bool(first & 0x08),
            paper=_paper(out=bool(third & 0x0C), near_end=bool(third & 0x03)),
            cover=bool(first & 0x20),
            cutter=bool(second & 0x08),
            recoverable=bool(second & 0x04),
            unrecoverable=bool(second & 0x20),
            hot=bool(second & 0x40),
            waiting=bool(second & 0x01),
            drawer_high=bool(first & 0x04),
        )

    @classmethod
    def from_real_time(cls, answers: Sequence[int]) -> Flags:
        """From the answers to DLE EOT 1, 2, 3 and 4."""
        printer, cause, error, paper = answers
        return cls(
            offline=bool(printer & 0x08),
            paper=_paper(out=bool(paper & 0x60 or cause & 0x20), near_end=bool(paper & 0x0C)),
            cover=bool(cause & 0x04),
            cutter=bool(error & 0x08),
            recoverable=bool(error & 0x04),
            unrecoverable=bool(error & 0x20),
            hot=bool(error & 0x40),
            waiting=bool(printer & 0x20),
            drawer_high=bool(printer & 0x04),
        )

    @property
    def broken(self) -> DeviceFault | None:
        """What ends a receipt half-way, if anything does; a hot head doesn't, it goes on by itself."""
        if self.cover:
            return DeviceFault(FaultKind.COVER_OPEN, "the printer's cover is open")
        if self.paper is Paper.OUT:
            return DeviceFault(FaultKind.OUT_OF_PAPER, "the printer is out of paper")
        if self.cutter:
            return DeviceFault(FaultKind.CUTTER, "the printer's cutter is stuck")
        if self.unrecoverable:
            return DeviceFault(FaultKind.MECHANISM, "the printer reports an error that needs service", retryable=False)
        if self.recoverable or self.waiting:
            return DeviceFault(FaultKind.MECHANISM, "the printer reports an error")
        return None

    @property
    def obstacle(self) -> str:
        """Why nothing can be printed now, in words for the technician, or ''."""
        if self.broken:
            return self.broken.detail
        if self.hot:
            return "the print head is too hot"
        return "the printer is offline" if self.offline else ""

    @property
    def status(self) -> PrinterStatus:
        mechanism = self.unrecoverable or self.recoverable or self.waiting or self.hot
        seen = self.cover or self.paper is Paper.OUT or self.cutter
        return PrinterStatus(
            online=not self.offline,
            paper=self.paper,
            cover_open=self.cover,
            cutter_error=self.cutter,
            fault=self.obstacle if mechanism and not seen else "",
        )

    @property
    def recovery_helps(self) -> bool:
        """Nothing stands in the way any more but the printer's own memory of it."""
        return self.paper is not Paper.OUT and not self.cover and not self.cutter and not self.unrecoverable


def _paper(*, out: bool, near_end: bool) -> Paper:
    if out:
        return Paper.OUT
    return Paper.NEAR_END if near_end else Paper.OK
