from __future__ import annotations

import pytest

from drivers.contract import Paper, PrinterStatus
from drivers.printers.status import Flags


def status(*, online: bool = False, paper: Paper = Paper.OK, **others: bool | str) -> PrinterStatus:
    fields = {"cover_open": False, "cutter_error": False, "fault": ""} | others
    return PrinterStatus(online=online, paper=paper, **fields)


@pytest.mark.parametrize(
    ("automatic", "real_time", "expected"),
    [
        ("10 00 00 00", "12 12 12 12", status(online=True)),
        ("10 00 03 00", "12 12 12 1E", status(online=True, paper=Paper.NEAR_END)),
        ("18 00 0F 00", "1A 32 12 7E", status(paper=Paper.OUT)),
        ("38 00 00 00", "1A 16 12 12", status(cover_open=True)),
        ("18 08 00 00", "1A 52 1A 12", status(cutter_error=True)),
        ("18 20 00 00", "1A 52 32 12", status(fault="the printer reports an error that needs service")),
        ("18 40 00 00", "1A 52 52 12", status(fault="the print head is too hot")),
        ("18 01 00 00", "3A 52 12 12", status(fault="the printer reports an error")),
        ("14 00 00 00", "16 12 12 12", status(online=True)),  # the drawer's switch is no trouble
    ],
)
def test_both_ways_of_asking_say_the_same(automatic: str, real_time: str, expected: PrinterStatus) -> None:
    told = Flags.from_auto_status(bytes.fromhex(automatic))
    assert told == Flags.from_real_time(bytes.fromhex(real_time))
    assert told.status == expected


def test_offline_without_a_cause_is_an_obstacle_but_does_not_end_a_receipt() -> None:
    flags = Flags.from_auto_status(bytes.fromhex("18 00 00 00"))
    assert flags.obstacle == "the printer is offline"
    assert flags.broken is None
