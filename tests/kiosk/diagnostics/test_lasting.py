"""What a part has done is known after a restart, and a new device begins anew beside what the old one did."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.device_counts import DeviceCount
from kiosk.core.findings import Part
from kiosk.diagnostics.lasting import Grown, Lasting, part_of


def printed(unit: str, day: str, **counts: float) -> Grown:
    return Grown("printer", "printer", unit, day, counts)


@pytest.fixture
def lasting(tmp_path: Path) -> Lasting:
    return Lasting(tmp_path / "counters.db")


def test_a_lane_that_never_counted_has_nothing_to_tell(lasting: Lasting) -> None:
    assert lasting.lives() == ()


def test_what_was_counted_adds_up_over_restarts_and_days(lasting: Lasting, tmp_path: Path) -> None:
    lasting.add([printed("TM-1", "2026-11-26", cuts=3)])
    Lasting(tmp_path / "counters.db").add(
        [printed("TM-1", "2026-11-26", cuts=1), printed("TM-1", "2026-11-27", cuts=2)]
    )
    (life,) = lasting.lives()
    assert (life.since, life.until, life.now, life.counts) == ("2026-11-26", "2026-11-27", True, {"cuts": 6.0})


def test_a_printer_says_what_each_of_its_parts_has_done(lasting: Lasting) -> None:
    lasting.add([printed("TM-1", "2026-11-26", cuts=3, lines_printed=10_000, losses=2, not_printed=1)])
    (life,) = lasting.lives()
    assert life.as_json()["parts"] == {
        "cutter": {"cuts": 3.0},
        "print_head": {"lines_printed": 10_000.0, "not_printed": 1.0, "metres": 42.0},
        "cable": {"losses": 2.0},
    }


def test_a_day_that_began_with_the_plug_out_makes_no_new_device(lasting: Lasting) -> None:
    lasting.add([printed("TM-1", "2026-11-25", cuts=900, bytes_in=40)])
    lasting.add([printed("escpos", "2026-11-26", faults=2), printed("TM-1", "2026-11-26", cuts=1, bytes_in=9)])
    assert [(life.unit, life.now) for life in lasting.lives()] == [("TM-1", True), ("escpos", False)]


def test_people_are_told_what_wears_a_part_and_nothing_that_never_happened(lasting: Lasting) -> None:
    lasting.add([printed("TM-1", "2026-11-26", bytes_in=90, losses=2, lines_printed=10_000, cuts=3, jams=0)])
    (life,) = lasting.lives()
    assert list(life.figures.items()) == [("cuts", 3.0), ("metres", 42.0), ("losses", 2.0)]


def test_a_scanner_says_how_many_of_a_hundred_reads_were_none(lasting: Lasting) -> None:
    lasting.add([Grown("scanner", "scanner", "H1", "2026-11-26", {"reads": 95, "garbled": 5})])
    (life,) = lasting.lives()
    parts = life.as_json()["parts"]
    assert isinstance(parts, dict)
    assert parts["reader"] == {"reads": 95.0, "no_reads_per_100": 5.0}


def test_a_printer_that_was_exchanged_begins_anew_and_the_old_ones_counts_stay(lasting: Lasting) -> None:
    lasting.add([printed("TM-1", "2026-11-25", cuts=900)])
    lasting.add([printed("TM-2", "2026-11-26", cuts=4)])
    assert [(life.unit, life.now, life.counts["cuts"]) for life in lasting.lives()] == [
        ("TM-1", False, 900.0),
        ("TM-2", True, 4.0),
    ]


def test_the_server_is_told_once_and_again_what_has_grown(lasting: Lasting) -> None:
    assert lasting.untold(9) == ()
    lasting.add([printed("TM-1", "2026-11-26", cuts=3), printed("TM-1", "2026-11-27", cuts=1)])
    first = lasting.untold(1)
    assert first == (DeviceCount("printer", "printer", "TM-1", "cutter", "2026-11-26", "cuts", 3.0),)
    lasting.told(first)
    assert [one.day for one in lasting.untold(9)] == ["2026-11-27"]
    lasting.add([printed("TM-1", "2026-11-26", cuts=2)])
    assert [(one.day, one.value) for one in lasting.untold(9)] == [("2026-11-26", 5.0), ("2026-11-27", 1.0)]


def test_what_grew_while_it_was_being_told_is_told_again(lasting: Lasting) -> None:
    lasting.add([printed("TM-1", "2026-11-26", cuts=3)])
    telling = lasting.untold(9)
    lasting.add([printed("TM-1", "2026-11-26", cuts=1)])
    lasting.told(telling)
    assert [one.value for one in lasting.untold(9)] == [4.0]


def test_a_count_of_no_part_of_its_own_is_the_mechanisms() -> None:
    assert part_of("hopper", "jams") is Part.HOPPER
    assert part_of("cash", "jams") is Part.CASH_BOX
