"""What a look at a lane found, as a technician reads it."""

from __future__ import annotations

import pytest

from kiosk.core.findings import Cause, Finding, Part
from kiosk.diagnostics.lasting import Life
from kiosk.diagnostics.report import Row

SWAPPED = "If it was swapped for another: settings find scale"


def scale(cause: Cause) -> Row:
    finding = Finding(device="scale", part=Part.LINE, cause=cause)
    return Row(device="scale", kind="scale", protocol="cas", link="serial:x", findings=(finding,))


@pytest.mark.parametrize("cause", [Cause.ABSENT, Cause.UNREACHABLE, Cause.SILENT, Cause.GARBLED])
def test_where_a_device_does_not_answer_another_may_be_in_its_place(cause: Cause) -> None:
    assert SWAPPED in scale(cause).in_words().splitlines()[-1]


@pytest.mark.parametrize("cause", [Cause.OVERLOADED, Cause.SLOW, Cause.BROKEN])
def test_one_that_answers_was_not_swapped(cause: Cause) -> None:
    assert SWAPPED not in scale(cause).in_words()


def test_a_store_server_that_does_not_answer_was_not_swapped() -> None:
    finding = Finding(device="store", part=Part.NETWORK, cause=Cause.UNREACHABLE)
    assert "swapped" not in Row(device="store", kind="store", findings=(finding,)).in_words()


def test_how_many_reads_of_a_hundred_failed_is_one_number() -> None:
    life = Life("scanner", "scanner", "ACME", "2026-11-02", "2026-11-27", now=True, counts={"reads": 3, "garbled": 1})
    told = Row(device="scanner", kind="scanner", lasting=(life,)).in_words()
    assert told.splitlines()[-1].strip() == "since 2026-11-02: reads 3, no-reads 25 %"
