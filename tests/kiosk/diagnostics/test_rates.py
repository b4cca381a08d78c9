"""What happens often lately is told from what happened once, long ago."""

from __future__ import annotations

from kiosk.diagnostics.rates import Rates


def test_what_was_counted_before_the_window_counts_no_more() -> None:
    rates = Rates(600.0)
    for minute, count in enumerate((0, 5, 5, 5)):
        rates.saw({"garbled": count}, minute * 300.0)
    assert rates.lately({"garbled": 5}) == {"garbled": 0}
    assert rates.lately({"garbled": 7}) == {"garbled": 2}


def test_counts_are_looked_at_once_a_second_at_most() -> None:
    rates = Rates(600.0)
    rates.saw({"garbled": 0}, 10.0)
    assert not rates.due(10.9)
    rates.saw({"garbled": 4}, 10.9)
    assert rates.lately({"garbled": 4}) == {"garbled": 4}
    assert rates.due(11.0)


def test_a_device_that_was_never_looked_at_has_done_all_of_it_lately() -> None:
    assert Rates(600.0).lately({"garbled": 3}) == {"garbled": 3}
