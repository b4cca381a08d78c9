from __future__ import annotations

import pytest

from drivers.contract import Paper, PrinterStatus
from drivers.printers.ipp import Reply
from drivers.printers.queue_status import QueueStatus


def of(*reasons: str, state: int = 3) -> PrinterStatus:
    return QueueStatus.of(Reply(0, 1, {"printer-state-reasons": reasons, "printer-state": (state,)})).status


def test_a_queue_without_reasons_has_a_printer_without_trouble() -> None:
    assert of("none") == PrinterStatus(online=True, paper=Paper.OK, cover_open=False, cutter_error=False)


@pytest.mark.parametrize("severity", ["", "-report", "-warning", "-error"])
def test_paper_and_cover_are_seen_however_grave_the_queue_calls_them(severity: str) -> None:
    assert of(f"media-low{severity}").paper is Paper.NEAR_END
    assert of(f"media-empty{severity}").paper is Paper.OUT
    assert of(f"cover-open{severity}").cover_open


def test_a_stopped_queue_is_offline_and_says_why() -> None:
    assert of("none", state=5).fault == "the queue is stopped"
    assert of("fuser-over-temp-error").fault == "the printer reports an error: fuser-over-temp-error"
