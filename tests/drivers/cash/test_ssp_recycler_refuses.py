"""A recycler that gives out nothing, or not yet, says why, and where its notes stand."""

from __future__ import annotations

from drivers.contract import PayOut, PayOutOutcome, ResolvePayOut
from tests.drivers.cash.test_ssp_recycler import Store, store


def test_a_unit_whose_notes_have_moved_says_where_they_stand_and_pays_by_that_mark() -> None:
    line = store()
    old = line.pays(500)
    line.passes(20.0)
    line.asks(PayOut("p2", 1000, old.mark))
    line.passes(20.0)
    refused = line.ends()[-1]
    assert (refused.outcome, refused.paid_minor, refused.mark) == (
        PayOutOutcome.UNKNOWN,
        0,
        "4711:1300/201+9x500+10x1000+5x2000",
    )
    line.asks(PayOut("p3", 1000, refused.mark))
    line.passes(20.0)
    assert (line.told()[-1], line.out) == ((PayOutOutcome.PAID, 1000), 1500)


def test_other_money_than_the_unit_holds_is_not_paid_and_not_asked_of_it() -> None:
    line = store()
    line.asks(PayOut("p1", 500, line.kept.mark, "CHF"))
    line.passes(5.0)
    assert (line.told(), line.out, line.ends()[0].reason) == (
        [(PayOutOutcome.FAILED, 0)],
        0,
        "what it holds is not all in CHF",
    )


def paid_before() -> tuple[Store, PayOut]:
    """Five euros are out, of which the lane has not heard."""
    line = store()
    old = line.pays(500)
    line.passes(20.0)
    return line, old


def ends_of(line: Store) -> list[tuple[str, PayOutOutcome, int]]:
    return [(one.payout_id, one.outcome, one.paid_minor) for one in line.ends()[1:]]


def test_change_that_is_due_while_an_older_payout_is_asked_about_is_paid_behind_that_answer() -> None:
    line, old = paid_before()
    line.asks(ResolvePayOut(old.payout_id, old.amount_minor, old.mark))
    line.passes(0.3)
    line.asks(PayOut("p2", 1000, line.ends()[0].mark))
    line.passes(40.0)
    assert ends_of(line) == [("p1", PayOutOutcome.PAID, 500), ("p2", PayOutOutcome.PAID, 1000)]
    assert (line.out, line.commands) == (1500, 2)


def test_change_whose_mark_is_from_before_the_older_payout_is_not_begun_and_paid_from_the_mark_told_then() -> None:
    line, old = paid_before()
    line.asks(ResolvePayOut(old.payout_id, old.amount_minor, old.mark))
    line.asks(PayOut("p2", 1000, old.mark))
    line.passes(40.0)
    assert ends_of(line) == [("p1", PayOutOutcome.PAID, 500), ("p2", PayOutOutcome.UNKNOWN, 0)]
    line.asks(PayOut("p2", 1000, line.ends()[-1].mark))
    line.passes(40.0)
    assert (ends_of(line)[-1], line.out) == (("p2", PayOutOutcome.PAID, 1000), 1500)


def test_change_that_waits_for_an_answer_which_never_comes_is_not_paid_and_says_so() -> None:
    line, old = paid_before()
    line.asks(ResolvePayOut(old.payout_id, old.amount_minor, old.mark))
    line.asks(PayOut("p2", 1000, line.ends()[0].mark))
    line.emulator.faults.set("bad_check", value=True)
    line.passes(30.0)
    assert ends_of(line) == [("p1", PayOutOutcome.UNKNOWN, 0), ("p2", PayOutOutcome.FAILED, 0)]
    assert (line.out, line.commands) == (500, 1)
