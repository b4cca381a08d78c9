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


def test_what_each_unit_has_done_is_added_up_the_newest_unit_first(engine: Engine) -> None:
    counters = Counters(engine)
    counters.keep("4", [cuts(900.0, "2026-11-10"), cuts(5.0, "2026-11-20"), cuts(2.0, "2026-11-27", unit="TM-2")])
    counters.keep("7", [cuts(1.0)])
    newest, old = counters.done("4", "printer", "2026-11-20")
    assert (newest.unit, newest.value, newest.lately) == ("TM-2", 2.0, 2.0)
    assert (old.since, old.until, old.value, old.lately) == ("2026-11-10", "2026-11-20", 905.0, 5.0)
    assert counters.devices() == [("4", "printer"), ("7", "printer")]
    assert counters.done("7", "scale", "2026-11-20") == []
