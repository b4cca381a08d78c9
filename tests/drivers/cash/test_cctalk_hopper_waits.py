"""Change that is due while a hopper is asked what became of an older payout."""

from __future__ import annotations

from drivers.contract import PayOut, PayOutOutcome, ResolvePayOut
from tests.drivers.cash.test_cctalk_hopper import Bus


def in_doubt() -> tuple[Bus, PayOut]:
    """Three coins fall while the wire is pulled: nobody has told of them."""
    bus = Bus()
    old = bus.pays(3)
    bus.passes(0.6)
    bus.is_pulled_for(8.0)
    bus.passes(3.0)
    assert (bus.told(), bus.mark) == ([(PayOutOutcome.UNKNOWN, 0)], "12345:503")
    return bus, old


def ends_of(bus: Bus) -> list[tuple[str, PayOutOutcome, int]]:
    return [(one.payout_id, one.outcome, one.paid_minor) for one in bus.ends()[1:]]


def test_change_that_is_due_while_an_older_payout_is_asked_about_is_paid_behind_that_answer() -> None:
    bus, old = in_doubt()
    bus.asks(ResolvePayOut(old.payout_id, old.amount_minor, old.mark))
    bus.passes(0.3)
    bus.pays(2, "p2")
    bus.passes(20.0)
    assert ends_of(bus) == [("p1", PayOutOutcome.PAID, 300), ("p2", PayOutOutcome.PAID, 200)]
    assert (bus.out, bus.dispensed) == (5, 2)


def test_change_whose_mark_is_from_before_the_older_payout_is_not_begun_and_paid_from_the_mark_told_then() -> None:
    bus, old = in_doubt()
    bus.asks(ResolvePayOut(old.payout_id, old.amount_minor, old.mark))
    bus.asks(PayOut("p2", 200, old.mark))
    bus.passes(20.0)
    assert ends_of(bus) == [("p1", PayOutOutcome.PAID, 300), ("p2", PayOutOutcome.UNKNOWN, 0)]
    assert (bus.ends()[-1].mark, bus.out) == ("12345:503", 3)
    bus.pays(2, "p2")
    bus.passes(20.0)
    assert (ends_of(bus)[-1], bus.out) == (("p2", PayOutOutcome.PAID, 200), 5)


def test_change_that_waits_for_an_answer_which_never_comes_is_not_paid_and_says_so() -> None:
    bus, old = in_doubt()
    bus.asks(ResolvePayOut(old.payout_id, old.amount_minor, old.mark))
    bus.pays(2, "p2")
    bus.pays(2, "p3")
    bus.is_pulled_for(1.0)
    bus.passes(20.0)
    assert ends_of(bus) == [
        ("p3", PayOutOutcome.FAILED, 0),
        ("p1", PayOutOutcome.UNKNOWN, 0),
        ("p2", PayOutOutcome.FAILED, 0),
    ]
    assert (bus.out, bus.dispensed) == (3, 1)


def test_an_older_payout_that_is_asked_about_while_change_falls_is_not_known_and_the_change_is_paid() -> None:
    bus, old = in_doubt()
    bus.pays(2, "p2")
    bus.asks(ResolvePayOut(old.payout_id, old.amount_minor, old.mark))
    bus.passes(20.0)
    assert ends_of(bus) == [("p1", PayOutOutcome.UNKNOWN, 0), ("p2", PayOutOutcome.PAID, 200)]
    assert bus.out == 5
