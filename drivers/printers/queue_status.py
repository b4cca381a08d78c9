"""What a print queue's `printer-state-reasons` mean for a receipt."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import Paper, PrinterStatus
from drivers.printers.ipp import Reply

STOPPED = 5
SEVERITIES = ("-error", "-warning", "-report")
OUT = ("media-empty", "media-needed")
COVER = ("cover-open", "door-open", "interlock-open")
CUTTER = ("trimmer-", "cutter-")
AWAY = {
    "paused": "the queue is paused",
    "moving-to-paused": "the queue is paused",
    "offline": "the queue says that the printer is offline",
    "shutdown": "the queue says that the printer is switched off",
    "timed-out": "the queue cannot reach the printer",
    "connecting-to-device": "the queue cannot reach the printer",
}


@dataclass(frozen=True, slots=True)
class QueueStatus:
    """`broken` ends a receipt half-way, `obstacle` keeps one from being begun; both are '' or one sentence."""

    paper: Paper
    cover: bool
    cutter: bool
    broken: str
    obstacle: str

    @classmethod
    def of(cls, reply: Reply) -> QueueStatus:
        """From the answer to Get-Printer-Attributes."""
        told = reply.words("printer-state-reasons")
        reasons = {_bare(reason) for reason in told} - {"none"}
        paper = Paper.OUT if reasons & {*OUT} else Paper.NEAR_END if "media-low" in reasons else Paper.OK
        cover = bool(reasons & {*COVER})
        cutter = any(reason.startswith(CUTTER) for reason in reasons)
        broken = _broken(paper, told, cover=cover, cutter=cutter)
        return cls(paper, cover, cutter, broken, broken or _obstacle(reply, reasons))

    @property
    def status(self) -> PrinterStatus:
        seen = self.cover or self.cutter or self.paper is Paper.OUT
        return PrinterStatus(
            online=not self.obstacle,
            paper=self.paper,
            cover_open=self.cover,
            cutter_error=self.cutter,
            fault="" if seen else self.obstacle,
        )


def _bare(reason: str) -> str:
    for severity in SEVERITIES:
        reason = reason.removesuffix(severity)
    return reason


def _broken(paper: Paper, told: tuple[str, ...], *, cover: bool, cutter: bool) -> str:
    if cover:
        return "the printer's cover is open"
    if paper is Paper.OUT:
        return "the printer is out of paper"
    if cutter:
        return "the printer's cutter is stuck"
    errors = sorted(reason for reason in told if reason.endswith("-error") and _bare(reason) not in AWAY)
    return f"the printer reports an error: {errors[0]}" if errors else ""


def _obstacle(reply: Reply, reasons: set[str]) -> str:
    for reason, words in AWAY.items():
        if reason in reasons:
            return words
    if reply.attributes.get("printer-is-accepting-jobs") == (False,):
        return "the queue takes no jobs"
    return "the queue is stopped" if reply.number("printer-state") == STOPPED else ""
