"""What is seen of a device that says little is told as it is."""

from __future__ import annotations

import pytest

from kiosk.compose.diagnosing import doubted, with_what_came
from kiosk.core.findings import Cause, Finding, Grade, Part
from kiosk.diagnostics.lasting import Life
from kiosk.diagnostics.report import UNHEARD, Row

SILENT = Finding(device="scale", part=Part.POWER, cause=Cause.SILENT, detail="the scale does not answer")


def test_what_comes_of_a_device_that_does_not_answer_in_time_is_told_beside() -> None:
    assert with_what_came(SILENT, 0) == SILENT
    assert with_what_came(SILENT, 9).detail == "the scale does not answer, but 9 bytes came: it may answer too late"
    noisy = Finding(device="scale", part=Part.LINE, cause=Cause.NOISY)
    assert with_what_came(noisy, 9) == noisy


def scanner(link: str = "serial:/dev/ttyUSB0", unit: str = "", **counts: float) -> Row:
    lasting = (Life("scanner", "scanner", unit, "2026-11-26", "2026-11-27", now=True, counts={}),) if unit else ()
    return Row(device="scanner", kind="scanner", link=link, notes=("it answers",), counts=counts, lasting=lasting)


@pytest.mark.parametrize("unit", ["", "serial-aim"])
def test_a_scanner_that_has_said_nothing_is_fine_with_a_word_of_doubt(unit: str) -> None:
    row = doubted(scanner(unit=unit))
    assert (row.grade, row.notes) == (Grade.FINE, (UNHEARD,))
    assert row.in_words().splitlines()[1].strip() == UNHEARD


def test_a_scanner_that_once_told_its_name_and_is_silent_now_should_be_looked_at() -> None:
    row = doubted(scanner(unit="Gryphon 4500"))
    assert (row.grade, row.findings[0].part) == (Grade.SOON, Part.READER)
    assert row.findings[0].detail == "it called itself Gryphon 4500 before, and says nothing now"


@pytest.mark.parametrize("row", [scanner(bytes_in=7.0), scanner("keys:"), Row(device="scale", kind="scale")])
def test_what_has_spoken_or_speaks_through_the_window_is_not_doubted(row: Row) -> None:
    assert doubted(row) is row
