"""The lane's log says what ails a device as it begins and ends, once each, and nothing in the device's own words."""

from __future__ import annotations

import logging

import pytest

from kiosk.core.findings import Cause, Finding, Part
from kiosk.diagnostics.finding_log import FindingLog
from kiosk.diagnostics.report import Row

LOW = Finding(device="printer", part=Part.PAPER, cause=Cause.PAPER_LOW, detail="roll 4711 of Tess B.")
STUCK = Finding(device="printer", part=Part.CUTTER, cause=Cause.CUTTER_STUCK)


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The lines of a lane whose printer was well, low, stuck too, away, there again and low, and well."""
    rows = (
        Row(device="printer", kind="printer"),
        Row(device="printer", kind="printer", findings=(LOW,)),
        Row(device="printer", kind="printer", findings=(LOW, STUCK)),
        Row(device="printer", kind="printer", waits=True),
        Row(device="printer", kind="printer", findings=(LOW,)),
        Row(device="printer", kind="printer"),
    )
    now = iter(rows)
    watching = FindingLog(lambda: (next(now),))
    with caplog.at_level(logging.INFO):
        for _ in rows:
            watching.look()
    return caplog.messages


def test_each_finding_is_said_as_it_begins_and_as_it_ends(told: list[str]) -> None:
    assert told == [
        "printer, paper: paper_low begins",
        "printer, cutter: cutter_stuck begins",
        "printer, cutter: cutter_stuck is over",
        "printer, paper: paper_low is over",
    ]


def test_what_a_device_says_of_itself_is_not_in_the_log(told: list[str]) -> None:
    assert not any("Tess" in line or "4711" in line for line in told)
