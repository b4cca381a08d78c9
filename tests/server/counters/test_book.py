"""What a lane's devices did is kept once, however often it is told."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from kiosk.core.device_counts import DeviceCount
from server.counters.book import Counters


def cuts(value: float, day: str = "2026-11-27", unit: str = "TM-1") -> DeviceCount:
    return DeviceCount("printer", "printer", unit, "cutter", day, "cuts", value)


def told(counters: Counters, lane: str = "4", since: str = "") -> list[tuple[str, str, float]]:
    return [(one.day, one.unit, one.value) for one in counters.of(lane, since)]


def test_the_newest_word_stands(engine: Engine) -> None:
    counters = Counters(engine)
    for value in (3.0, 3.0, 7.0):
        counters.keep("4", [cuts(value)])
    assert told(counters) == [("2026-11-27", "TM-1", 7.0)]
    assert told(counters, "7") == []


def test_days_and_units_are_kept_apart(engine: Engine) -> None:
    counters = Counters(engine)
    counters.keep("4", [cuts(3.0), cuts(900.0, "2026-11-26"), cuts(1.0, unit="TM-2")])
    assert told(counters) == [("2026-11-26", "TM-1", 900.0), ("2026-11-27", "TM-1", 3.0), ("2026-11-27", "TM-2", 1.0)]
    assert told(counters, since="2026-11-27") == [("2026-11-27", "TM-1", 3.0), ("2026-11-27", "TM-2", 1.0)]
